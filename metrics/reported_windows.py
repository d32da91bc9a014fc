"""The windows of unique people that one account reported, as columns: cheap to cut by period."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.period import Period
from metrics.reach_windows import Window

Days = NDArray[np.datetime64]
Chosen = NDArray[np.bool_]
Columns = tuple[Days, Days, Days, NDArray[np.float64], NDArray[np.float64], NDArray[np.object_]]

# Column of account_days -> length of the window that ends with its day.
REACH = {"reach_1d": 1, "reach_7d": 7, "reach_28d": 28}
VIEWERS = {"viewers_1d": 1}
LENGTHS = {"reach": REACH, "viewers": VIEWERS}
"""The measures of unique people, and the columns that hold each."""

MEMORY = timedelta(days=400)
"""How long before a period readings still count: eight months of windows and some holes."""

_AFTER = timedelta(days=max(REACH.values()))


@dataclass(frozen=True)
class Reported:
    """All windows of one measure of one account, as columns: first those of days, then the spans.

    A window holds [start, end); `first` is the day of its row, or the start of its span. `zone` is
    "" where the file names none.
    """

    start: Days
    end: Days
    first: Days
    reach: NDArray[np.float64]
    import_id: NDArray[np.float64]
    zone: NDArray[np.object_]

    @cached_property
    def is_one_day(self) -> Chosen:
        """The windows that hold one day."""
        is_one: Chosen = (self.end - self.start) == np.timedelta64(1, "D")
        return is_one

    def touching(self, period: Period) -> Chosen:
        """The windows that hold a day of the period."""
        return _overlap(self.start, self.end, period.start, period.end)

    def told_in(self, period: Period) -> Chosen:
        """The windows whose row lies in or reaches into the period."""
        return _overlap(self.first, self.end, period.start, period.end)

    def remembered(self, period: Period) -> Chosen:
        """The windows of the period, of the memory before it and of the four weeks after it."""
        return _overlap(self.first, self.end, period.start - MEMORY, period.end + _AFTER)

    def windows(self, chosen: Chosen) -> tuple[Window, ...]:
        """These windows, each by itself."""
        columns = (one[chosen].tolist() for one in (self.start, self.end, self.reach))
        return tuple(Window(*window) for window in zip(*columns, strict=True))

    def knowledge(self, period: Period) -> tuple[bool, int, int]:
        """How much it says of a period: at least half of it, then the longest, then the days held.

        Ten months reported as months say more of the people reached than all their single days: a
        month is one count of different people, and days only bound it.
        """
        near = self.touching(period)
        first, start, end = np.datetime64(period.start), self.start[near], self.end[near]
        places = ((one - first).astype(int).clip(0, period.days) for one in (start, end))
        opened = np.zeros(period.days + 1, dtype=int)
        for place, step in zip(places, (1, -1), strict=True):
            np.add.at(opened, place, step)
        held = int((opened.cumsum() > 0).sum())
        is_half = 2 * held >= period.days
        is_inside = (start >= first) & (end <= np.datetime64(period.end))
        inside = (end - start)[is_inside].astype(int)
        return is_half, int(inside.max(initial=0)) if is_half else 0, held


def reported_windows(days: pd.DataFrame, spans: pd.DataFrame, measure: str) -> Reported:
    """The windows of one measure in one account's rows of account_days and account_windows."""
    parts = [*_of_days(days, measure), _of_spans(spans, measure)]
    columns = [np.concatenate([part[place] for part in parts]) for place in range(6)]
    is_known = ~np.isnan(columns[3])
    return Reported(*(column[is_known] for column in columns))


def _of_days(days: pd.DataFrame, measure: str) -> Iterator[Columns]:
    day = days["date"].to_numpy().astype("datetime64[D]")
    zone = days["day_zone"].fillna("").to_numpy(dtype=object)
    imports = _floats(days["import_id"])
    for column, length in LENGTHS[measure].items():
        yield day + 1 - length, day + 1, day, _floats(days[column]), imports, zone


def _of_spans(spans: pd.DataFrame, measure: str) -> Columns:
    start, end = (spans[name].to_numpy().astype("datetime64[D]") for name in ("start", "end"))
    zone = np.full(len(spans), "", dtype=object)
    return start, end, start, _floats(spans[measure]), _floats(spans["import_id"]), zone


def _floats(column: pd.Series) -> NDArray[np.float64]:
    return column.to_numpy(dtype="float64", na_value=math.nan)


def _overlap(first: Days, end: Days, since: date, until: date) -> Chosen:
    return (first < np.datetime64(until)) & (end > np.datetime64(since))
