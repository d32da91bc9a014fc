"""Our own fill-in tables: costs, prices, plan, followers, channels, events, targets.

From the blank template (`coop_template_blank`), as a workbook, as CSV with comma or semicolon, or
as tabs of a Google Sheet. How numbers and dates are written: `coop_template_values`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.coop_template_rows import canonical_rows
from readers.coop_template_table import TemplateTable
from readers.coop_template_tables import TEMPLATE_TABLES
from readers.coop_template_values import is_blank
from readers.sheet import Document, Sheet, trim
from readers.spreadsheet_errors import error_cells
from readers.tabular_export import Extract, header_key
from sources.google_sheet_cells import column_letters, is_error_text

GUIDE_TAB = "Petunjuk"
LISTS_TAB = "Daftar"


@dataclass(frozen=True)
class Filled:
    """What one tab holds: rows of a canonical table, or problems; and what was left aside."""

    table: str
    rows: pd.DataFrame | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class CoopTemplate:
    """The reader; stateless. The tables may be of several platforms, so it has none."""

    name: str = "coop_template"
    platform: str | None = None

    def recognises(self, document: Document) -> bool:
        """Whether some tab has all required columns of one of our tables."""
        return any(_table_of(sheet) is not None for sheet in document.sheets)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """The rows of all our tabs; one bad cell refuses the whole file.

        `answers["author_key"]` is the secret that hides the names of authors; without it they are
        dropped.
        """
        author_key = answers.get("author_key", "")
        filled: list[Filled] = []
        notes: list[Note] = []
        for sheet in document.sheets:
            table = _table_of(sheet)
            if table is not None:
                filled.append(_filled(document, sheet, table, author_key))
            elif sheet.name not in (GUIDE_TAB, LISTS_TAB) and any(trim(row) for row in sheet.head):
                notes.append(Note("tab_not_ours", detail=sheet.name))
        problems = tuple(problem for one in filled for problem in one.problems)
        tables = _tables(filled)
        if not problems and not tables:
            problems = (Problem("no_rows"),)
        return ReadResult(
            self.name,
            self.platform,
            tables={} if problems else tables,
            problems=problems,
            notes=(*notes, *(note for one in filled for note in one.notes)),
        )


def _table_of(sheet: Sheet) -> TemplateTable | None:
    """The table whose required columns are all there; of several the one with the most columns."""
    found = [(t, row) for t in TEMPLATE_TABLES if (row := t.export.header_row(sheet)) is not None]
    return max(found, key=lambda one: _known(sheet, *one), default=(None, 0))[0]


def _known(sheet: Sheet, table: TemplateTable, header_row: int) -> int:
    spellings = {header_key(header) for column in table.columns for header in column.headers}
    return sum(header_key(cell) in spellings for cell in sheet.head[header_row - 1])


def _filled(document: Document, sheet: Sheet, table: TemplateTable, author_key: str) -> Filled:
    export = table.export
    extract = export.read(Document(document.raw, (sheet,)))
    found = () if isinstance(extract, Extract) else extract
    problems = (*_formula_errors(document, sheet), *found, *_missing_cells(sheet, table))
    if problems or not isinstance(extract, Extract):
        by_row = sorted(problems, key=lambda problem: problem.row or 0)
        return Filled(table.table, problems=tuple(by_row))
    notes = _ignored_columns(extract, table)
    if extract.frame.empty:
        return Filled(table.table, notes=notes)
    if not author_key and extract.frame.get("author", pd.Series(dtype="str")).notna().any():
        notes += (Note("authors_dropped", int(extract.frame["author"].notna().sum())),)
    rows, unnumbered = canonical_rows(table, extract.frame, author_key=author_key)
    if unnumbered:
        notes += (Note("rows_without_number", unnumbered, detail=sheet.name or table.tab),)
    return Filled(table.table, rows, notes=notes)


def _formula_errors(document: Document, sheet: Sheet) -> tuple[Problem, ...]:
    """The cells that show #REF! or Loading... in place of a value, with their address."""
    failed = [
        (f"{column_letters(column)}{row}", cell.strip())
        for row, cells in enumerate(sheet.records(), start=1)
        for column, cell in enumerate(cells, start=1)
        if cell and is_error_text(cell)
    ]
    if sheet.is_spreadsheet:
        failed += error_cells(document.raw.content).get(sheet.name, [])
    return tuple(
        Problem("cell_error", int(address.lstrip(ascii_uppercase)), address, text, sheet=name)
        for name in [sheet.name or None]
        for address, text in failed
    )


def _missing_cells(sheet: Sheet, table: TemplateTable) -> tuple[Problem, ...]:
    """The rows that are half filled, with the header of the column that is missing."""
    header_row = table.export.header_row(sheet) or 1
    required = {
        header_key(header)
        for column in table.columns
        if column.required
        for header in column.headers
    }
    headers = [
        (i, h) for i, h in enumerate(sheet.head[header_row - 1]) if header_key(h) in required
    ]
    return tuple(
        Problem("missing_cell", row=number, column=header, sheet=sheet.name or None)
        for number, row in enumerate(sheet.records(), start=1)
        if number > header_row
        if not all(is_blank(cell) for cell in row)
        for position, header in headers
        if position >= len(row) or is_blank(row[position])
    )


def _ignored_columns(extract: Extract, table: TemplateTable) -> tuple[Note, ...]:
    spellings = {header_key(header) for column in table.columns for header in column.headers}
    headers = trim(extract.sheet.head[extract.header_row - 1])
    strange = [h for h in headers if h.strip() and header_key(h) not in spellings]
    return (Note("columns_ignored", len(strange), ", ".join(strange)),) if strange else ()


def _tables(filled: list[Filled]) -> dict[str, pd.DataFrame]:
    """The rows by table; two tabs of one table become one."""
    parts: dict[str, list[pd.DataFrame]] = {}
    for one in filled:
        if one.rows is not None:
            parts.setdefault(one.table, []).append(one.rows)
    return {name: pd.concat(frames, ignore_index=True) for name, frames in parts.items()}


READER = CoopTemplate()
