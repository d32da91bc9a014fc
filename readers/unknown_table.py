"""A table that no reader knows: its columns, what they may mean, and how they may be written.

Everything here is an offer that a person looks at; nothing is read by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, cached_property
from itertools import pairwise, product

import pandas as pd

from canonical.problem import Problem
from canonical.raw_file import RawFile
from readers import find_reader
from readers.column_match import Match, Numbers, fingerprint
from readers.date_layout import written
from readers.decode import decode
from readers.known_spellings import known_spellings
from readers.matchable_tables import MATCHABLE, Value
from readers.matched_columns import sum_rows
from readers.possible_writing import date_layouts, joined, number_styles
from readers.sheet import Document, Sheet, Table, trim
from readers.tabular_export import header_key

_ALIKE = 0.84
_SAMPLES = 3
_HAS_DIGIT = re.compile(r"[0-9]")
_PLAIN_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*%?")


@dataclass(frozen=True)
class UnknownTable:
    """The columns of the one sheet that holds a table."""

    document: Document
    sheet: Sheet
    header_row: int

    @cached_property
    def table(self) -> Table:
        """All rows under the header."""
        return self.sheet.table(self.header_row)

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """The headers that are there once, as written; one that stands twice names nothing."""
        keys = [header_key(header) for header in self.table.headers]
        return tuple(h for h, k in zip(self.table.headers, keys, strict=True) if keys.count(k) == 1)

    @property
    def fingerprint(self) -> str:
        """By which the same table is known again."""
        return fingerprint(self.table.headers)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of table that it may be."""
        return tuple(MATCHABLE)

    def fields(self, kind: str) -> tuple[str, ...]:
        """What a column can mean in a table of that kind."""
        return tuple(MATCHABLE[kind].fields)

    def samples(self, header: str) -> tuple[str, ...]:
        """The first different values of a column."""
        filled = (str(cell).strip() for cell in self._cells(header))
        return tuple(dict.fromkeys(cell for cell in filled if cell))[:_SAMPLES]

    def suggested(self, kind: str) -> dict[str, str]:
        """Header -> field, by name: the same spelling first, then the likest; each field once."""
        fields = self.fields(kind)
        likeness = sorted(
            (
                (-_likeness(header, field), fields.index(field), number, header, field)
                for (number, header), field in product(enumerate(self.headers), fields)
            ),
        )
        found: dict[str, str] = {}
        for alike, _, _, header, field in likeness:
            if -alike >= _ALIKE and header not in found and field not in found.values():
                found[header] = field
        return found

    def missing(self, kind: str, columns: Mapping[str, str]) -> list[tuple[str, ...]]:
        """Groups of fields of which at least one must still be matched."""
        return Match(kind, columns).missing()

    def date_layouts(self, kind: str, columns: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        """The layouts that read every date: as a person writes them, and the first day read so.

        Layouts that read the same are one. Two that differ are both offered.
        """
        cells = joined(self._each(kind, columns, "date"))
        dated = cells[cells.str.contains(_HAS_DIGIT)].reset_index(drop=True)
        if dated.empty:
            return {}
        read = date_layouts(dated, typed=self.sheet.is_spreadsheet)
        return {x: (written(x), str(values.iloc[0].date())) for x, values in read.items()}

    def number_styles(self, kind: str, columns: Mapping[str, str]) -> tuple[Numbers, ...]:
        """The ways of writing numbers that read every cell; those that read the same are one."""
        values: tuple[Value, ...] = ("count", "number")
        cells = {value: self._each(kind, columns, value) for value in values}
        return number_styles(cells, typed=self.sheet.is_spreadsheet)

    def sum_rows(self, kind: str, columns: Mapping[str, str]) -> tuple[int, ...]:
        """The rows that look like sums, about which the person has to say."""
        return sum_rows(self.document, Match(kind, columns))[0]

    def said(self, kind: str, columns: Mapping[str, str], **ways: str) -> str:
        """The whole match as the answer that `matched_columns` reads."""
        match = Match(kind, columns, header=self.fingerprint)
        return replace(match, **ways).text()  # type: ignore[arg-type]

    def _cells(self, header: str) -> pd.Series:
        return self.table.cells[self.table.headers.index(header)]

    def _each(self, kind: str, columns: Mapping[str, str], value: Value) -> list[pd.Series]:
        wanted = MATCHABLE[kind].of(value)
        return [self._cells(h) for f, h in columns.items() if f in wanted and h in self.headers]


def unknown_table(raw: RawFile) -> UnknownTable | None:
    """The table in a file that no reader knows; None when a reader does or there is no table."""
    document = decode(raw)
    if isinstance(document, Problem) or not isinstance(find_reader(document), Problem):
        return None
    places = ((sheet, _header_row(sheet)) for sheet in document.sheets)
    sheet, row = next(((s, row) for s, row in places if row is not None), (None, 0))
    if sheet is None or row is None:
        return None
    found = UnknownTable(document, sheet, row)
    return None if found.table.problems or not found.headers else found


def _header_row(sheet: Sheet) -> int | None:
    """The row of names above a row of values: most known names first, then the widest."""
    known = frozenset().union(*known_spellings().values())
    best: tuple[tuple[int, int], int] | None = None
    for number, (row, below) in enumerate(pairwise(sheet.head), start=1):
        names = [cell for cell in trim(row) if cell.strip()]
        if not _is_header(names, below):
            continue
        score = (sum(header_key(name) in known for name in names), len(names))
        if best is None or score > best[0]:
            best = (score, number)
    return best[1] if best else None


def _is_header(names: Sequence[str], below: Sequence[str]) -> bool:
    """At least two names, none of them a number, above something that has one."""
    return (
        len(names) > 1
        and not any(_PLAIN_NUMBER.fullmatch(name.strip()) for name in names)
        and any(_HAS_DIGIT.search(cell) for cell in below)
    )


@cache
def _likeness(header: str, field: str) -> float:
    """1 for a known spelling, else how alike the header is to the likest one."""
    key = header_key(header)
    spellings = known_spellings()[field]
    if key in spellings:
        return 1.0
    return max(SequenceMatcher(None, key, spelling).ratio() for spelling in spellings)
