"""Pure arithmetic: canonical tables in, figures out. METRICS is the catalogue.

Two floors. Aggregates (sums, last values, counts per co-op, platform, period) are narwhals
expressions and run on pandas, DuckDB and Spark alike. Estimates (ranges, intervals, verdicts) are
plain numpy and scipy over the small frames that come out.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from metrics.metric import Metric

if TYPE_CHECKING:
    METRICS: dict[str, Metric]

CHANGED_ON = date(2026, 11, 21)
"""Since this day the same files give the numbers of today; CHANGELOG, "Numbers that changed"."""

FAMILIES = (
    "reach_across_platforms",
    "account_reach",
    "post_reach",
    "post_reach_change",
    "reach_rate",
    "views",
    "organic_reach",
    "repeat_posts",
    "follower_growth",
    "follower_series",
    "follower_anomalies",
    "follower_change",
    "follower_forecast",
    "season_effects",
    "promotion_savings",
    "replaced_promotion",
    "budget_line",
    "own_cost",
    "equivalent_value",
    "break_even",
    "engagement_rate",
    "engagement_change",
    "format_effect",
    "pillar_engagement",
    "posting_time",
    "reputation_indicators",
    "reputation_index",
    "reputation_change",
    "reputation_contributions",
    "net_sentiment",
    "calibrated_sentiment",
    "coder_agreement",
    "rating",
    "incident_recovery",
    "incident_response",
    "presence",
    "profile_completeness",
    "identical_captions",
    "plan_realisation",
    "unplanned_posts",
    "plan_balance",
    "objective_resources",
    "readiness",
    "rising_topics",
    "trend_overlap",
    "response_lag",
    "share_of_voice",
    "response_time",
    "public_replies",
    "member_share",
    "member_reach",
    "reach_and_new_members",
    "young_share",
    "young_followers",
    "recovered_incidents",
    "young_engagement",
    "member_path",
    "campaign_effect",
    "target_progress",
)
"""Modules with a CATALOGUE, in the order of the metric book."""


def __getattr__(name: str) -> dict[str, Metric]:
    """METRICS is gathered when it is first wanted: a page needs its own family, not all."""
    if name != "METRICS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _catalogue()


@cache
def _catalogue() -> dict[str, Metric]:
    families = (import_module(f"{__name__}.{family}") for family in FAMILIES)
    return {metric.name: metric for family in families for metric in family.CATALOGUE}
