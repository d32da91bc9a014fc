"""The year that TikTok leaves out: `"March 5"` becomes a day, or a question.

A download covers at most 366 days in a row, so its days follow from the year of the last one. The
name of the zip states the first day; without it every year is possible in which the labels fit the
calendar (29 February) and the last day is not in the future; more than one is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from canonical.problem import Problem, Question
from readers.month_words import day_and_month

FIRST_DAY = date(2022, 7, 17)
"""TikTok Studio offers no earlier day."""

MOST_DAYS = 366
_ONE_DAY = timedelta(days=1)
_LATE_START = timedelta(days=7)


@dataclass(frozen=True)
class Days:
    """The days of the rows; with problems there are none, with a question they are a proposal."""

    days: tuple[date, ...] = ()
    problems: tuple[Problem, ...] = ()
    question: Question | None = None


def recover_days(
    labels: Sequence[str],
    rows: Sequence[int],
    *,
    column: str,
    start: date | None,
    answers: Mapping[str, str],
) -> Days:
    """The days of labels that follow one another day by day, the oldest first.

    `rows` are the row numbers of the labels. The year comes from `start`, the first day in the
    zip's name, else from there being only one, else from the answer to the question `year` (that of
    the last day). Until it is answered the days are those of the latest year, for the preview.
    """
    parts = [day_and_month(label) for label in labels]
    problems = [
        Problem("unreadable_day", row=row, column=column, value=label, expected="March 5")
        for label, row, part in zip(labels, rows, parts, strict=True)
        if part is None
    ]
    known = [part for part in parts if part is not None]
    if problems or not known:
        return Days(problems=tuple(problems))
    received = date.fromisoformat(answers["received_on"])
    fits = {last.year: days for last, days in _candidates(known, received)}
    if not fits:
        return Days(problems=(_broken_chain(known, labels, rows, column),))
    stated = _nearest(fits, start)
    if stated is not None:
        return Days(fits[stated])
    if len(fits) == 1:
        return Days(next(iter(fits.values())))
    answer = answers.get("year", "")
    if answer.isdecimal() and int(answer) in fits:
        return Days(fits[int(answer)])
    span = f"{labels[0]} – {labels[-1]}"
    latest = fits[max(fits)]
    return Days(latest, question=Question("year", tuple(str(year) for year in fits), detail=span))


def _candidates(
    parts: Sequence[tuple[int, int]], received: date
) -> list[tuple[date, tuple[date, ...]]]:
    """Every last day that fits, the latest first, with the days that lead to it."""
    found = []
    for year in range(received.year + 1, FIRST_DAY.year - 1, -1):
        last = _day(year, parts[-1])
        # TikTok's day may already be tomorrow's: its zone is not stated
        if last is None or not FIRST_DAY <= last <= received + _ONE_DAY:
            continue
        days = tuple(last - _ONE_DAY * back for back in range(len(parts) - 1, -1, -1))
        if len(days) <= MOST_DAYS and all(
            (day.day, day.month) == part for day, part in zip(days, parts, strict=True)
        ):
            found.append((last, days))
    return found


def _day(year: int, part: tuple[int, int]) -> date | None:
    try:
        return date(year, part[1], part[0])
    except ValueError:
        return None


def _nearest(fits: Mapping[int, Sequence[date]], start: date | None) -> int | None:
    """The year whose first day is the zip's first day, or up to a week later."""
    if start is None:
        return None
    for year, days in fits.items():
        if start - _ONE_DAY <= days[0] <= start + _LATE_START:
            return year
    return None


def _broken_chain(
    parts: Sequence[tuple[int, int]], labels: Sequence[str], rows: Sequence[int], column: str
) -> Problem:
    """The first row that is not the day after the row before it."""
    for index in range(1, len(parts)):
        before, now = parts[index - 1], parts[index]
        if not any(_follows(before, now, year) for year in (2023, 2024)):
            expected = f"{labels[index - 1]} + 1"
            return Problem("days_not_in_a_row", rows[index], column, labels[index], expected)
    return Problem("days_not_in_a_row", rows[-1], column, labels[-1])


def _follows(before: tuple[int, int], now: tuple[int, int], year: int) -> bool:
    first = _day(year, before)
    return first is not None and (first + _ONE_DAY) in (_day(year, now), _day(year + 1, now))


def latest_day(label: str, *, not_before: date, not_after: date) -> tuple[date, ...]:
    """The days with that label in a range of days, the latest first.

    >>> latest_day("28 Februari", not_before=date(2025, 7, 1), not_after=date(2026, 11, 21))
    (datetime.date(2026, 2, 28),)
    """
    part = day_and_month(label)
    if part is None:
        return ()
    years = range(not_after.year, not_before.year - 1, -1)
    days = (_day(year, part) for year in years)
    return tuple(day for day in days if day is not None and not_before <= day <= not_after)
