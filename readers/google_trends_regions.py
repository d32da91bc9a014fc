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

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.google_trends_frame import (
    Term,
    first_label,
    header_of_terms,
    is_date,
    only_sheet,
    stated_window,
    trends_frame,
)
from readers.reporting_window import asked_window
from readers.sheet import Document, Table

_VALUE = re.compile(r"(?P<below><\s?)?(?P<number>[0-9]{1,3})(?P<percent>\s?%)?")


@dataclass(frozen=True)
class TrendsRegions:
    """The reader; stateless."""

    name: str = "google_trends_regions"
    platform: None = None

    def recognises(self, document: Document) -> bool:
        """By terms with a period in brackets, and no date under the other header."""
        sheet = only_sheet(document)
        found = header_of_terms(sheet) if sheet is not None else None
        if sheet is None or found is None:
            return False
        label = first_label(sheet, found[0])
        return label is not None and not is_date(label)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a term and region; asks for a period whose day and month could be swapped."""
        sheet = document.sheets[0]
        header_row, terms = header_of_terms(sheet) or (1, [])
        table = sheet.table(header_row)
        # Excel cuts the blank cells at the end of a row: too little data is no damage.
        rows, blank, problems = _rows(table, terms)
        problems = [*table.problems, *problems]
        if problems or not terms:
            return ReadResult(self.name, problems=tuple(problems) or (Problem("no_rows"),))
        period, _ = stated_window(terms[0].inside)
        if period is None:
            period, questions = asked_window(answers, detail=terms[0].inside)
            if period is None:
                return ReadResult(self.name, questions=questions)
        notes = (Note("regions_without_data", blank),) if blank else ()
        if not rows:
            return ReadResult(self.name, problems=(Problem("no_rows"),))
        frame = trends_frame(
            document.raw,
            rows,
            place="",
            dimension="region",
            at=period.start,
            until=period.end,
            grain="window",
        )
        return ReadResult(self.name, tables={"trends": frame}, notes=notes)


def _rows(table: Table, terms: list[Term]) -> tuple[list[dict[str, object]], int, list[Problem]]:
    rows: list[dict[str, object]] = []
    problems: list[Problem] = []
    blank = 0
    if table.problems:
        return rows, blank, problems
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
                named = {"term": term.term, "band": str(region).strip(), "source_row": int(row)}
                rows.append({**named, **values})
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
