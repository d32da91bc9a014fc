"""A table that no reader knows, read by the columns that a person matched: `readers.column_match`.

The same rules hold as for every export: the layout of dates and the way of numbers are stated, what
cannot be read is named, a sum is never read as data, and what only a person knows is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.compute as pc

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.column_match import ANSWER, Match, match_of
from readers.matched_tables import MAKERS, Said
from readers.parsed import arrow, mask
from readers.personal_data import PERSONAL_HEADERS, left_out
from readers.sheet import Document, trim
from readers.tabular_export import Extract, header_key

NAME = "matched_columns"
_SUM = r"(?:grand\s+)?(?:totals?|jumlah|summary)\b.{0,60}"
_BLANK_OR_SUM = rf"(?:{_SUM})?"
_FILLED_LATER = {"account", "platform"}


@dataclass(frozen=True)
class MatchedColumns:
    """The reader; stateless. It recognises nothing: only a person's match leads to it."""

    name: str = NAME
    platform: str | None = None

    def recognises(self, document: Document) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """The table of the match, or its problems, or what is still to be asked."""
        match = match_of(answers.get(ANSWER, ""))
        if match is None:
            return _refused(Problem("bad_column_match"))
        if not match.export().recognises(document):
            wanted = ", ".join(match.columns.values())
            return _refused(
                Problem("matched_columns_missing", value=document.raw.name, expected=wanted)
            )
        extract = _extract(document, match)
        return extract if isinstance(extract, ReadResult) else _read(extract, match, answers)


def _refused(*problems: Problem) -> ReadResult:
    return ReadResult(NAME, problems=problems)


def _extract(document: Document, match: Match) -> Extract | ReadResult:
    """The values, without the rows that a person called sums."""
    sums, no_dates = sum_rows(document, match)
    if sums and not match.totals:
        return _refused(Problem("total_rows_unsaid", sums[0], value=", ".join(map(str, sums[:5]))))
    skipped = sums if match.totals == "skip" else ()
    extract = match.export(no_dates if skipped else frozenset()).read(document)
    if isinstance(extract, tuple):
        return _refused(*extract)
    kept = ~extract.frame["source_row"].isin(skipped)
    return replace(extract, frame=extract.frame[kept].reset_index(drop=True))


def sum_rows(document: Document, match: Match) -> tuple[tuple[int, ...], frozenset[str]]:
    """Rows that look like sums: by their first word, or because nothing names them.

    Also the words, in small letters, that stand there in the place of a date.
    """
    export = match.export()
    sheet = next(s for s in document.sheets if export.header_row(s) is not None)
    table = sheet.table(export.header_row(sheet) or 1)
    if table.problems or table.cells.empty:
        return (), frozenset()
    wanted = {header_key(h): field for field, h in match.columns.items()}
    places = {wanted.get(header_key(h), ""): n for n, h in enumerate(table.headers)}
    is_sum = _begins_with_a_sum(table.cells)
    naming = [places[f] for f in match.matchable.of("date", "id", "text") if f in places]
    if naming:
        unnamed = [_is_word(table.cells[place], _BLANK_OR_SUM) for place in naming]
        is_sum |= np.logical_and.reduce(unnamed)
    dates = [places[f] for f in match.matchable.of("date") if f in places]
    words = [str(word).strip() for place in dates for word in table.cells.loc[is_sum, place]]
    return tuple(int(row) for row in table.rows[is_sum]), frozenset(w.lower() for w in words if w)


def _begins_with_a_sum(cells: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether the first word of a row says that it is a sum."""
    found = np.zeros(len(cells), dtype=bool)
    blank_so_far = ~found
    for place in cells.columns:
        found |= blank_so_far & _is_word(cells[place], _SUM)
        blank_so_far &= _is_word(cells[place], "")
        if not blank_so_far.any():
            break
    return found


def _is_word(cells: pd.Series, pattern: str) -> npt.NDArray[np.bool_]:
    return mask(pc.match_substring_regex(arrow(cells), rf"(?i)^\s*(?:{pattern})\s*$"))


def _read(extract: Extract, match: Match, answers: Mapping[str, str]) -> ReadResult:
    said = Said(match, answers, extract.headers)
    made = MAKERS[match.kind](extract.frame, said)
    platform = answers.get("platform") or ("email" if match.kind == "email_campaigns" else None)
    account = answers.get("account") or None
    if made.problems:
        return ReadResult(NAME, platform, account, problems=made.problems)
    open_codes = {question.code for question in made.questions}
    tables = {} if open_codes - _FILLED_LATER else {match.kind: made.frame}
    notes = (*_notes(extract, match), *made.notes)
    return ReadResult(NAME, platform, account, tables, (), notes, made.questions)


def _notes(extract: Extract, match: Match) -> tuple[Note, ...]:
    """What of the table was left out: columns of persons, columns that nobody matched."""
    headers = [h for h in trim(extract.sheet.head[extract.header_row - 1]) if h.strip()]
    matched = {header_key(header) for header in match.columns.values()}
    others = [h for h in headers if header_key(h) not in matched | PERSONAL_HEADERS]
    notes = left_out(h for h in headers if header_key(h) not in matched)
    if others:
        notes = (*notes, Note("columns_ignored", len(others), ", ".join(others)))
    return notes


READER = MatchedColumns()
