"""Every figure of the plan page for one choice of period and platforms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.objective_resources import objective_resources
from metrics.period import Period
from metrics.plan_balance import plan_balance, plan_shares
from metrics.plan_matching import plan_matching, with_matches
from metrics.plan_realisation import plan_on_time, plan_realisation, plan_rows
from metrics.readiness import busiest_owner, readiness
from metrics.unplanned_posts import unplanned_posts

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class PlanOverview:
    """What the page, the report and the trace draw."""

    realisation: Figure
    on_time: Figure
    unplanned: tuple[Figure, ...]
    balance: tuple[Figure, ...]
    resources: tuple[Figure, ...]
    readiness: tuple[Figure, ...]
    busiest: Figure
    rows: pd.DataFrame
    matches: pd.DataFrame
    objectives: pd.DataFrame
    pillars: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (
            self.realisation,
            self.on_time,
            *self.unplanned,
            *self.balance,
            *self.resources,
            *self.readiness,
            self.busiest,
        )


def plan_overview(
    tables: Tables, period: Period, today: date, *, platforms: tuple[str, ...] = ()
) -> PlanOverview:
    """The figures of one period; posts and plan are matched once for all of them."""
    arguments = (with_matches(tables, period.zone), period, today)
    return PlanOverview(
        realisation=plan_realisation(*arguments, platforms=platforms),
        on_time=plan_on_time(*arguments, platforms=platforms),
        unplanned=tuple(unplanned_posts(*arguments, platforms=platforms)),
        balance=tuple(plan_balance(*arguments, platforms=platforms)),
        resources=tuple(objective_resources(*arguments, platforms=platforms)),
        readiness=tuple(readiness(*arguments, platforms=platforms)),
        busiest=busiest_owner(*arguments, platforms=platforms),
        rows=plan_rows(*arguments, platforms=platforms),
        matches=plan_matching(*arguments, platforms=platforms),
        objectives=plan_shares(*arguments, by="objective", platforms=platforms),
        pillars=plan_shares(*arguments, by="pillar", platforms=platforms),
    )
