"""A period as it is written on the command line."""

from __future__ import annotations

import re
from datetime import date, timedelta

from metrics.period import Period

_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


def period_of(text: str, *, first_month: int, zone: str) -> Period:
    """A month (2026-10), a tahun buku (2026) or two days, both held (2026-10-01..2026-10-14).

    ValueError for anything else.

    >>> period_of("2026", first_month=7, zone="Asia/Jakarta").last_day
    datetime.date(2027, 6, 30)
    """
    if re.fullmatch(r"\d{4}", text):
        return Period.book_year(int(text), first_month, zone)
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return Period.month(int(text[:4]), int(text[5:]), zone)
    days = _DAYS.fullmatch(text)
    if days is None:
        raise ValueError(text)
    first, last = (date.fromisoformat(day) for day in days.groups())
    return Period(first, last + timedelta(days=1), zone)
