"""What one account reported of unique people: its windows, from days and from whole periods."""

from __future__ import annotations

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

_ACCOUNT = ["platform", "account_id"]


@dataclass(frozen=True)
class AccountReadings:
    """The reported windows of one account, all of one measure.

    `measure` is "reach", or "viewers" where the platform gives no reach. `days` and `spans` are
    the rows of account_days and account_windows.
    """

    platform: str
    account_id: str
    name: str
    measure: str
    windows: tuple[Window, ...]
    days: pd.DataFrame
    spans: pd.DataFrame

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of account_days that were read."""
        return tuple(REACH if self.measure == "reach" else VIEWERS)

    @cached_property
    def daily(self) -> dict[date, float]:
        """Accounts reached on each reported day."""
        return {w.start: w.reach for w in self.windows if w.days == 1}

    def touching(self, period: Period) -> list[Window]:
        """The windows that hold a day of the period."""
        return [w for w in self.windows if w.start < period.end and w.end > period.start]

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
    """One entry for each account with a day, a window or a post, whenever; by platform and id."""
    days, spans, posts = (tables[name] for name in ("account_days", "account_windows", "posts"))
    known = pd.concat([days[_ACCOUNT], spans[_ACCOUNT], posts[_ACCOUNT]])
    return [
        _readings(tables, str(platform), str(account), period)
        for platform, account in known.drop_duplicates().sort_values(_ACCOUNT).to_numpy()
        if not platforms or platform in platforms
    ]


def _of(frame: pd.DataFrame, platform: str, account: str) -> pd.DataFrame:
    return frame[(frame["platform"] == platform) & (frame["account_id"] == account)]


def _readings(tables: Tables, platform: str, account: str, period: Period) -> AccountReadings:
    names_of = ("account_days", "account_windows", "posts")
    days, spans, posts = (_of(tables[table], platform, account) for table in names_of)
    names = pd.concat([posts["account_name"], spans["account_name"], days["account_name"]]).dropna()
    name = "" if names.empty else str(names.iloc[-1])
    reach, viewers = (
        AccountReadings(
            platform, account, name, measure,
            (*_windows_of_days(days, columns), *_windows_of_spans(spans, measure)), days, spans,
        )
        for measure, columns in (("reach", REACH), ("viewers", VIEWERS))
    )  # fmt: skip
    # Two definitions are never mixed in one bound; the one that knows more of the period is taken.
    return max(reach, viewers, key=lambda one: _days_held(one.windows, period))


def _windows_of_days(days: pd.DataFrame, columns: Mapping[str, int]) -> Iterator[Window]:
    for column, length in columns.items():
        for day, value in days[["date", column]].dropna().itertuples(index=False):
            end = day.date() + timedelta(days=1)
            yield Window(end - timedelta(days=length), end, float(value))


def _windows_of_spans(spans: pd.DataFrame, column: str) -> Iterator[Window]:
    for start, end, value in spans[["start", "end", column]].dropna().itertuples(index=False):
        yield Window(start.date(), end.date(), float(value))


def _days_held(windows: Sequence[Window], period: Period) -> int:
    held: set[date] = set()
    for window in windows:
        first, end = max(window.start, period.start), min(window.end, period.end)
        held.update(first + timedelta(days=n) for n in range((end - first).days))
    return len(held)
