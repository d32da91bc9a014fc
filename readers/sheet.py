"""The cells of a file before they mean anything: sheets, rows and tables of text.

Row numbers count as a spreadsheet shows them: the first line of the file is row 1, a cell with
line breaks is one row, a blank line is a row without cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from canonical.problem import Problem
from canonical.raw_file import RawFile

HEAD_ROWS = 60
"""How many rows a reader may look at to recognise a file; real preambles have at most 15."""


@dataclass(frozen=True)
class Table:
    """The rows under one header row, all cells as text.

    `headers` are as written, so one name may stand there twice; the columns of `cells` are
    therefore the positions 0, 1, 2, ... `rows` are the row numbers in the file. Blank lines are
    left out. A row that is shorter than the header is filled with "" and named in `short_rows`;
    rows that hold more than the header are `problems`, and then `cells` must not be used.
    """

    headers: tuple[str, ...]
    cells: pd.DataFrame
    rows: npt.NDArray[np.int64]
    short_rows: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


class Sheet(Protocol):
    """One sheet: the whole of a text file (name ""), or one tab of a spreadsheet.

    `head` holds the first rows; `rows()` holds all of them, for small files and files of several
    sections; `table(header_row)` is the fast way to one large table. Row number = index + 1.
    `is_spreadsheet` says that numbers and dates may come from typed cells (dates as ISO text).
    """

    @property
    def name(self) -> str:
        """Name of the tab, "" for a text file."""

    @property
    def is_spreadsheet(self) -> bool:
        """Whether the cells were typed before they became text."""

    @property
    def ends_with_newline(self) -> bool:
        """Whether the last line is ended; always for a spreadsheet."""

    @property
    def head(self) -> list[list[str]]:
        """The first rows, at most `HEAD_ROWS`."""

    def rows(self) -> list[list[str]]:
        """All rows; a blank line is []."""

    def records(self) -> Iterator[list[str]]:
        """The same rows one by one, for a look at a large file that need not hold them."""

    def table(self, header_row: int, wanted: Sequence[int] | None = None) -> Table:
        """The rows under that row, down to the end; `wanted` limits the columns that are built."""


@dataclass(frozen=True)
class Document:
    """A file whose bytes have become cells. A text file has exactly one sheet."""

    raw: RawFile
    sheets: tuple[Sheet, ...]


def table_of_rows(
    rows: Sequence[Sequence[str]],
    header_row: int,
    *,
    sheet: str = "",
    wanted: Sequence[int] | None = None,
) -> Table:
    """The table under `header_row` (1 = first) of rows that are already split into cells."""
    headers = trim(rows[header_row - 1])
    width = len(headers)
    # Excel pads every row, the header too, to the widest; a longer row is a lost delimiter.
    padded = len(rows[header_row - 1])
    numbers, short, problems = [], [], []
    kept: list[Sequence[str]] = []
    for number, row in enumerate(rows[header_row:], start=header_row + 1):
        if not row:
            continue
        if len(row) > padded or any(row[width:]):
            problems.append(_long_row(number, row, width, sheet))
        if len(row) < width:
            if is_wrapped(row):
                problems.append(Problem("wrapped_rows", row=number, sheet=sheet or None))
            short.append(number)
        numbers.append(number)
        kept.append(row)
    positions = range(width) if wanted is None else wanted
    cells = pd.DataFrame(
        {p: pd.array([r[p] if p < len(r) else "" for r in kept], dtype="str") for p in positions},
        index=pd.RangeIndex(len(kept)),
    )
    return Table(
        tuple(headers), cells, np.array(numbers, dtype=np.int64), tuple(short), tuple(problems)
    )


def _long_row(number: int, row: Sequence[str], width: int, sheet: str) -> Problem:
    extra = next((cell for cell in row[width:] if cell), "")
    return Problem("long_row", number, value=extra, expected=str(width), sheet=sheet or None)


def trim(row: Sequence[str]) -> list[str]:
    """The row without the blank cells at its end (Excel pads every row to the widest)."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return list(row[:end])


def is_wrapped(row: Sequence[str]) -> bool:
    """Whether a whole row sits in its first cell, as Excel leaves it after a re-save.

    >>> is_wrapped(['1,"a, b",3', '', '']), is_wrapped(['a, b', 'c'])
    (True, False)
    """
    cells = trim(row)
    return len(cells) == 1 and cells[0].count(",") >= 2 and '"' in cells[0]
