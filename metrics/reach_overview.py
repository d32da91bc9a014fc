"""Every figure of the reach page for one choice of period, platforms and account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.account_reach import account_reach, account_reach_change
from metrics.definition_breaks import definition_breaks
from metrics.figure import Figure
from metrics.frequency import frequency
from metrics.headlines import target_public
from metrics.organic_reach import organic_paid
from metrics.period import Period
from metrics.post_reach import post_reach, post_reach_change
from metrics.reach import daily_reach
from metrics.reach_across_platforms import reach_across_platforms
from metrics.reach_rate import reach_rate
from metrics.repeat_posts import repeat_posts
from metrics.scope import events_in, only_account
from metrics.top_posts import top_posts
from metrics.views import views, views_by

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class ReachOverview:
    """What the page, the report and the trace draw: figures by family, small frames by day."""

    together: Figure
    accounts: tuple[Figure, ...]
    account_changes: tuple[Figure, ...]
    posts: tuple[Figure, ...]
    post_changes: tuple[Figure, ...]
    rates: tuple[Figure, ...]
    organic: tuple[Figure, ...]
    views: tuple[Figure, ...]
    frequencies: tuple[Figure, ...]
    repeats: tuple[Figure, ...]
    days: pd.DataFrame
    views_by_week: pd.DataFrame
    breaks: pd.DataFrame
    events: pd.DataFrame
    top: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (
            self.together,
            *self.accounts,
            *self.account_changes,
            *self.posts,
            *self.post_changes,
            *self.rates,
            *self.organic,
            *self.views,
            *self.frequencies,
            *self.repeats,
        )


def reach_overview(
    tables: Tables,
    period: Period,
    today: date,
    comparison: Period | None = None,
    *,
    platforms: tuple[str, ...] = (),
    account: str | None = None,
) -> ReachOverview:
    """The figures of one period, its changes against `comparison` (else the period before it).

    Views are cut into weeks (Monday to Sunday) for their chart.
    """
    own = only_account(tables, account)
    return ReachOverview(
        together=reach_across_platforms(own, period, target_public(own), platforms=platforms),
        accounts=tuple(account_reach(own, period, platforms=platforms)),
        account_changes=tuple(
            account_reach_change(own, period, comparison=comparison, platforms=platforms)
        ),
        posts=tuple(post_reach(own, period, today, platforms=platforms)),
        post_changes=tuple(
            post_reach_change(own, period, today, comparison=comparison, platforms=platforms)
        ),
        rates=tuple(reach_rate(own, period, today, platforms=platforms)),
        organic=tuple(organic_paid(own, period, today, platforms=platforms)),
        views=tuple(views(own, period, today, platforms=platforms)),
        frequencies=tuple(frequency(own, period, today, platforms=platforms)),
        repeats=tuple(repeat_posts(own, period, today, platforms=platforms)),
        days=daily_reach(own, period, platforms=platforms),
        views_by_week=views_by(own, period, "week", platforms=platforms),
        breaks=definition_breaks(own, period, platforms=platforms),
        events=events_in(own, period, platforms),
        top=top_posts(own, period, platforms=platforms),
    )
