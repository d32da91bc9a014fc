"""What a cell of a sheet holds, as exact text, and a tab as canonical CSV.

The same content always gives the same bytes, so an unchanged tab has an unchanged hash. Dates are
ISO 8601 because the sheet's own way of showing them (8/12/2025) does not say which is the day.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from canonical.problem import Problem

Value = str | bool | int | float | date | datetime | timedelta | None

# A spreadsheet number is a double: from here on two different ids look the same.
FIRST_INEXACT_INTEGER = 2**53
_FIRST_DAY = datetime.fromisoformat("1899-12-30")
_ERROR_TEXT = re.compile(
    r"#(NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|ERROR!|SPILL!|CALC!)|(Loading|Memuat)(\.\.\.|…)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CellError:
    """A formula that has no value now; `text` is what the sheet shows, like #REF!."""

    text: str


Cell = Value | CellError


@dataclass(frozen=True)
class Tab:
    """One tab as it was read: its title and its cells from A1 on."""

    title: str
    rows: Sequence[Sequence[Cell]]


def moment_of_serial(serial: float) -> datetime:
    """The moment a sheet stores as days since 30 December 1899, to the second.

    >>> moment_of_serial(45881.5)
    datetime.datetime(2025, 8, 12, 12, 0)
    """
    return _FIRST_DAY + timedelta(seconds=round(serial * 86_400))


def cell_text(value: Value) -> str:
    """The value as text that can be read in one way only.

    A fraction never ends after exactly three decimals: 1.125 could be taken for the Indonesian
    spelling of one thousand one hundred and twenty-five, 1.1250 cannot. Midnight is a day, because
    not every way to the sheet tells the two apart.

    >>> [cell_text(v) for v in (1500.0, 1.125, 0.1, True, date(2025, 8, 12), "1.500", None)]
    ['1500', '1.1250', '0.1', 'TRUE', '2025-08-12', '1.500', '']
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        text = value.isoformat(sep=" ", timespec="seconds")
        return text.removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return _number_text(value)


def percent_text(share: float) -> str:
    """A number that the sheet shows as percent, with its sign: 0.8 may mean 80 % or 0.8 %.

    >>> percent_text(0.8), percent_text(0.07), percent_text(0.01125)
    ('80%', '7%', '1.1250%')
    """
    return f"{_number_text(float(Decimal(repr(share)) * 100))}%"


def _number_text(value: float) -> str:
    text = format(Decimal(repr(value)), "f")
    whole, _, decimals = text.partition(".")
    if not decimals.strip("0"):
        return "0" if whole == "-0" else whole
    return text + "0" if len(decimals) == 3 else text


def tab_problems(tab: Tab) -> list[Problem]:
    """The cells that hold no usable value: failed formulas and numbers too long to be exact."""
    return [
        problem
        for row, cells in enumerate(tab.rows, start=1)
        for column, cell in enumerate(cells, start=1)
        if (problem := _cell_problem(cell, row, f"{column_letters(column)}{row}", tab.title))
    ]


def _cell_problem(cell: Cell, row: int, address: str, sheet: str) -> Problem | None:
    if isinstance(cell, CellError):
        return Problem("cell_error", row=row, column=address, value=cell.text, sheet=sheet)
    if isinstance(cell, str) and is_error_text(cell):
        return Problem("cell_error", row=row, column=address, value=cell.strip(), sheet=sheet)
    if isinstance(cell, int | float) and abs(cell) >= FIRST_INEXACT_INTEGER:
        shown = format(Decimal(repr(cell)), "f")
        return Problem("cell_number_too_long", row=row, column=address, value=shown, sheet=sheet)
    return None


def is_error_text(text: str) -> bool:
    """Whether the text is what a spreadsheet shows in place of a value.

    >>> [is_error_text(t) for t in ("#REF!", "Loading...", "#koperasi", "")]
    [True, True, False, False]
    """
    return _ERROR_TEXT.fullmatch(text.strip()) is not None


def column_letters(number: int) -> str:
    """The letters of a column, the first being 1.

    >>> column_letters(1), column_letters(27), column_letters(703)
    ('A', 'AA', 'AAA')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def csv_bytes(tab: Tab) -> bytes:
    """The tab as UTF-8 CSV with commas and LF; empty rows and columns at the end are left out.

    Empty rows between others stay, so a row has the number that the sheet shows.
    """
    texts = [
        ["" if isinstance(cell, CellError) else cell_text(cell) for cell in row] for row in tab.rows
    ]
    width = max((i for row in texts for i, text in enumerate(row, start=1) if text), default=0)
    height = max((i for i, row in enumerate(texts, start=1) if any(row)), default=0)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in texts[:height]:
        writer.writerow([*row[:width], *[""] * (width - len(row))])
    return out.getvalue().encode()
