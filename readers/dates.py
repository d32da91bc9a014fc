"""A column of dates or moments, in the layouts that the format states; day and month never guessed.

The layouts are explained in `readers/date_layout.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

from readers.date_layout import MONTHS, parse_moment, written
from readers.fixed_width_dates import read_fixed_width
from readers.parsed import NO_WORDS, Parsed, is_null, none_bad

__all__ = ["MONTHS", "Date", "Timestamp", "parse_moment"]

_TYPED = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2}))?")


@dataclass(frozen=True)
class Date:
    """A day, as midnight without zone. One layout must read the whole column.

    When two layouts read every cell and disagree the column is bad: code `ambiguous_date`.

    >>> Date("%m/%d/%Y").read(pd.Series(["02/28/2026", "02/30/2026"], dtype="str")).bad.tolist()
    [False, True]
    """

    layouts: tuple[str, ...]
    null: frozenset[str]

    def __init__(self, *layouts: str, null: frozenset[str] = NO_WORDS) -> None:
        object.__setattr__(self, "layouts", layouts)
        object.__setattr__(self, "null", null)

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is no such date (30 February included)."""
        parsed = read_moments(cells, self.layouts, null=self.null, typed=typed)
        return Parsed(parsed.column.dt.normalize(), parsed.bad, parsed.code, parsed.expected)


@dataclass(frozen=True)
class Timestamp:
    """A moment written as the clock of `zone` (IANA name), as UTC without zone.

    The hour that comes twice when summer time ends is taken as the first; a time that the clock
    skipped is bad.
    """

    layouts: tuple[str, ...]
    zone: str
    null: frozenset[str]

    def __init__(self, *layouts: str, zone: str, null: frozenset[str] = NO_WORDS) -> None:
        object.__setattr__(self, "layouts", layouts)
        object.__setattr__(self, "zone", zone)
        object.__setattr__(self, "null", null)

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is no such moment."""
        parsed = read_moments(cells, self.layouts, null=self.null, typed=typed)
        local = parsed.column
        if self.zone != "UTC":
            first = np.ones(len(local), dtype=bool)
            aware = local.dt.tz_localize(self.zone, ambiguous=first, nonexistent="NaT")
            local = aware.dt.tz_convert("UTC").dt.tz_localize(None)
        skipped = (local.isna() & parsed.column.notna()).to_numpy()
        return Parsed(local, parsed.bad | skipped, parsed.code, parsed.expected)


def read_moments(
    cells: pd.Series, layouts: tuple[str, ...], *, null: frozenset[str], typed: bool
) -> Parsed:
    """The column by the one layout that reads it all."""
    empty = is_null(cells, null)
    stored = _stored_dates(cells, layouts, empty) if typed else None
    if stored is not None:
        return stored
    attempts = [_read_layout(cells, layout, empty) for layout in layouts]
    complete = [attempt for attempt in attempts if not attempt.bad.any()]
    if any(not attempt.column.equals(complete[0].column) for attempt in complete[1:]):
        shown = ", ".join(written(layout) for layout in layouts)
        return Parsed(complete[0].column, ~empty, "ambiguous_date", shown)
    return complete[0] if complete else min(attempts, key=lambda attempt: int(attempt.bad.sum()))


def _read_layout(cells: pd.Series, layout: str, empty: npt.NDArray[np.bool_]) -> Parsed:
    fast = read_fixed_width(cells, layout, empty)
    if fast is not None:
        return Parsed(fast, none_bad(cells), "unreadable_date", written(layout))
    codes, uniques = pd.factorize(cells)
    moments = _column((parse_moment(str(text), layout) for text in uniques), pd.Index(uniques))
    values = pd.Series(moments.to_numpy()[codes], index=cells.index).mask(empty)
    return Parsed(values, values.isna().to_numpy() & ~empty, "unreadable_date", written(layout))


def _column(moments: Iterable[datetime | None], index: pd.Index) -> pd.Series:
    return pd.Series(list(moments), index=index, dtype="datetime64[us]")


def _stored_dates(
    cells: pd.Series, layouts: tuple[str, ...], empty: npt.NDArray[np.bool_]
) -> Parsed | None:
    """Dates that a spreadsheet stored as dates; None when the column is plain text.

    Excel under Indonesian settings takes 06/07/2026, meant as 7 June, for 6 July and leaves
    06/17/2026 as text. So where the stated layout puts day and month as numbers, a mixed column
    has been changed, and a column without any day above 12 cannot be judged. A layout that begins
    with the year says that the dates were dates from the start.
    """
    matches = [_TYPED.fullmatch(str(cell).strip()) for cell in cells]
    stored = np.array([match is not None for match in matches], dtype=bool)
    swappable = "%b" not in layouts[0] and not layouts[0].startswith("%Y")
    whole = bool((stored | empty).all())
    if not stored.any() or (not whole and not swappable):
        return None
    values = _column(map(_stored_moment, matches), cells.index)
    if not whole:
        return Parsed(values, stored, "dates_changed", written(layouts[0]))
    if swappable and not any(int(match[3]) > 12 for match in matches if match):
        return Parsed(values, stored, "ambiguous_date", written(layouts[0]))
    bad = values.isna().to_numpy() & ~empty
    return Parsed(values, bad, "unreadable_date", written(layouts[0]))


def _stored_moment(match: re.Match[str] | None) -> datetime | None:
    if match is None:
        return None
    year, month, day, hour, minute, second = map(int, match.groups(default="0"))
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001
    except ValueError:
        return None
