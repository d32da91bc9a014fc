"""Periods: half-open ranges of days in the co-op's own time, cut into weeks, months, book years.

A period holds its first day and not its last: [start, end). The co-op's zone is one of
Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")

Grain = Literal["day", "week", "month"]


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after the month of `day`.

    >>> add_months(date(2026, 1, 31), 1), add_months(date(2026, 1, 1), -1)
    (datetime.date(2026, 2, 1), datetime.date(2025, 12, 1))
    """
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, order=True)
class Period:
    """Days from `start` (held) to `end` (not held) in `zone`.

    >>> Period.month(2026, 2).days
    28
    """

    start: date
    end: date
    zone: str = "Asia/Jakarta"

    def __post_init__(self) -> None:
        """A period holds at least one day."""
        if self.end <= self.start:
            raise ValueError(f"a period ends after it starts: {self.start} .. {self.end}")

    @classmethod
    def month(cls, year: int, month: int, zone: str = "Asia/Jakarta") -> Period:
        """One calendar month."""
        first = date(year, month, 1)
        return cls(first, add_months(first, 1), zone)

    @classmethod
    def book_year(cls, first_year: int, first_month: int = 1, zone: str = "Asia/Jakarta") -> Period:
        """The tahun buku that begins in `first_month` of `first_year`; it need not be January.

        >>> Period.book_year(2025, 7).end
        datetime.date(2026, 7, 1)
        """
        first = date(first_year, first_month, 1)
        return cls(first, add_months(first, 12), zone)

    @classmethod
    def book_year_of(cls, day: date, first_month: int = 1, zone: str = "Asia/Jakarta") -> Period:
        """The tahun buku that holds `day`."""
        year = day.year if day.month >= first_month else day.year - 1
        return cls.book_year(year, first_month, zone)

    @classmethod
    def last_days(cls, count: int, today: date, zone: str = "Asia/Jakarta") -> Period:
        """The `count` full days before `today`."""
        return cls(today - timedelta(days=count), today, zone)

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days

    @property
    def last_day(self) -> date:
        """The last day that is held, as people write it."""
        return self.end - timedelta(days=1)

    @property
    def start_utc(self) -> datetime:
        """The first moment, UTC without zone, as the tables store it."""
        return _midnight_utc(self.start, self.zone)

    @property
    def end_utc(self) -> datetime:
        """The first moment after the period, UTC without zone."""
        return _midnight_utc(self.end, self.zone)

    @property
    def is_whole_months(self) -> bool:
        """Whether it starts and ends with a month."""
        return self.start.day == 1 and self.end.day == 1

    def __contains__(self, day: date) -> bool:
        """Whether the day is held."""
        return self.start <= day < self.end

    def previous(self) -> Period:
        """The period of the same length directly before; whole months step by whole months.

        >>> Period.month(2026, 3).previous() == Period.month(2026, 2)
        True
        """
        if self.is_whole_months:
            months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
            return Period(add_months(self.start, -months), self.start, self.zone)
        return Period(self.start - timedelta(days=self.days), self.start, self.zone)

    def year_before(self) -> Period:
        """The same dates one year earlier; 29 February becomes 1 March."""
        return Period(_year_before(self.start), _year_before(self.end), self.zone)

    def weeks(self) -> Iterator[Period]:
        """Weeks from Monday that cover the period exactly once, cut at its ends."""
        start = self.start
        while start < self.end:
            monday = start + timedelta(days=7 - start.weekday())
            yield Period(start, min(monday, self.end), self.zone)
            start = monday

    def months(self) -> Iterator[Period]:
        """Calendar months that cover the period exactly once, cut at its ends."""
        start = self.start
        while start < self.end:
            following = add_months(start, 1)
            yield Period(start, min(following, self.end), self.zone)
            start = following

    def parts(self, grain: Grain) -> Iterator[Period]:
        """The period cut into days, weeks or months."""
        if grain == "week":
            yield from self.weeks()
        elif grain == "month":
            yield from self.months()
        else:
            for offset in range(self.days):
                day = self.start + timedelta(days=offset)
                yield Period(day, day + timedelta(days=1), self.zone)


def _midnight_utc(day: date, zone: str) -> datetime:
    local = datetime.combine(day, time(), tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC).replace(tzinfo=None)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 3, 1)
