"""Google Analytics 4, "Download CSV" of a report or of the reports snapshot: many tables, one file.

Analytics > Reports > (a report) > Share > Download file > CSV (Laporan > Bagikan > Download file).
Last seen: January 2026. A table by `Nth day` gives days; every other table stands for its whole
window, and no day is ever made from it. Users are different people: never added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.ga4_columns import COMPARISON
from readers.ga4_sections import Section, is_ga4, label, sections
from readers.ga4_tables import Values, values_of
from readers.ga4_union import united
from readers.sheet import Document
from readers.tabular_export import header_key

PLATFORM = "website"
SOURCE = "ga4"
KEYS = {"web_days": ["date"], "web_windows": ["start", "end", "dimension", "band"]}


@dataclass(frozen=True)
class GoogleAnalytics:
    """The reader; stateless."""

    name: str = "website_ga4"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the comment lines that name the first and the last day."""
        return len(document.sheets) == 1 and is_ga4(document.sheets[0].head)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Days and windows of the property; tables of another kind are left out and counted."""
        rows = document.sheets[0].rows()
        found = sections(rows)
        if isinstance(found, Problem):
            return ReadResult(self.name, self.platform, problems=(found,))
        compared = _comparison(found)
        if compared is not None:
            return ReadResult(self.name, self.platform, problems=(compared,))
        typed = document.sheets[0].is_spreadsheet
        values = [values_of(section, rows, typed=typed) for section in found]
        problems = tuple(problem for one in values for problem in one.problems)
        if not problems and not any(one.table for one in values):
            titles = " · ".join(section.headers[0] for section in found)
            problems = (Problem("no_known_table", value=titles),)
        if problems:
            return ReadResult(self.name, self.platform, problems=problems)
        site = answers.get("account", "").strip() or label(rows, "property")
        return self._result(found, values, site, document)

    def _result(
        self, found: Sequence[Section], values: Sequence[Values], site: str, document: Document
    ) -> ReadResult:
        tables, disagreeing = {}, 0
        for table, key in KEYS.items():
            frames = [one.frame for one in values if one.table == table and len(one.frame)]
            if frames:
                frame, nulled = united(frames, key)
                disagreeing += nulled
                tables[table] = canonical_frame(
                    table, frame, platform=PLATFORM, source=SOURCE, account_id=site
                )
        notes = _notes(found, values, disagreeing)
        if not tables:
            return ReadResult(self.name, self.platform, problems=(Problem("no_rows"),))
        questions = () if site else (Question("account", detail=document.raw.name),)
        return ReadResult(
            self.name, self.platform, site or None, tables, notes=notes, questions=questions
        )


def _comparison(found: Sequence[Section]) -> Problem | None:
    """Whether a table holds several periods or groups of users side by side."""
    for section in found:
        for header in section.headers:
            if header_key(header) in COMPARISON:
                return Problem("comparison_export", section.header_row, header, value=header)
    return None


def _notes(
    found: Sequence[Section], values: Sequence[Values], disagreeing: int
) -> tuple[Note, ...]:
    left_out = [
        ", ".join(section.headers[:2])
        for section, one in zip(found, values, strict=True)
        if not one.table and section.last_row > section.header_row
    ]
    nameless = sum(one.nameless for one in values)
    groups = list(dict.fromkeys(s.group for s in found if s.group)) if len(found) == 1 else []
    notes = []
    if left_out:
        shown = " · ".join(dict.fromkeys(left_out))
        notes.append(Note("tables_left_out", len(left_out), shown))
    if nameless:
        notes.append(Note("nameless_rows", nameless))
    if disagreeing:
        notes.append(Note("tables_disagree", disagreeing))
    return (*notes, *(Note("one_group_of_users", detail=group) for group in groups))


READER = GoogleAnalytics()
