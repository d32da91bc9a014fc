"""The quick choices of a period, as the two days that the calendar shows."""

from __future__ import annotations

from datetime import date, timedelta

from access.session import Session
from metrics.period import Period, add_months

PRESETS = ("last_full_month", "last_28_days", "last_3_months", "book_year", "last_book_year")


def preset_days(code: str, session: Session) -> tuple[date, ...]:
    """First and last day of a quick choice; none for the default, which follows the data.

    Three months are the three calendar months before this one; the running tahun buku ends today.
    """
    if code == "last_full_month":
        return ()
    if code == "last_28_days":
        return _ends(Period.last_days(28, session.today, session.zone))
    if code == "last_3_months":
        return _ends(Period(add_months(session.today, -3), add_months(session.today, 0)))
    current = Period.book_year_of(session.today, session.profile.book_year_month, session.zone)
    if code == "book_year":
        return current.start, session.today
    return _ends(current.year_before())


def _ends(period: Period) -> tuple[date, date]:
    return period.start, period.end - timedelta(days=1)
