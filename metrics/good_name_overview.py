"""Every figure of the good-name page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class GoodNameOverview:
    """What the page, the report and the trace draw."""

    calibrated: Figure
    labelled: Figure
    agreement: Figure
    ratings: tuple[Figure, ...]
    recoveries: tuple[Figure, ...]
    responses: tuple[Figure, ...]
    incidents: pd.DataFrame
    queue: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        first = (self.calibrated, self.labelled, self.agreement)
        return (*first, *self.ratings, *self.recoveries, *self.responses)


def good_name_overview(
    tables: Tables, period: Period, today: date, *, platforms: tuple[str, ...] = ()
) -> GoodNameOverview:
    """The figures of one period."""
    raise NotImplementedError
