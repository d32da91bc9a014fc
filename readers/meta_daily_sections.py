"""The layout of Meta's daily files: sections of a title, a pair of headers and one row a day."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from canonical.problem import Problem
from readers.meta_names import whole_number
from readers.sheet import Document, Sheet, trim
from readers.tabular_export import header_key

DAY: Final = "D"
_DATE_HEADERS = {"date", "tanggal"}
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")


@dataclass(frozen=True)
class Day:
    """The value of one day (None when blank) and its row in the file."""

    row: int
    date: pd.Timestamp
    value: int | None


@dataclass(frozen=True)
class Section:
    """A title, its row, the header of its values as written, and its days."""

    title: str
    row: int
    header: str
    days: list[Day]


def sheet_with_sections(document: Document, titles: Container[str]) -> Sheet | None:
    """The first sheet with a section whose title is known or whose first day has Meta's stamp."""
    for sheet in document.sheets:
        rows = [trim(row) for row in sheet.head]
        for position in range(len(rows) - 1):
            if not _starts_section(rows, position):
                continue
            first = rows[position + 2] if position + 2 < len(rows) else []
            if header_key(rows[position][0]) in titles or (first and _STAMP.fullmatch(first[0])):
                return sheet
    return None


def _starts_section(rows: Sequence[Sequence[str]], position: int) -> bool:
    """Whether a title stands here, over a date column and a value column."""
    following = rows[position + 1] if position + 1 < len(rows) else []
    return (
        len(rows[position]) == 1
        and len(following) == 2
        and header_key(following[0]) in _DATE_HEADERS
    )


def sections(rows: Sequence[Sequence[str]]) -> tuple[list[Section], list[Problem]]:
    """All sections of the file, and every cell that cannot be read."""
    cells = [trim(row) for row in rows]
    found: list[Section] = []
    problems: list[Problem] = []
    header_row = -1
    for position, row in enumerate(cells):
        if not row or position == header_row:
            continue
        if _starts_section(cells, position):
            header_row = position + 1
            found.append(Section(row[0].strip(), position + 1, cells[header_row][1], []))
        elif found:
            day = _day(row, position + 1, found[-1].header)
            if isinstance(day, Problem):
                problems.append(day)
            else:
                found[-1].days.append(day)
    return found, problems


def _day(row: Sequence[str], number: int, header: str) -> Day | Problem:
    if len(row) > 2:
        return Problem("long_row", number, value=row[2], expected="2")
    # The first ten characters are the day; the hour flips between 00 and 01 with summer time.
    try:
        date = pd.Timestamp.fromisoformat(row[0].strip()[:10])
    except ValueError:
        return Problem("unreadable_date", number, "Date", row[0], "YYYY-MM-DDThh:mm:ss")
    text = row[1].strip() if len(row) == 2 else ""
    value = whole_number(text)
    if text and value is None:
        return Problem("unreadable_cell", number, header, text, "count")
    return Day(number, date, value)
