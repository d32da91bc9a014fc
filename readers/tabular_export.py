"""A format described as data: its columns, the spellings of their headers, how cells are written.

A header is compared as a whole, after Unicode normalisation, without case, quotes, BOM and double
spaces; never by "contains" (`Komentar data` is not `Komentar`). Unknown columns are ignored: the
person chooses them when exporting.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import pandas as pd

from canonical.problem import Problem
from readers.columns import Kind
from readers.sheet import Document, Sheet, Table, trim


@dataclass(frozen=True)
class Field:
    """One column of an export.

    `headers` are its spellings (English and Indonesian first). `identifies` columns must all be
    there for the format to be recognised; `required` ones must be there to read it. `repeats`
    allows the header to stand there again: the further columns become `<name>_2`, `<name>_3`.
    """

    name: str
    headers: tuple[str, ...]
    kind: Kind
    identifies: bool = False
    required: bool = False
    repeats: bool = False


@dataclass(frozen=True)
class Extract:
    """The values of an export: one column a field that was there, and `source_row`.

    `headers` gives each field's header as written in the file, for problems and notes.
    """

    frame: pd.DataFrame
    headers: Mapping[str, str]
    sheet: Sheet
    header_row: int
    short_rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class TabularExport:
    """A format with one header row, found within the first rows of one sheet.

    `excludes` are headers that prove another format. `short_rows` says what a row with too few
    cells means: "refuse" (the file is damaged) or "fill" (the platform writes such rows).
    `final_newline` says that the platform ends every line: without it the download was cut off,
    and the last number may have lost digits.
    """

    fields: tuple[Field, ...]
    excludes: tuple[str, ...] = ()
    short_rows: Literal["refuse", "fill"] = "refuse"
    final_newline: bool = False
    _spellings: Mapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the spellings; ValueError when one means two columns: a program error."""
        spellings: dict[str, Field] = {}
        for one in self.fields:
            for header in one.headers:
                if spellings.setdefault(header_key(header), one) is not one:
                    raise ValueError(f"{header!r} names two columns")
        object.__setattr__(self, "_spellings", spellings)

    def recognises(self, document: Document) -> bool:
        """Whether some sheet has all identifying headers and none of the excluded ones."""
        return bool(self._places(document))

    def read(self, document: Document) -> Extract | tuple[Problem, ...]:
        """The values, or every problem found.

        Codes: several_sheets, duplicate_column, missing_column, cut_off, long_row, short_row,
        wrapped_rows, and those of the column kinds.
        """
        places = self._places(document)
        if len(places) > 1:
            names = ", ".join(sheet.name for sheet, _ in places)
            return (Problem("several_sheets", value=names),)
        sheet, header_row = places[0]
        columns = self._columns(sheet, header_row)
        if isinstance(columns, tuple):
            return columns
        table = sheet.table(header_row, wanted=sorted(columns.values()))
        problems = self._row_problems(table, sheet)
        if problems:
            return problems
        return self._values(sheet, header_row, table, columns)

    def _places(self, document: Document) -> list[tuple[Sheet, int]]:
        found = ((sheet, self.header_row(sheet)) for sheet in document.sheets)
        return [(sheet, row) for sheet, row in found if row is not None]

    def header_row(self, sheet: Sheet) -> int | None:
        """Number of the first row that has all identifying headers, or None."""
        needed = {one.name for one in self.fields if one.identifies}
        excluded = {header_key(header) for header in self.excludes}
        for number, row in enumerate(sheet.head, start=1):
            keys = {header_key(cell) for cell in row}
            there = {self._spellings[key].name for key in keys if key in self._spellings}
            if needed <= there and not keys & excluded:
                return number
        return None

    def _columns(self, sheet: Sheet, header_row: int) -> dict[str, int] | tuple[Problem, ...]:
        """Position of each field that is there."""
        headers = trim(sheet.head[header_row - 1])
        columns: dict[str, int] = {}
        problems = []
        for position, header in enumerate(headers):
            one = self._spellings.get(header_key(header))
            if one is None:
                continue
            name = one.name
            if name in columns and one.repeats:
                name = _next_name(name, columns)
            elif name in columns:
                first = headers[columns[name]]
                problems.append(Problem("duplicate_column", header_row, header, value=first))
            columns.setdefault(name, position)
        for one in self.fields:
            if (one.required or one.identifies) and one.name not in columns:
                found = ", ".join(header for header in headers if header)
                wanted = one.headers[0]
                problems.append(
                    Problem("missing_column", header_row, wanted, value=found, expected=wanted)
                )
        return tuple(problems) if problems else columns

    def _kind(self, name: str) -> Kind:
        kinds = {one.name: one.kind for one in self.fields}
        return kinds[name] if name in kinds else kinds[name.rpartition("_")[0]]

    def _row_problems(self, table: Table, sheet: Sheet) -> tuple[Problem, ...]:
        problems = list(table.problems)
        if self.short_rows == "refuse" and not problems and not sheet.is_spreadsheet:
            width = str(len(table.headers))
            problems += [Problem("short_row", row, expected=width) for row in table.short_rows]
        if self.final_newline and not sheet.ends_with_newline:
            problems.append(Problem("cut_off", int(table.rows[-1]) if len(table.rows) else None))
        return tuple(problems)

    def _values(
        self, sheet: Sheet, header_row: int, table: Table, columns: Mapping[str, int]
    ) -> Extract | tuple[Problem, ...]:
        found = {
            name: self._kind(name).read(table.cells[position], typed=sheet.is_spreadsheet)
            for name, position in columns.items()
        }
        headers = {name: table.headers[position] for name, position in columns.items()}
        problems: list[Problem] = []
        for name, one in found.items():
            if one.bad.any():
                cells = table.cells[columns[name]]
                problems += one.problems(
                    cells, rows=table.rows, header=headers[name], sheet=sheet.name
                )
        if problems:
            return tuple(sorted(problems, key=lambda problem: problem.row or 0))
        frame = pd.DataFrame({name: one.column for name, one in found.items()})
        frame["source_row"] = table.rows
        if frame[next(iter(found))].isna().any():  # rows of nothing but delimiters
            filled = frame[list(found)].notna().any(axis="columns")
            frame = frame[filled].reset_index(drop=True)
        return Extract(frame, headers, sheet, header_row, table.short_rows)


@lru_cache(maxsize=4096)
def header_key(header: str) -> str:
    r"""What two spellings of one header share.

    >>> header_key('\ufeff"Post  ID"') == header_key("post id")
    True
    """
    text = unicodedata.normalize("NFKC", header).strip("\ufeff\"'“”‘’ \t\r\n\u200b")
    return " ".join(text.split()).casefold()


def _next_name(name: str, taken: Mapping[str, int]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
