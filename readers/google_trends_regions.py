"""Google Trends, interest by region (`geoMap.csv`): an index, or each term's share of a region.

trends.google.com > a term > Interest by subregion > Download CSV (Minat menurut subwilayah > CSV).
Last seen: December 2023 (Indonesian), November 2025. One term gives an index of 0 to 100; several
give percentages that share out each region. A blank cell is too little data, never 0. The file
names its period but not the country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.google_trends_frame import (
    Term,
    are_regions,
    cut_off,
    header_of_terms,
    only_sheet,
    stated_window,
    trends_frame,
)
from readers.reporting_window import Window, asked_window
from readers.sheet import Document, Table

_VALUE = re.compile(r"(?P<below><\s?)?(?P<number>[0-9]{1,3})(?P<percent>\s?%)?")


@dataclass(frozen=True)
class TrendsRegions:
    """The reader; stateless."""

    name: str = "google_trends_regions"
    platform: None = None

    def recognises(self, document: Document) -> bool:
        """By terms with a period in brackets."""
        sheet = only_sheet(document)
        found = header_of_terms(sheet) if sheet is not None else None
        return found is not None and are_regions(found[1])

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a term and region; asks for a period whose day and month could be swapped."""
        sheet = document.sheets[0]
        header_row, terms = header_of_terms(sheet) or (1, [])
        table = sheet.table(header_row)
        problems = [*table.problems, *cut_off(sheet, header_row)]
        if not sheet.is_spreadsheet:  # which leaves out the blank cells at the end of a row
            width = str(len(table.headers))
            problems += [Problem("short_row", row, expected=width) for row in table.short_rows]
        windows, questions = _windows(terms, answers)
        if windows is None and not questions:
            shown = " · ".join(term.inside for term in terms)
            problems.append(Problem("ambiguous_date", header_row, table.headers[0], shown))
        if problems or windows is None:
            return ReadResult(self.name, problems=tuple(problems), questions=questions)
        rows, blank, problems = _rows(table, terms, windows)
        if problems or not rows:
            return ReadResult(self.name, problems=tuple(problems) or (Problem("no_rows"),))
        notes = (Note("regions_without_data", blank),) if blank else ()
        frame = trends_frame(document.raw, rows, place="", dimension="region", grain="window")
        return ReadResult(self.name, tables={"trends": frame}, notes=notes)


def _windows(
    terms: list[Term], answers: Mapping[str, str]
) -> tuple[list[Window] | None, tuple[Question, ...]]:
    """The window of each term; the question `period` when all share one that is not clear.

    None without a question when there are several and one is not clear: no one answer fits.
    """
    stated = [stated_window(term.inside)[0] for term in terms]
    clear = [found for found in stated if found is not None]
    if len(clear) == len(terms):
        return clear, ()
    if len({term.inside for term in terms}) > 1:
        return None, ()
    answered, questions = asked_window(answers, detail=terms[0].inside)
    return None if answered is None else [answered] * len(terms), questions


def _rows(
    table: Table, terms: list[Term], windows: list[Window]
) -> tuple[list[dict[str, object]], int, list[Problem]]:
    rows: list[dict[str, object]] = []
    problems: list[Problem] = []
    blank = 0
    for position, term in enumerate(terms, start=1):
        for row, region, cell in zip(
            table.rows, table.cells[0], table.cells[position], strict=True
        ):
            text = str(cell).strip()
            if not text:
                blank += 1
                continue
            values = _values(text)
            if values is None:
                header = table.headers[position]
                problems.append(Problem("unreadable_cell", int(row), header, text, "0–100"))
            else:
                span = {"at": windows[position - 1].start, "until": windows[position - 1].end}
                named = {"term": term.term, "band": str(region).strip(), "source_row": int(row)}
                rows.append({**named, **span, **values})
    return rows, blank, problems


def _values(text: str) -> dict[str, object] | None:
    """Index or share of one cell.

    >>> _values("<1%")
    {'index': None, 'share': 0.0, 'below_one': True}
    """
    found = _VALUE.fullmatch(text)
    if found is None or int(found["number"]) > 100 or (found["below"] and found["number"] != "1"):
        return None
    number = 0 if found["below"] else int(found["number"])
    below = found["below"] is not None
    if found["percent"]:
        return {"index": None, "share": number / 100, "below_one": below}
    return {"index": number, "share": None, "below_one": below}


READER = TrendsRegions()
