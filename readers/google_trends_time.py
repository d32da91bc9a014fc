"""Google Trends, interest over time (`multiTimeline.csv`): an index of 0 to 100 for each step.

trends.google.com > a term > Interest over time > Download CSV (Minat seiring waktu > CSV). Last
seen: November 2025, English and Indonesian. Each download is scaled to its own 100: indexes of two
files are never compared. The language of the preamble does not matter: the header is known by its
terms with a place in brackets. A preamble that a person deleted is not missed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.dates import parse_moment
from readers.google_trends_frame import (
    BELOW_ONE,
    RESAVED_DAYS,
    Term,
    are_regions,
    cut_off,
    header_of_terms,
    iso_moment,
    only_sheet,
    trends_frame,
)
from readers.sheet import Document, Table

_MONTH = range(28, 32)


@dataclass(frozen=True)
class TrendsTime:
    """The reader; stateless."""

    name: str = "google_trends_time"
    platform: None = None

    def recognises(self, document: Document) -> bool:
        """By terms with a place in brackets."""
        sheet = only_sheet(document)
        found = header_of_terms(sheet) if sheet is not None else None
        return found is not None and not are_regions(found[1])

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """One row a term and step."""
        sheet = document.sheets[0]
        header_row, terms = header_of_terms(sheet) or (1, [])
        table = sheet.table(header_row)
        problems = [*table.problems, *_short(table), *_repeated(terms, header_row)]
        problems += cut_off(sheet, header_row)
        if not len(table.rows):
            problems.append(Problem("no_rows"))
        if problems:
            return ReadResult(self.name, problems=tuple(problems))
        moments = _moments(table)
        if isinstance(moments, Problem):
            return ReadResult(self.name, problems=(moments,))
        grain = _grain(moments)
        if grain is None:
            return ReadResult(self.name, problems=(_uneven(table),))
        rows, problems = _rows(table, terms, moments)
        if problems:
            return ReadResult(self.name, problems=tuple(problems))
        frame = trends_frame(document.raw, rows, dimension="time", band="", grain=grain)
        return ReadResult(self.name, tables={"trends": frame})


def _short(table: Table) -> list[Problem]:
    width = str(len(table.headers))
    return [Problem("short_row", row, expected=width) for row in table.short_rows]


def _repeated(terms: list[Term], header_row: int) -> list[Problem]:
    again = [term.term for n, term in enumerate(terms) if term in terms[:n]]
    return [Problem("duplicate_column", header_row, term, value=term) for term in again]


def _moments(table: Table) -> list[datetime] | Problem:
    """The steps in the one way of writing that makes them even; a swapped day is never guessed."""
    labels = [str(cell) for cell in table.cells[0]]
    written = [iso_moment(label) for label in labels]
    if None not in written:
        return [moment for moment in written if moment is not None]
    readings = {}
    for layout in RESAVED_DAYS:
        moments = [parse_moment(label, layout) for label in labels]
        known = [moment for moment in moments if moment is not None]
        if len(known) == len(labels) and _grain(known) is not None:
            readings[tuple(known)] = known
    if len(readings) == 1:
        return next(iter(readings.values()))
    bad = next((n for n, moment in enumerate(written) if moment is None), 0)
    code = "ambiguous_date" if readings else "unreadable_date"
    return Problem(code, int(table.rows[bad]), table.headers[0], labels[bad], "YYYY-MM-DD")


def _grain(moments: list[datetime]) -> str | None:
    """The step of an even series; None when it jumps, goes back or has one row only."""
    steps = np.diff(np.array(moments, dtype="datetime64[m]")).astype(int)
    if not len(steps):
        return None
    first = {int(step) for step in steps}
    if all(m.day == 1 and not m.hour for m in moments) and all(s // 1440 in _MONTH for s in first):
        return "month"
    if len(first) != 1:
        return None
    step = first.pop()
    known = {1440: "day", 7 * 1440: "week", 60: "hour"}
    return known.get(step) or ("minute" if 0 < step < 60 else None)


def _uneven(table: Table) -> Problem:
    return Problem(
        "uneven_steps", int(table.rows[0]), table.headers[0], str(table.cells[0].iloc[0])
    )


def _rows(
    table: Table, terms: list[Term], moments: list[datetime]
) -> tuple[list[dict[str, object]], list[Problem]]:
    rows: list[dict[str, object]] = []
    problems = []
    for position, term in enumerate(terms, start=1):
        for row, moment, cell in zip(table.rows, moments, table.cells[position], strict=True):
            text = str(cell).strip()
            below = BELOW_ONE.fullmatch(text) is not None
            index = 0 if below else _index(text)
            if index is None and text:
                header = table.headers[position]
                problems.append(Problem("unreadable_cell", int(row), header, text, "0–100"))
            rows.append(
                {
                    "term": term.term,
                    "place": term.inside,
                    "at": pd.Timestamp(moment),
                    "index": index,
                    "below_one": below,
                    "source_row": int(row),
                }
            )
    return rows, problems


def _index(text: str) -> int | None:
    known = text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 100
    return int(text) if known else None


READER = TrendsTime()
