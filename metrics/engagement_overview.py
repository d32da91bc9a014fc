"""Every figure of the content page for one choice of period, platforms and account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.engagement_change import engagement_rate_change
from metrics.engagement_rate import engagement_rate
from metrics.engaging_posts import engagement_by, engaging_posts
from metrics.figure import Figure
from metrics.format_effect import format_effect
from metrics.period import Period
from metrics.pillar_engagement import pillar_engagement
from metrics.posting_time import alternating_schedule, posting_times
from metrics.scope import only_account

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class EngagementOverview:
    """What the page, the report and the trace draw."""

    rates: tuple[Figure, ...]
    changes: tuple[Figure, ...]
    other_rates: tuple[Figure, ...]
    formats: tuple[Figure, ...]
    pillars: tuple[Figure, ...]
    times: tuple[Figure, ...]
    by_format: pd.DataFrame
    schedule: pd.DataFrame
    top: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (
            *self.rates,
            *self.changes,
            *self.other_rates,
            *self.formats,
            *self.pillars,
            *self.times,
        )


def engagement_overview(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
    account: str | None = None,
) -> EngagementOverview:
    """The figures of one period; `posts` with the pillar filled where the plan knows it."""
    own = only_account(tables, account)
    times = posting_times(own, period, today, platforms=platforms)
    return EngagementOverview(
        rates=tuple(engagement_rate(own, period, today, platforms=platforms)),
        changes=tuple(engagement_rate_change(own, period, today, platforms=platforms)),
        other_rates=tuple(
            figure
            for kind in ("views", "followers", "accounts", "passing_on")
            for figure in engagement_rate(own, period, today, platforms=platforms, kind=kind)
        ),
        formats=tuple(format_effect(own, period, today, platforms=platforms)),
        pillars=tuple(pillar_engagement(own, period, today, platforms=platforms)),
        times=tuple(times),
        by_format=engagement_by(own, period, today, by="format", platforms=platforms),
        schedule=alternating_schedule(times, today),
        top=engaging_posts(own, period, today, platforms=platforms),
    )
