"""What one account reported of unique people: its windows, from days and from whole periods."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from metrics.figure import Basis
from metrics.period import Period
from metrics.reach_windows import Window

Tables = Mapping[str, pd.DataFrame]

# Column of account_days -> length of the window that ends with its day.
REACH = {"reach_1d": 1, "reach_7d": 7, "reach_28d": 28}
VIEWERS = {"viewers_1d": 1}
_LENGTHS = {"reach": REACH, "viewers": VIEWERS}

DAILY = ("reach_1d", "viewers_1d")
"""The columns that hold one day each, one a measure."""

MEMORY = pd.Timedelta(days=400)
"""How long before a period readings still count: eight months of windows and some holes."""

_ACCOUNT = ["platform", "account_id"]
_READ = [*_ACCOUNT, "date", "day_zone", *REACH, *VIEWERS, "import_id"]


@dataclass(frozen=True)
class AccountReadings:
    """The reported windows of one account, all of one measure.

    `measure` is "reach", or "viewers" where the platform gives no reach. `days` and `spans` are
    the rows of account_days and account_windows, of the period and of the memory before it.
    """

    platform: str
    account_id: str
    name: str
    measure: str
    period: Period
    days: pd.DataFrame
    spans: pd.DataFrame

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of account_days that were read."""
        return tuple(_LENGTHS[self.measure])

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The windows that hold a day of the period."""
        near = _touching(self.days, self.period)
        found = (*_of_days(near, self.measure), *_of_spans(self.spans, self.measure))
        return tuple(w for w in found if w.start < self.period.end and w.end > self.period.start)

    @cached_property
    def history(self) -> tuple[Window, ...]:
        """All windows, from which the exponent of an estimate is learnt."""
        return (*_of_days(self.days, self.measure), *_of_spans(self.spans, self.measure))

    @cached_property
    def daily(self) -> dict[date, float]:
        """Accounts reached on each reported day."""
        return {w.start: w.reach for w in self.history if w.days == 1}

    def rows_of(self, period: Period) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The rows of days and spans that lie in or reach into the period."""
        start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
        days = self.days[(self.days["date"] >= start) & (self.days["date"] < end)]
        days = days.dropna(subset=list(self.columns), how="all")
        spans = self.spans[(self.spans["start"] < end) & (self.spans["end"] > start)]
        return days, spans.dropna(subset=[self.measure])

    def basis(self, period: Period) -> tuple[Basis, ...]:
        """The selections that the store can trace."""
        where = ((self.platform,), (self.account_id,), period.start, period.end)
        return (
            Basis("account_days", self.columns, *where),
            Basis("account_windows", (self.measure,), *where),
        )


def account_readings(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[AccountReadings]:
    """One entry for each account with a day, a window or a post, whenever; by platform and id.

    Readings are those of the period and of the `MEMORY` before it, from which the exponent of an
    estimate is learnt.
    """
    names = _account_names(tables)
    days = _recent(tables["account_days"][_READ], "date", "date", period)
    spans = _recent(tables["account_windows"], "start", "end", period)
    own_days, own_spans = (dict(list(one.groupby(_ACCOUNT))) for one in (days, spans))
    return [
        _readings(
            (platform, account),
            name,
            own_days.get((platform, account), days.iloc[:0]),
            own_spans.get((platform, account), spans.iloc[:0]),
            period,
        )
        for (platform, account), name in names.items()
        if not platforms or platform in platforms
    ]


def _account_names(tables: Tables) -> dict[tuple[str, str], str]:
    """Every account with its latest name ("" where no file has one), sorted."""
    found: dict[tuple[str, str], str] = {}
    for table in ("posts", "account_windows", "account_days"):
        known = tables[table][[*_ACCOUNT, "account_name"]].drop_duplicates(keep="last")
        for platform, account, name in known.itertuples(index=False, name=None):
            key = (str(platform), str(account))
            found[key] = found.get(key, "") if pd.isna(name) else str(name)
    return dict(sorted(found.items()))


def _recent(frame: pd.DataFrame, first: str, last: str, period: Period) -> pd.DataFrame:
    """The rows that touch the period or the memory before it, or a window that ends after it."""
    start = pd.Timestamp(period.start) - MEMORY
    end = pd.Timestamp(period.end) + pd.Timedelta(days=max(REACH.values()))
    return frame[(frame[last] >= start) & (frame[first] < end)]


def _readings(
    key: tuple[str, str], name: str, days: pd.DataFrame, spans: pd.DataFrame, period: Period
) -> AccountReadings:
    reach, viewers = (
        AccountReadings(*key, name, measure, period, days, spans) for measure in _LENGTHS
    )
    # Two definitions are never mixed in one bound; the one that says more of the period is taken.
    return max(reach, viewers, key=lambda one: _knowledge(one.windows, period))


def _knowledge(windows: Sequence[Window], period: Period) -> tuple[bool, int, int]:
    """How much windows say of a period: at least half of it, then the longest, then the days held.

    Ten months reported as months say more of the people reached than all their single days: a
    month is one count of different people, and days only bound it.
    """
    held = _days_held(windows, period)
    is_half = 2 * held >= period.days
    inside = [w.days for w in windows if period.start <= w.start and w.end <= period.end]
    return is_half, max(inside, default=0) if is_half else 0, held


def _touching(days: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The days whose windows can hold a day of the period."""
    end = pd.Timestamp(period.end) + pd.Timedelta(days=max(REACH.values()))
    return days[(days["date"] >= pd.Timestamp(period.start)) & (days["date"] < end)]


def _of_days(days: pd.DataFrame, measure: str) -> Iterator[Window]:
    dates = days["date"].dt.date.tolist()
    for column, length in _LENGTHS[measure].items():
        values = days[column].to_numpy(dtype="float64", na_value=math.nan).tolist()
        for day, value in zip(dates, values, strict=True):
            if not math.isnan(value):
                end = day + timedelta(days=1)
                yield Window(end - timedelta(days=length), end, value)


def _of_spans(spans: pd.DataFrame, measure: str) -> Iterator[Window]:
    for start, end, value in spans[["start", "end", measure]].dropna().itertuples(index=False):
        yield Window(start.date(), end.date(), float(value))


def _days_held(windows: Sequence[Window], period: Period) -> int:
    held: set[date] = set()
    for window in windows:
        first, end = max(window.start, period.start), min(window.end, period.end)
        held.update(first + timedelta(days=n) for n in range((end - first).days))
    return len(held)
