"""Over which days money is judged: costs are paid in lumps, so one month says little."""

from __future__ import annotations

from metrics.period import Period

HALF_A_BOOK_YEAR = 181
"""The shortest half of a year, January to June, has so many days."""


def savings_period(period: Period, first_month: int = 1) -> Period:
    """The period itself from half a book year on, else the book year so far, to its last day.

    A co-op pays for a year of banners in one month and for none in the next: what a single month
    "saved" is the calendar of its bills. The book year to date is what the board budgeted (RAPB)
    and what the annual meeting asks about; each baseline year is then read for the same dates.

    >>> from datetime import date
    >>> savings_period(Period.month(2026, 10)) == Period(date(2026, 1, 1), date(2026, 11, 1))
    True
    >>> first_half = Period(date(2026, 1, 1), date(2026, 7, 1))
    >>> savings_period(first_half) == first_half
    True
    """
    if period.days >= HALF_A_BOOK_YEAR:
        return period
    year = Period.book_year_of(period.last_day, first_month, period.zone)
    return Period(year.start, period.end, period.zone)
