"""Google Trends, related queries or topics: what people searched for beside a term, top and rising.

trends.google.com > a term > Related queries, Related topics > Download CSV (Kueri terkait, Topik
terkait > CSV). Last seen: September 2025, in English; the Indonesian words are expected, not seen.
Two tables without header in one file: TOP with an index, RISING with a growth or Breakout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.google_trends_frame import (
    Term,
    cut_off,
    only_sheet,
    stated_window,
    term_of,
    trends_frame,
)
from readers.reporting_window import asked_window
from readers.sheet import Document, trim
from readers.tabular_export import header_key

_TOP = {"top", "teratas", "populer"}
_RISING = {"rising", "meningkat", "naik"}
_BREAKOUT = {"breakout", "meroket", "melonjak", "lonjakan"}
_GROWTH = re.compile(r"(?P<sign>[+-]?)(?P<number>[0-9]{1,3}(?:[.,][0-9]{3})*|[0-9]+)\s?%")
_INDEX = re.compile(r"(?P<below><\s?)?(?P<number>[0-9]{1,3})")


@dataclass(frozen=True)
class TrendsRelated:
    """The reader; stateless."""

    name: str = "google_trends_related"
    platform: None = None

    def recognises(self, document: Document) -> bool:
        """By a term alone in its row, and the word TOP or RISING alone in a later one."""
        sheet = only_sheet(document)
        if sheet is None:
            return False
        title = _title(sheet.head)
        alone = {header_key(row[0]) for row in map(trim, sheet.head) if len(row) == 1}
        return title is not None and bool(alone & (_TOP | _RISING))

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a related query; asks for a period whose day and month could be swapped."""
        source = document.sheets[0].rows()
        title_row, title = _title(source) or (0, Term("", ""))
        rows, problems = _rows(source, start=title_row)
        problems += cut_off(document.sheets[0], len(source))
        if problems or not rows:
            return ReadResult(self.name, problems=tuple(problems) or (Problem("no_rows"),))
        period, place = stated_window(title.inside)
        if period is None:
            period, questions = asked_window(answers, detail=title.inside)
            if period is None:
                return ReadResult(self.name, questions=questions)
        frame = trends_frame(
            document.raw,
            rows,
            term=title.term,
            place=place or _place(title.inside),
            at=period.start,
            until=period.end,
            grain="window",
        )
        return ReadResult(self.name, tables={"trends": frame})


def _title(rows: Sequence[Sequence[str]]) -> tuple[int, Term] | None:
    """Row and term of `term: (period, place)`; a term with a comma may lack its quotes."""
    for number, row in enumerate(rows[:4], start=1):
        term = term_of(",".join(trim(row)))
        if term is not None:
            return number, term
    return None


def _place(inside: str) -> str:
    """The place behind a period that could not be read: `7 hari terakhir, Indonesia`."""
    return inside.partition(", ")[2].strip()


def _rows(
    source: Sequence[Sequence[str]], *, start: int
) -> tuple[list[dict[str, object]], list[Problem]]:
    rows: list[dict[str, object]] = []
    problems: list[Problem] = []
    section = ""
    for number, row in enumerate(source[start:], start=start + 1):
        cells = trim(row)
        word = header_key(cells[0]) if len(cells) == 1 else ""
        if word in _TOP | _RISING:
            section = "related_top" if word in _TOP else "related_rising"
        elif cells:
            values = _values(cells, section)
            if isinstance(values, Problem):
                problems.append(
                    Problem(values.code, number, value=values.value, expected=values.expected)
                )
            else:
                rows.append({**values, "dimension": section, "source_row": number})
    return rows, problems


def _values(cells: Sequence[str], section: str) -> dict[str, object] | Problem:
    """The values of one row; a problem when it is none of its section."""
    if len(cells) != 2 or not section or not cells[0].strip():
        return Problem("unreadable_trend", value=", ".join(cells), expected="koperasi, 100")
    band, text = cells[0].strip(), cells[1].strip()
    nothing = {
        "band": band,
        "index": None,
        "growth": None,
        "below_one": False,
        "is_breakout": False,
    }
    if section == "related_rising":
        growth = _GROWTH.fullmatch(text)
        if growth is not None:
            number = int(re.sub(r"[.,]", "", growth["number"]))
            return {**nothing, "growth": (-number if growth["sign"] == "-" else number) / 100}
        if header_key(text) in _BREAKOUT:
            return {**nothing, "is_breakout": True}
        return Problem("unreadable_trend", value=text, expected="+40%, Breakout")
    index = _INDEX.fullmatch(text)
    if index is None or int(index["number"]) > 100 or (index["below"] and index["number"] != "1"):
        return Problem("unreadable_trend", value=text, expected="0–100")
    if index["below"]:
        return {**nothing, "index": 0, "below_one": True}
    return {**nothing, "index": int(index["number"])}


READER = TrendsRelated()
