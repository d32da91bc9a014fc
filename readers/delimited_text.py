"""Bytes of a text file become rows of cells, strictly by RFC 4180: what is doubtful is refused.

Nothing is sniffed. The encoding follows from the first bytes, the delimiter from the structure of
the first records, and every quotation mark of the file must stand where the standard allows it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from canonical.problem import Problem
from readers.quotation_marks import quote_problem, record_end
from readers.sheet import HEAD_ROWS, Table, table_of_rows, trim
from readers.text_encoding import to_utf8

DELIMITERS = (",", ";", "\t")
FAST_FROM = 1_000_000
"""Bytes from which a table is split by Arrow instead of the csv module."""

_BLOCK = 4 << 20
_SAMPLE = 1 << 20
_SEP_LINE = re.compile(rb'"?sep=([,;\t])"?[,;\t]*(?:\r\n|\n|\r)')

csv.field_size_limit(2**31 - 1)  # the size of the file is limited before; a caption may be long


@dataclass(frozen=True)
class TextSheet:
    """A text file as one sheet; `text` is UTF-8 without BOM whose quotes have been checked."""

    text: memoryview
    delimiter: str
    preface_rows: int = 0
    name: str = ""
    is_spreadsheet: bool = False

    @property
    def ends_with_newline(self) -> bool:
        """Whether the last line is ended: a cut download mostly ends within a line."""
        return bytes(self.text[-1:]) in {b"\n", b"\r"}

    @cached_property
    def head(self) -> list[list[str]]:
        """The first rows, at most `HEAD_ROWS`."""
        return list(islice(self._records(record_end(self.text, HEAD_ROWS)), HEAD_ROWS))

    def rows(self) -> list[list[str]]:
        """All rows; a blank line, and the line `sep=,`, is []."""
        return list(self.records())

    def records(self) -> Iterator[list[str]]:
        """The same rows one by one, none of them held."""
        return self._records()

    def table(self, header_row: int, wanted: Sequence[int] | None = None) -> Table:
        """The rows under that row; large files go through Arrow, with the same cells."""
        if len(self.text) >= FAST_FROM:
            table = self.fast_table(header_row, wanted)
            if table is not None:
                return table
        return table_of_rows(self.rows(), header_row, wanted=wanted)

    def fast_table(self, header_row: int, wanted: Sequence[int] | None = None) -> Table | None:
        """The same table by Arrow; None when Arrow refuses (ragged rows, no rows)."""
        headers = trim(self.head[header_row - 1])
        width = len(self.head[header_row - 1])
        names = [str(position) for position in range(width)]
        chosen = list(range(len(headers)) if wanted is None else wanted)
        try:
            cells = self._read_arrow(header_row, names, [names[position] for position in chosen])
        except pa.ArrowInvalid:
            return None
        numbers = np.arange(header_row + 1, header_row + 1 + len(cells), dtype=np.int64)
        cells.columns = pd.Index(chosen)
        return Table(tuple(headers), cells, numbers)

    def _read_arrow(self, header_row: int, names: list[str], chosen: list[str]) -> pd.DataFrame:
        start = record_end(self.text, header_row - self.preface_rows)
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(self.text[start:])),
            # One thread: cutting pieces at quoted line ends for several costs more than it gains.
            arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK, use_threads=False),
            arrow_csv.ParseOptions(
                delimiter=self.delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()), include_columns=chosen
            ),
        )
        frame: pd.DataFrame = table.to_pandas(self_destruct=True, split_blocks=True)
        return frame

    def _records(self, end: int | None = None) -> Iterator[list[str]]:
        lines = io.TextIOWrapper(io.BytesIO(self.text[:end]), encoding="utf-8", newline="")
        yield from ([] for _ in range(self.preface_rows))
        yield from csv.reader(lines, delimiter=self.delimiter, strict=True)


def decode_text(content: bytes) -> TextSheet | Problem:
    """The one sheet of a text file, or why its bytes cannot be trusted.

    Codes: empty_file, broken_text, control_character, web_page, json_text, stray_quote,
    unclosed_quote, ambiguous_delimiter, wrapped_rows.
    """
    text = to_utf8(content)
    if isinstance(text, Problem):
        return text
    stated, text = _stated_delimiter(text)
    delimiter = stated or _structural_delimiter(text)
    if isinstance(delimiter, Problem):
        return delimiter
    problem = quote_problem(text, delimiter, rows_before=1 if stated else 0)
    if problem is not None:
        return problem
    sheet = TextSheet(text, delimiter, preface_rows=1 if stated else 0)
    filled = [row for row in sheet.head if trim(row)]
    if _are_packed(filled):
        return Problem("wrapped_rows", row=1)
    return sheet


def _are_packed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether every row sits in one quoted cell, with at least as many parts as the first one."""
    cells = [trim(row) for row in rows]
    if not cells or any(len(row) > 1 for row in cells):
        return False
    parts = max(cells[0][0].count(delimiter) for delimiter in DELIMITERS)
    return parts > 1 and all(
        max(row[0].count(delimiter) for delimiter in DELIMITERS) >= parts for row in cells
    )


def _stated_delimiter(text: memoryview) -> tuple[str | None, memoryview]:
    """The delimiter of Excel's line `sep=,` and the text after that line."""
    match = _SEP_LINE.match(bytes(text[:32]))
    return (match[1].decode(), text[match.end() :]) if match else (None, text)


def _structural_delimiter(text: memoryview) -> str | Problem:
    """The delimiter under which most of the first records have the same number of cells."""
    scores = {delimiter: _evenness(text, delimiter) for delimiter in DELIMITERS}
    best = max(scores.values())
    winners = [delimiter for delimiter, score in scores.items() if score == best]
    if best == (0.0, 0):
        return ","  # a single column; the quotes are still checked
    return winners[0] if len(winners) == 1 else Problem("ambiguous_delimiter")


def _evenness(text: memoryview, delimiter: str) -> tuple[float, int]:
    """Share of the first records with the commonest width above one, and that width."""
    sample = io.TextIOWrapper(io.BytesIO(text[:_SAMPLE]), "utf-8", errors="ignore", newline="")
    widths = []
    try:
        for record in islice(csv.reader(sample, delimiter=delimiter, strict=True), HEAD_ROWS):
            if record:
                widths.append(len(record))
    except csv.Error:
        pass  # a quote where this delimiter does not allow one: only the records before it count
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    return count / len(widths), width
