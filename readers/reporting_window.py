"""The window that the numbers of a file without dates stand for: stated, or answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from canonical.problem import Question
from readers.dates import parse_moment

_ANSWER = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*\D{1,7}?\s*([0-9]{4}-[0-9]{2}-[0-9]{2})")
_LAYOUTS = ("%-d %b %Y", "%b %-d, %Y", "%b %-d %Y", "%Y-%m-%d")
_BETWEEN = re.compile(r"\s+[-–—]\s+|(?<=[0-9])\s*[-–—]\s*(?=[^\W\d_]|[0-9]{1,2}\s)")


@dataclass(frozen=True)
class Window:
    """First day, and the day after the last."""

    start: pd.Timestamp
    end: pd.Timestamp


def window(first: date, last: date) -> Window | None:
    """The window of these first and last days; None when they are the wrong way round."""
    if first > last:
        return None
    start = pd.Timestamp(first).as_unit("us")
    return Window(start, pd.Timestamp(last).as_unit("us") + pd.Timedelta(days=1))


def written_window(text: str) -> Window | None:
    """Two days in words with a dash between them, or one day; None when it is neither.

    >>> written_window("March 27, 2026 - April 23, 2026").end.date()
    datetime.date(2026, 4, 24)
    >>> written_window("1 Jan 2025-31 Des 2025").start.date()
    datetime.date(2025, 1, 1)
    """
    parts = [_day(part) for part in _BETWEEN.split(text.strip())]
    if len(parts) > 2 or None in parts:
        return None
    days = [part for part in parts if part is not None]
    return window(days[0], days[-1])


def answered_window(answers: Mapping[str, str]) -> Window | None:
    """The answer `2026-01-01/2026-01-31`; None when it is missing, impossible or in the future.

    >>> answered_window({"period": "2026-01-01/2026-01-31", "received_on": "2026-02-03"}).end
    Timestamp('2026-02-01 00:00:00')
    """
    found = _ANSWER.fullmatch(answers.get("period", "").strip())
    if found is None:
        return None
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
    except ValueError:
        return None
    return window(first, last) if last <= date.fromisoformat(answers["received_on"]) else None


def asked_window(
    answers: Mapping[str, str], *, detail: str
) -> tuple[Window | None, tuple[Question, ...]]:
    """The answered window, or the question `period`; `detail` is what the file calls itself."""
    answered = answered_window(answers)
    return answered, () if answered else (Question("period", detail=detail),)


def _day(text: str) -> date | None:
    moments = (parse_moment(text, layout) for layout in _LAYOUTS)
    return next((moment.date() for moment in moments if moment is not None), None)
