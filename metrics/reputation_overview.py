"""Every figure of the reputation index: the eight returns, the index, and why it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.calibrated_sentiment import calibrated_sentiment
from metrics.figure import Figure
from metrics.member_reach import member_reach
from metrics.period import Period
from metrics.presence import freshness
from metrics.rating import rating
from metrics.recovered_incidents import recovered_incidents
from metrics.reputation_change import reputation_change
from metrics.reputation_contributions import Story, reputation_contributions, story_of
from metrics.reputation_index import component_points, reputation_index
from metrics.reputation_indicators import known_indicators
from metrics.reputation_setup import ReputationSetup, reputation_setup
from metrics.response_time import answered_in_a_day
from metrics.young_followers import young_followers

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class ReputationOverview:
    """What the page, the report and the trace draw."""

    index: Figure
    change: Figure
    components: tuple[Figure, ...]
    contributions: tuple[Figure, ...]
    story: Story
    indicators: Mapping[str, Figure]
    setup: ReputationSetup
    compared: Period

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in the order in which the page shows them."""
        first = (self.index, self.change, *self.components, *self.contributions)
        return (*first, *self.indicators.values())


def reputation_overview(
    tables: Tables, period: Period, today: date, comparison: Period | None = None
) -> ReputationOverview:
    """The index of the whole co-op: it knows no platform and no account."""
    compared = comparison or period.previous()
    now, before = (indicators_of(tables, one, today) for one in (period, compared))
    profile = tables["coop_profile"]
    setup, setup_before = (reputation_setup(profile, one.last_day) for one in (period, compared))
    contributions = reputation_contributions(now, before, setup, setup_before)
    return ReputationOverview(
        index=reputation_index(now, setup),
        change=reputation_change(now, before, setup, setup_before),
        components=tuple(component_points(now, setup)),
        contributions=tuple(contributions),
        story=story_of(contributions),
        indicators=now,
        setup=setup,
        compared=compared,
    )


def indicators_of(tables: Tables, period: Period, today: date) -> dict[str, Figure]:
    """The ten indicators of the eight returns, by name; the unknown ones with their reason."""
    _, by_public = rating(tables, period)
    return {
        "perception": calibrated_sentiment(tables, period),
        **known_indicators(tables, period, today),
        "rating": by_public,
        "recovery": recovered_incidents(tables, period, today),
        "channels": freshness(tables, period, today),
        "answered": answered_in_a_day(tables, period, today),
        "member_reach": member_reach(tables, period)[0],
        "youth": young_followers(tables, period)[1],
    }
