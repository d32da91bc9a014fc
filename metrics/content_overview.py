"""Every figure of the content page for one choice of period, platforms and account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.chart_notes import marked_days
from metrics.engagement_change import engagement_rate_change
from metrics.engagement_rate import Kind, engagement_rate
from metrics.engaging_posts import engagement_by, engaging_posts
from metrics.figure import Figure
from metrics.format_effect import format_effect
from metrics.period import Period, add_months
from metrics.pillar_engagement import pillar_engagement
from metrics.post_engagement import post_engagement
from metrics.posting_time import alternating_schedule, posting_times
from metrics.posts_with_plan import posts_with_plan
from metrics.scope import only_account
from metrics.target_progress import target_progress

Tables = Mapping[str, pd.DataFrame]

PAGE = "konten"
STUDIED_MONTHS = 12
OTHER_KINDS: tuple[Kind, ...] = ("views", "followers", "accounts", "passing_on")


@dataclass(frozen=True)
class ContentOverview:
    """What the page, the report and the trace draw.

    `studied` is the period of formats, pillars, times and audiences; `points` has one row a post
    (day, platform, rate) of the chosen period.
    """

    studied: Period
    rates: tuple[Figure, ...]
    changes: tuple[Figure, ...]
    other_rates: tuple[Figure, ...]
    formats: tuple[Figure, ...]
    pillars: tuple[Figure, ...]
    times: tuple[Figure, ...]
    targets: tuple[Figure, ...]
    by_format: pd.DataFrame
    by_audience: pd.DataFrame
    schedule: pd.DataFrame
    top: pd.DataFrame
    points: pd.DataFrame
    events: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (
            *self.rates,
            *self.changes,
            *self.targets,
            *self.formats,
            *self.pillars,
            *self.times,
            *self.other_rates,
        )


def year_until(period: Period) -> Period:
    """The twelve months that end with the period, or the period itself where it is longer.

    A month of a small co-op has too few posts to tell formats, pillars or hours apart.

    >>> year_until(Period.month(2026, 10)).start
    datetime.date(2025, 11, 1)
    """
    start = add_months(period.last_day, 1 - STUDIED_MONTHS)
    return Period(min(start, period.start), period.end, period.zone)


def content_overview(
    tables: Tables,
    period: Period,
    today: date,
    comparison: Period | None = None,
    *,
    platforms: tuple[str, ...] = (),
    account: str | None = None,
) -> ContentOverview:
    """The figures of one period; pillar and audience from the plan where the post has none.

    The change is that against `comparison`, without one against the period before.
    """
    studied, compared = year_until(period), comparison or period.previous()
    first, after = min(studied.start, compared.start), max(period.end, compared.end)
    needed = Period(first, after, period.zone)
    own = only_account({**tables, "posts": posts_with_plan(tables, needed)}, account)
    rates = tuple(engagement_rate(own, period, today, platforms=platforms))
    times = posting_times(own, studied, today, platforms=platforms)
    return ContentOverview(
        studied=studied,
        rates=rates,
        changes=tuple(
            engagement_rate_change(own, period, today, comparison=compared, platforms=platforms)
        ),
        other_rates=tuple(
            figure
            for kind in OTHER_KINDS
            for figure in engagement_rate(own, period, today, platforms=platforms, kind=kind)
        ),
        formats=tuple(format_effect(own, studied, today, platforms=platforms)),
        pillars=tuple(pillar_engagement(own, studied, today, platforms=platforms)),
        times=tuple(times),
        targets=tuple(target_progress(tables, today, rates)),
        by_format=engagement_by(own, studied, today, by="format", platforms=platforms),
        by_audience=engagement_by(own, studied, today, by="audience", platforms=platforms),
        schedule=alternating_schedule(times, today),
        top=engaging_posts(own, period, today, platforms=platforms),
        points=_points(own, period, today, platforms),
        events=marked_days(own, period, page=PAGE, platforms=platforms),
    )


def _points(
    tables: Tables, period: Period, today: date, platforms: tuple[str, ...]
) -> pd.DataFrame:
    posts = post_engagement(tables, period, today, platforms=platforms).frame
    return posts[["day", "platform", "rate"]].sort_values("day", ignore_index=True)
