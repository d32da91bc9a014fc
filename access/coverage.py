"""Which days each account's numbers cover: from, to, and the holes between; holes are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from access.days_with_data import local_days
from canonical.tables import TABLES

_DAILY = ("account_days", "web_days")
_EVENTS = (("posts", "published_at"), ("email_campaigns", "sent_on"))
_NUMBERS = {"count", "money", "number", "share"}


@dataclass(frozen=True)
class Coverage:
    """One kind of number of one account. `holes` are ranges with both days held, None if n/a."""

    table: str
    column: str
    platform: str
    account: str
    first: date
    last: date
    filled: int
    holes: tuple[tuple[date, date], ...] | None

    @property
    def missing(self) -> int | None:
        """Days without a value between the first and the last; None where a day may be empty."""
        if self.holes is None:
            return None
        return sum((last - first).days + 1 for first, last in self.holes)


def coverage(tables: Mapping[str, pd.DataFrame], zone: str) -> list[Coverage]:
    """By account and column of the daily tables; of posts and mailings only first and last."""
    found = [*_daily(tables), *_events(tables, zone)]
    return sorted(found, key=lambda c: (c.platform, c.account, c.table, c.column))


def _daily(tables: Mapping[str, pd.DataFrame]) -> Iterator[Coverage]:
    for table in _DAILY:
        frame = tables[table]
        columns = [c.name for c in TABLES[table].columns if c.kind in _NUMBERS]
        for (platform, account), rows in frame.groupby(["platform", "account_id"], sort=True):
            for column in columns:
                days = rows.loc[rows[column].notna(), "date"].drop_duplicates().sort_values()
                if len(days):
                    known = [day.date() for day in days]
                    ends = known[0], known[-1]
                    holes = tuple(_holes(known))
                    names = str(platform), str(account)
                    yield Coverage(table, column, *names, *ends, len(known), holes)


def _holes(days: list[date]) -> Iterator[tuple[date, date]]:
    """The gaps between sorted days.

    >>> list(_holes([date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 5)]))
    [(datetime.date(2026, 1, 3), datetime.date(2026, 1, 4))]
    """
    one = timedelta(days=1)
    for before, after in pairwise(days):
        if after - before > one:
            yield before + one, after - one


def _events(tables: Mapping[str, pd.DataFrame], zone: str) -> Iterator[Coverage]:
    for table, column in _EVENTS:
        frame = tables[table]
        if column not in frame or "account_id" not in frame:
            continue
        known = frame[frame[column].notna()]
        for (platform, account), rows in known.groupby(["platform", "account_id"], sort=True):
            days = local_days(rows, TABLES[table].column(column), zone)
            first, last = days.min().date(), days.max().date()
            names = str(platform), str(account)
            yield Coverage(table, column, *names, first, last, int(days.nunique()), None)
