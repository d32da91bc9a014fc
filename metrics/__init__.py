"""Pure arithmetic: canonical tables in, figures out. METRICS is the catalogue.

Two floors. Aggregates (sums, last values, counts per co-op, platform, period) are narwhals
expressions and run on pandas, DuckDB and Spark alike. Estimates (ranges, intervals, verdicts) are
plain numpy and scipy over the small frames that come out.
"""

from __future__ import annotations

from datetime import date

from metrics import (
    account_reach,
    break_even,
    budget_line,
    calibrated_sentiment,
    coder_agreement,
    engagement_change,
    engagement_rate,
    equivalent_value,
    follower_anomalies,
    follower_change,
    follower_forecast,
    follower_growth,
    follower_series,
    format_effect,
    identical_captions,
    incident_recovery,
    incident_response,
    net_sentiment,
    objective_resources,
    organic_reach,
    own_cost,
    pillar_engagement,
    plan_balance,
    plan_realisation,
    post_reach,
    posting_time,
    presence,
    profile_completeness,
    promotion_savings,
    rating,
    reach_across_platforms,
    reach_rate,
    readiness,
    repeat_posts,
    replaced_promotion,
    reputation_change,
    reputation_contributions,
    reputation_index,
    reputation_indicators,
    response_lag,
    rising_topics,
    season_effects,
    share_of_voice,
    trend_overlap,
    unplanned_posts,
    views,
)
from metrics.metric import Metric

CHANGED_ON = date(2026, 11, 21)
"""Since this day the same files give the numbers of today; CHANGELOG, "Numbers that changed"."""

_FAMILIES = (
    reach_across_platforms,
    account_reach,
    post_reach,
    reach_rate,
    views,
    organic_reach,
    repeat_posts,
    follower_growth,
    follower_series,
    follower_anomalies,
    follower_change,
    follower_forecast,
    season_effects,
    promotion_savings,
    replaced_promotion,
    budget_line,
    own_cost,
    equivalent_value,
    break_even,
    engagement_rate,
    engagement_change,
    format_effect,
    pillar_engagement,
    posting_time,
    reputation_indicators,
    reputation_index,
    reputation_change,
    reputation_contributions,
    net_sentiment,
    calibrated_sentiment,
    coder_agreement,
    rating,
    incident_recovery,
    incident_response,
    presence,
    profile_completeness,
    identical_captions,
    plan_realisation,
    unplanned_posts,
    plan_balance,
    objective_resources,
    readiness,
    rising_topics,
    trend_overlap,
    response_lag,
    share_of_voice,
)

METRICS: dict[str, Metric] = {
    metric.name: metric for family in _FAMILIES for metric in family.CATALOGUE
}
