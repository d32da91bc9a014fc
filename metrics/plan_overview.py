"""Every figure of the plan page for one choice of period and platforms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

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
    """The figures of one period."""
    raise NotImplementedError
