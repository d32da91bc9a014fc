"""Google Business Profile, performance report: what each place was found and used for in a window.

Google Business Profile Manager > Businesses > Performance > Download report ("GMB insights
(Performance Report) - 2026-1-1 - 2026-1-31 - ....csv"). Last seen: January 2026, in English. The
window stands only in the file's name. Addresses are not kept: a place is known by its store code,
else by a few letters computed from its address. Windows inside one another must not be added.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from canonical.problem import Problem, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Text
from readers.personal_data import left_out
from readers.reporting_window import Window, asked_window, window
from readers.sheet import Document, Sheet
from readers.spreadsheet import GridSheet
from readers.tabular_export import Extract, Field, TabularExport

PLATFORM = "google_business"
_VIEWERS = (
    "Google Search - Mobile",
    "Google Search - Desktop",
    "Google Maps - Mobile",
    "Google Maps - Desktop",
)
EXPORT = TabularExport(
    fields=(
        Field("store_code", ("Store code",), Text(), identifies=True),
        Field("business", ("Business name",), Text(), identifies=True),
        Field("address", ("Address",), Text(), required=True),
        *(
            Field(f"viewers_{number}", (header,), Count(), identifies=True)
            for number, header in enumerate(_VIEWERS)
        ),
        Field("calls", ("Calls",), Count()),
        Field("directions", ("Directions",), Count()),
        Field("clicks", ("Website clicks",), Count()),
    ),
    final_newline=True,
)
_DAY = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_NAMED_WINDOW = re.compile(rf"(?<![0-9-]){_DAY} - {_DAY}(?![0-9])")


@dataclass(frozen=True)
class BusinessPerformance:
    """The reader; stateless."""

    name: str = "google_business_performance"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the business beside its four kinds of viewers."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a place; asks for the window when the name of the file has lost it."""
        bare = Document(document.raw, tuple(_without_description(s) for s in document.sheets))
        extract = EXPORT.read(bare)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame = extract.frame
        unnamed = frame.loc[frame["business"].isna(), "source_row"]
        if frame.empty or len(unnamed):
            header = extract.headers["business"]
            problems = [Problem("required_cell", int(row), header) for row in unnamed]
            return ReadResult(
                self.name, self.platform, problems=tuple(problems) or (Problem("no_rows"),)
            )
        names = frame["business"].unique()
        account = str(names[0]) if len(names) == 1 else None
        found, questions = _window(document.raw.name, answers)
        if found is None:
            return ReadResult(self.name, self.platform, account, questions=questions)
        tables = {"web_windows": _windows(frame, found)}
        notes = left_out(extract.sheet.head[extract.header_row - 1])
        return ReadResult(self.name, self.platform, account, tables, notes=notes)


def _without_description(sheet: Sheet) -> Sheet:
    """The sheet without its second header row, which says in words what each column counts."""
    header_row = EXPORT.header_row(sheet)
    rows = sheet.rows()
    if header_row is None or len(rows) <= header_row:
        return sheet
    below = rows[header_row]
    headers = [header.strip() for header in rows[header_row - 1]]
    places = [headers.index(header) for header in _VIEWERS if header in headers]
    described = [place for place in places if place < len(below) and " " in below[place].strip()]
    if len(described) < len(_VIEWERS):
        return sheet
    return GridSheet(
        sheet.name,
        [*rows[:header_row], [], *rows[header_row + 1 :]],
        sheet.is_spreadsheet,
        sheet.ends_with_newline,
    )


def _window(name: str, answers: Mapping[str, str]) -> tuple[Window | None, tuple[Question, ...]]:
    """The days in the file's name, else those answered, else the question `period`."""
    match = _NAMED_WINDOW.search(name)
    if match is not None:
        numbers = [int(group) for group in match.groups()]
        try:
            found = window(date(*numbers[:3]), date(*numbers[3:]))
        except ValueError:
            found = None
        if found is not None and found.end <= _tomorrow(answers):
            return found, ()
    return asked_window(answers, detail=name)


def _tomorrow(answers: Mapping[str, str]) -> pd.Timestamp:
    return pd.Timestamp(answers["received_on"]) + pd.Timedelta(days=1)


def _windows(frame: pd.DataFrame, found: Window) -> pd.DataFrame:
    viewers = frame[[f"viewers_{number}" for number in range(len(_VIEWERS))]]
    filled = frame.assign(
        account_id=frame["business"],
        band=[
            _place(code, address)
            for code, address in zip(frame["store_code"], frame["address"], strict=True)
        ],
        # A person may use both Search and Maps: the sum is the most it can be
        profile_viewers=viewers.sum(axis="columns", skipna=False),
    )
    return canonical_frame(
        "web_windows",
        filled,
        platform=PLATFORM,
        source=PLATFORM,
        start=found.start,
        end=found.end,
        dimension="place",
    )


def _place(code: str | None, address: str | None) -> str:
    """What tells two places of one name apart, without its address.

    >>> _place("JKT-1", "Jl. Melati 1"), len(_place(None, "Jl. Melati 1"))
    ('JKT-1', 8)
    """
    if isinstance(code, str):
        return code.strip()
    words = " ".join(address.casefold().split()) if isinstance(address, str) else ""
    return hashlib.sha256(words.encode()).hexdigest()[:8]


READER = BusinessPerformance()
