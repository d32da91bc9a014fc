"""Columns of numbers: counts, decimals, rupiah, percentages, each written in one stated way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from readers.parsed import NO_WORDS, Parsed, arrow, none_bad, nullable, stripped


@dataclass(frozen=True)
class Count:
    """A whole number. `thousands` is the mark that groups digits, where the format uses one.

    >>> Count().read(pd.Series(["12", "", "-3"], dtype="str")).column.tolist()
    [12, <NA>, -3]
    >>> Count(thousands=".").read(pd.Series(["1.234.567"], dtype="str")).column.tolist()
    [1234567]
    >>> Count().read(pd.Series(["1.234"], dtype="str")).bad.tolist()
    [True]
    """

    thousands: Literal["", ".", ","] = ""
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not a whole number."""
        fast = _plain_integers(cells)
        if fast is not None:
            return Parsed(fast, none_bad(cells), "unreadable_cell", "count")
        texts, null = stripped(cells, self.null)
        pattern = _number_pattern(self.thousands, "", typed=typed)
        numbers = [_integer(text, pattern, self.thousands) for text in texts]
        bad = np.array([n is None for n in numbers], dtype=bool) & ~null
        return Parsed(nullable(numbers, "Int64", cells), bad, "unreadable_cell", "count")


@dataclass(frozen=True)
class Number:
    """A decimal number; a spreadsheet's typed number always has a dot.

    >>> Number(decimal=",", thousands=".").read(pd.Series(["1.234,5"], dtype="str")).column[0]
    np.float64(1234.5)
    """

    decimal: Literal[".", ","] = "."
    thousands: Literal["", ".", ","] = ""
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not a number."""
        fast = _plain_integers(cells)
        if fast is not None:
            return Parsed(fast.astype("Float64"), none_bad(cells), "unreadable_cell", "number")
        texts, null = stripped(cells, self.null)
        numbers = [_decimal(t, self.decimal, self.thousands, typed=typed) for t in texts]
        bad = np.array([n is None for n in numbers], dtype=bool) & ~null
        return Parsed(nullable(numbers, "Float64", cells), bad, "unreadable_cell", "number")


@dataclass(frozen=True)
class Money:
    """Whole rupiah: `1617715`, `Rp 1.617.715`, `IDR 1.617.715,00`. Cents other than 0 are bad."""

    thousands: Literal["", ".", ","] = "."
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not a whole amount."""
        decimal: Literal[".", ","] = "." if self.thousands == "," else ","
        texts, null = stripped(cells, self.null)
        amounts = []
        for text in texts:
            bare = re.sub(r"^(-?)\s*(?:rp\.?|idr)\s*", r"\1", text, flags=re.IGNORECASE)
            prefixed = bare != text
            number = _decimal(bare, decimal, self.thousands, typed=typed and not prefixed)
            amounts.append(int(number) if number is not None and number.is_integer() else None)
        bad = np.array([amount is None for amount in amounts], dtype=bool) & ~null
        return Parsed(nullable(amounts, "Int64", cells), bad, "unreadable_cell", "money")


@dataclass(frozen=True)
class Percent:
    """A share of 0 to 1, written as `12.2%` ("sign"), `12.2` ("points") or `0.122` ("fraction").

    A spreadsheet stores a cell shown as 12.2% as the typed number 0.122: without its sign, a
    typed cell of a "sign" column is therefore a fraction.

    >>> Percent("sign").read(pd.Series(["12.2%", "3%"], dtype="str")).column.tolist()
    [0.122, 0.03]
    """

    written: Literal["sign", "points", "fraction"]
    decimal: Literal[".", ","] = "."
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not a percentage written in the stated way."""
        texts, null = stripped(cells, self.null)
        shares = [self._share(text, typed=typed) for text in texts]
        bad = np.array([share is None for share in shares], dtype=bool) & ~null
        return Parsed(nullable(shares, "Float64", cells), bad, "unreadable_cell", "percent")

    def _share(self, text: str, *, typed: bool) -> float | None:
        signed = text.endswith("%")
        if signed != (self.written == "sign") and not (typed and self.written == "sign"):
            return None
        number = _decimal(text.removesuffix("%").rstrip(), self.decimal, "", typed=typed)
        divide = signed or self.written == "points"
        return number / 100 if number is not None and divide else number


def _plain_integers(cells: pd.Series) -> pd.Series | None:
    """The whole column at once when every cell is blank or has only the digits 0 to 9."""
    array = arrow(cells)
    blank = pc.equal(array, "")
    if not pc.all(pc.or_(pc.ascii_is_decimal(array), blank), min_count=0).as_py():
        return None
    try:
        numbers = pc.cast(pc.if_else(blank, pa.scalar(None, array.type), array), pa.int64())
    except pa.ArrowInvalid:  # more than 18 digits
        return None
    integers = numbers.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return pd.Series(integers.array, index=cells.index)


@cache
def _number_pattern(thousands: str, decimal: str, *, typed: bool) -> re.Pattern[str]:
    """Plain digits, or digits grouped in threes by the stated mark.

    In a spreadsheet `1.234` may be the typed number 1.234 as well as the text 1.234: there only
    two groups (`1.234.567`) prove that the mark groups.
    """
    groups = f"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}}){{{2 if typed else 1},}}"
    whole = f"(?:[0-9]+|{groups})" if thousands else "[0-9]+"
    fraction = f"(?:{re.escape(decimal)}[0-9]+)?" if decimal else ""
    return re.compile(f"[+-]?{whole}{fraction}")


def _integer(text: str, pattern: re.Pattern[str], thousands: str) -> int | None:
    if not pattern.fullmatch(text):
        return None
    number = int(text.replace(thousands, "") if thousands else text)
    return number if abs(number) < 2**63 else None


def _decimal(text: str, decimal: str, thousands: str, *, typed: bool) -> float | None:
    if typed and re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?", text):
        ambiguous = decimal == "," and re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", text)
        return None if ambiguous else float(text)
    if not _number_pattern(thousands, decimal, typed=typed).fullmatch(text):
        return None
    plain = text.replace(thousands, "") if thousands else text
    return float(plain.replace(decimal, "."))
