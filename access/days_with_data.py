"""Which days the kept data speak about: the last of them, and the last whole month before today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from access.profile import DEFAULT_ZONE
from canonical.tables import TABLES, Column
from metrics.period import Period, add_months

# Table, first day, last day, and whether the last day is written as the day after. Only results,
# never plans or settings: a target for next year is no data of next year.
_DAYS = (
    ("account_days", "date", "date", False),
    ("posts", "published_at", "published_at", False),
    ("posts", "published_on", "published_on", False),
    ("web_days", "date", "date", False),
    ("account_windows", "start", "end", True),
    ("web_windows", "start", "end", True),
    ("ad_spend", "start", "end", True),
)


def first_and_last_day(
    tables: Mapping[str, pd.DataFrame], zone: str = DEFAULT_ZONE
) -> tuple[date, date] | None:
    """The first and the last day with a result, in the co-op's zone; None when there is none."""
    firsts: list[date] = []
    lasts: list[date] = []
    for table, first, last, is_day_after in _DAYS:
        starts = local_days(tables[table], TABLES[table].column(first), zone)
        ends = local_days(tables[table], TABLES[table].column(last), zone)
        if len(starts) and len(ends):
            firsts.append(starts.min().date())
            lasts.append(ends.max().date() - timedelta(days=int(is_day_after)))
    return (min(firsts), max(lasts)) if lasts else None


def local_days(frame: pd.DataFrame, column: Column, zone: str) -> pd.Series[pd.Timestamp]:
    """The known values of a column as days; a moment (UTC) is turned into a day of `zone`."""
    values = frame[column.name].dropna()
    if column.kind == "timestamp":
        values = values.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    days: pd.Series[pd.Timestamp] = values.dt.normalize()
    return days


def last_full_month(tables: Mapping[str, pd.DataFrame], today: date, zone: str) -> Period:
    """The last calendar month that is over and has data; without data the month before today.

    A month that is still running would show a fall that is only the calendar. When all data lie
    in the running month, that month is all there is.
    """
    known = first_and_last_day(tables, zone)
    before_today = add_months(today, -1)
    if known is None:
        return Period.month(before_today.year, before_today.month, zone)
    first, last = known
    if first >= add_months(today, 0):
        return Period.month(first.year, first.month, zone)
    month = min(before_today, add_months(last, 0))
    return Period.month(month.year, month.month, zone)
