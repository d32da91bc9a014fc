"""One column of text cells becomes values of one kind; what cannot be read is named, cell by cell.

The way a number or a date is written is stated by the format and never guessed. A blank cell, and
a word the format uses for "not available", is null and never 0. Each kind has a fast path over the
whole column and looks at single cells only to name the bad ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from canonical.problem import Problem

MAX_PROBLEMS = 1_000
"""Most problems named in one column: a file whose every cell is wrong needs no longer list."""

NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Parsed:
    """Values with null where the cell is blank or bad; `bad` marks the latter."""

    values: pd.Series
    bad: npt.NDArray[np.bool_]
    code: str
    expected: str

    def problems(
        self, cells: pd.Series, *, rows: npt.NDArray[np.int64], header: str, sheet: str = ""
    ) -> list[Problem]:
        """One problem a bad cell, with its row, the column as written and the cell as found."""
        where = np.flatnonzero(self.bad)[:MAX_PROBLEMS]
        return [
            Problem(
                self.code,
                row=int(rows[position]),
                column=header,
                value=str(cells.iloc[position]),
                expected=self.expected,
                sheet=sheet or None,
            )
            for position in where
        ]


class Kind(Protocol):
    """How the cells of a column are written."""

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """The values of str cells; `typed` when a spreadsheet stored numbers and dates as such."""


@dataclass(frozen=True)
class Text:
    """Text exactly as written; blank is null."""

    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:  # noqa: ARG002
        """Never bad."""
        values = cells.mask(_is_null(cells, self.null)) if self.null else cells.mask(cells == "")
        return Parsed(values.astype("str"), _none_bad(cells), "", "")


@dataclass(frozen=True)
class Identifier:
    """The platform's own id: text without the spaces around it.

    An id that went through a spreadsheet's number column (`1.79747E+16`) has lost its last digits
    for ever: code `scientific_id`.
    """

    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:  # noqa: ARG002
        """Bad where the id is written with an exponent."""
        trimmed = pc.utf8_trim_whitespace(_arrow(cells))
        rounded = pc.match_substring_regex(trimmed, r"^[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+$")
        bad = _mask(rounded)
        text = pd.Series(pd.array(trimmed, dtype="str"), index=cells.index)
        null = _is_null(text, self.null) | bad
        return Parsed(text.mask(null).astype("str"), bad, "scientific_id", "id")


@dataclass(frozen=True)
class Count:
    """A whole number. `thousands` is the mark that groups digits, where the format uses one.

    >>> Count().read(pd.Series(["12", "", "-3"], dtype="str")).values.tolist()
    [12, <NA>, -3]
    >>> Count(thousands=".").read(pd.Series(["1.234.567"], dtype="str")).values.tolist()
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
            return Parsed(fast, _none_bad(cells), "unreadable_cell", "count")
        texts, null = _stripped(cells, self.null)
        pattern = _number_pattern(self.thousands, "", typed=typed)
        numbers = [_integer(text, pattern, self.thousands) for text in texts]
        bad = np.array([n is None for n in numbers], dtype=bool) & ~null
        return Parsed(_nullable(numbers, "Int64", cells), bad, "unreadable_cell", "count")


@dataclass(frozen=True)
class Number:
    """A decimal number; a spreadsheet's typed number always has a dot.

    >>> Number(decimal=",", thousands=".").read(pd.Series(["1.234,5"], dtype="str")).values[0]
    np.float64(1234.5)
    """

    decimal: Literal[".", ","] = "."
    thousands: Literal["", ".", ","] = ""
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not a number."""
        texts, null = _stripped(cells, self.null)
        numbers = [_decimal(t, self.decimal, self.thousands, typed=typed) for t in texts]
        bad = np.array([n is None for n in numbers], dtype=bool) & ~null
        return Parsed(_nullable(numbers, "Float64", cells), bad, "unreadable_cell", "number")


@dataclass(frozen=True)
class Money:
    """Whole rupiah: `1617715`, `Rp 1.617.715`, `IDR 1.617.715,00`. Cents other than 0 are bad."""

    thousands: Literal["", ".", ","] = "."
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not a whole amount."""
        decimal: Literal[".", ","] = "." if self.thousands == "," else ","
        texts, null = _stripped(cells, self.null)
        amounts = []
        for text in texts:
            bare = re.sub(r"^(-?)\s*(?:rp\.?|idr)\s*", r"\1", text, flags=re.IGNORECASE)
            prefixed = bare != text
            number = _decimal(bare, decimal, self.thousands, typed=typed and not prefixed)
            amounts.append(int(number) if number is not None and number.is_integer() else None)
        bad = np.array([amount is None for amount in amounts], dtype=bool) & ~null
        return Parsed(_nullable(amounts, "Int64", cells), bad, "unreadable_cell", "money")


@dataclass(frozen=True)
class Percent:
    """A share of 0 to 1, written as `12.2%` ("sign"), `12.2` ("points") or `0.122` ("fraction").

    A spreadsheet stores a cell shown as 12.2% as the typed number 0.122: without its sign, a
    typed cell of a "sign" column is therefore a fraction.

    >>> Percent("sign").read(pd.Series(["12.2%", "3%"], dtype="str")).values.tolist()
    [0.122, 0.03]
    """

    written: Literal["sign", "points", "fraction"]
    decimal: Literal[".", ","] = "."
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not a percentage written in the stated way."""
        texts, null = _stripped(cells, self.null)
        shares = [self._share(text, typed=typed) for text in texts]
        bad = np.array([share is None for share in shares], dtype=bool) & ~null
        return Parsed(_nullable(shares, "Float64", cells), bad, "unreadable_cell", "percent")

    def _share(self, text: str, *, typed: bool) -> float | None:
        signed = text.endswith("%")
        if signed != (self.written == "sign") and not (typed and self.written == "sign"):
            return None
        number = _decimal(text.removesuffix("%").rstrip(), self.decimal, "", typed=typed)
        divide = signed or self.written == "points"
        return number / 100 if number is not None and divide else number


@dataclass(frozen=True)
class Choice:
    """One of a few words, compared without case; `other` stands for every word not listed.

    Without `other` an unlisted word is bad: code `unknown_word`.
    """

    words: Mapping[str, str]
    other: str | None = None

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:  # noqa: ARG002
        """The canonical word of each cell."""
        folded = {word.casefold(): meaning for word, meaning in self.words.items()}
        codes, uniques = pd.factorize(cells)
        meanings = [folded.get(str(u).strip().casefold(), self.other) for u in uniques]
        blank = np.array([not str(u).strip() for u in uniques], dtype=bool)
        known = np.array([m is not None for m in meanings], dtype=bool)
        table = pd.array([m if k and not b else None for m, k, b in zip(meanings, known, blank, strict=True)], dtype="str")
        values = pd.Series(table.take(codes), index=cells.index)
        bad = ~(known | blank)[codes] if len(uniques) else _none_bad(cells)
        return Parsed(values, bad, "unknown_word", ", ".join(self.words))


YES_NO: Mapping[str, bool] = {
    "1": True, "0": False, "true": True, "false": False, "yes": True, "no": False, "ya": True, "tidak": False,
}  # fmt: skip


@dataclass(frozen=True)
class Flag:
    """Yes or no; `words` maps each spelling (in small letters) to its meaning."""

    words: Mapping[str, bool] = field(default_factory=lambda: YES_NO)

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:  # noqa: ARG002
        """Bad where the cell is none of the words."""
        texts, null = _stripped(cells, NO_WORDS)
        flags = [self.words.get(text.casefold()) for text in texts]
        bad = np.array([flag is None for flag in flags], dtype=bool) & ~null
        return Parsed(_nullable(flags, "boolean", cells), bad, "unreadable_cell", "flag")


def _none_bad(cells: pd.Series) -> npt.NDArray[np.bool_]:
    return np.zeros(len(cells), dtype=bool)


def _arrow(cells: pd.Series) -> pa.Array:
    array = pa.array(cells)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _mask(array: pa.Array) -> npt.NDArray[np.bool_]:
    mask: npt.NDArray[np.bool_] = pc.fill_null(array, False).to_numpy(zero_copy_only=False)
    return mask


def _is_null(cells: pd.Series, words: frozenset[str]) -> npt.NDArray[np.bool_]:
    trimmed = pc.utf8_trim_whitespace(_arrow(cells))
    null = _mask(pc.equal(trimmed, ""))
    if words:
        null |= _mask(pc.is_in(pc.utf8_lower(trimmed), pa.array(sorted(words), trimmed.type)))
    return null


def _stripped(
    cells: pd.Series, words: frozenset[str]
) -> tuple[list[str], npt.NDArray[np.bool_]]:
    """The cells without spaces around them, and which of them mean "not available"."""
    return [str(cell).strip() for cell in cells], _is_null(cells, words)


def _plain_integers(cells: pd.Series) -> pd.Series | None:
    """The whole column at once when every cell is blank or has only the digits 0 to 9."""
    array = _arrow(cells)
    blank = pc.equal(array, "")
    if not pc.all(pc.or_(pc.ascii_is_decimal(array), blank), min_count=0).as_py():
        return None
    try:
        numbers = pc.cast(pc.if_else(blank, pa.scalar(None, array.type), array), pa.int64())
    except pa.ArrowInvalid:  # more than 18 digits
        return None
    return pd.Series(numbers.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get), index=cells.index)


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


def _nullable(values: list[int | None] | list[float | None] | list[bool | None], dtype: str, cells: pd.Series) -> pd.Series:
    return pd.Series(pd.array(values, dtype=dtype), index=cells.index)
