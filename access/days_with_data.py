"""Which days the kept data speak about: the last of them, and the last whole month before today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from metrics.period import Period, add_months

# Only results, never plans or settings: a target for next year is no data of next year.
_DAYS = (
    ("account_days", "date", 0),
    ("posts", "published_at", 0),
    ("posts", "published_on", 0),
    ("account_windows", "end", 1),
    ("ad_spend", "end", 1),
)


def first_and_last_day(tables: Mapping[str, pd.DataFrame]) -> tuple[date, date] | None:
    """The first and the last day with a result; None when there is none."""
    firsts: list[date] = []
    lasts: list[date] = []
    for table, column, days_after in _DAYS:
        days = tables[table][column].dropna()
        if len(days):
            after = timedelta(days=days_after)
            firsts.append(days.min().date() - after)
            lasts.append(days.max().date() - after)
    return (min(firsts), max(lasts)) if lasts else None


def last_full_month(tables: Mapping[str, pd.DataFrame], today: date, zone: str) -> Period:
    """The last calendar month that is over and has data; without data the month before today.

    A month that is still running would show a fall that is only the calendar. When all data lie
    in the running month, that month is all there is.
    """
    known = first_and_last_day(tables)
    before_today = add_months(today, -1)
    if known is None:
        return Period.month(before_today.year, before_today.month, zone)
    first, last = known
    if first >= add_months(today, 0):
        return Period.month(first.year, first.month, zone)
    month = min(before_today, add_months(last, 0))
    return Period.month(month.year, month.month, zone)
