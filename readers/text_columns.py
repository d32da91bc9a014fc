"""Columns of words: text as written, identifiers, a choice among words, yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from readers.parsed import (
    NO_WORDS,
    Parsed,
    arrow,
    is_null,
    mask,
    none_bad,
    nullable,
    only_digits,
    stripped,
)

_DIGITS_OF_A_SPREADSHEET = 15
_ENOUGH = 3  # one id in a hundred ends in two zeros by chance, three of them in a million files
_A_FEW = 100


@dataclass(frozen=True)
class Text:
    """Text exactly as written; blank is null."""

    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:  # noqa: ARG002
        """Never bad."""
        values = cells.mask(is_null(cells, self.null)) if self.null else cells.mask(cells == "")
        return Parsed(values.astype("str"), none_bad(cells), "", "")


@dataclass(frozen=True)
class Identifier:
    """The platform's own id: text without the spaces around it.

    An id that went through a spreadsheet's number column (`1.79747E+16`) has lost its last digits
    for ever: code `scientific_id`. With `digits` anything but digits is refused with that code, and
    so are long ids that all end in zeros after the fifteenth digit, as a spreadsheet leaves them.

    >>> ids = ["17974697564884200", "18094696763189100", "18091234567890100", "1809"]
    >>> Identifier(digits=True).read(pd.Series(ids, dtype="str")).bad.tolist()
    [True, True, True, False]
    """

    digits: bool = False
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:  # noqa: ARG002
        """Bad where the id is written with an exponent, or is no number as it must be."""
        if only_digits(cells):
            bad = _zeros_at_the_end(arrow(cells)) if self.digits else none_bad(cells)
            kept = cells.mask(bad).astype("str") if bad.any() else cells
            return Parsed(kept, bad, "scientific_id", "id")
        trimmed = pc.utf8_trim_whitespace(arrow(cells))
        rounded = pc.match_substring_regex(trimmed, r"^[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+$")
        text = pd.Series(pd.array(trimmed, dtype="str"), index=cells.index)
        empty = is_null(text, self.null)
        bad = mask(rounded)
        if self.digits:
            bad |= ~mask(pc.ascii_is_decimal(trimmed)) & ~empty
            bad |= _zeros_at_the_end(trimmed)
        return Parsed(text.mask(empty | bad).astype("str"), bad, "scientific_id", "id")


def _zeros_at_the_end(ids: pa.Array) -> npt.NDArray[np.bool_]:
    """The long ids, where at least three different ones have only zeros after the 15th digit."""
    if _are_whole(ids[:_A_FEW]):
        return np.zeros(len(ids), dtype=bool)
    long = mask(pc.greater(pc.utf8_length(ids), _DIGITS_OF_A_SPREADSHEET))
    several = len(pc.unique(ids.filter(pa.array(long)))) >= _ENOUGH
    return long if several and not _are_whole(ids) else np.zeros(len(ids), dtype=bool)


def _are_whole(ids: pa.Array) -> bool:
    """Whether some id has a digit other than zero where a spreadsheet has none."""
    ends = pc.utf8_slice_codeunits(ids, _DIGITS_OF_A_SPREADSHEET)
    return bool(pc.any(pc.match_substring_regex(ends, "[^0]"), min_count=0).as_py())


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
        usable = known & ~blank
        words = [m if use else None for m, use in zip(meanings, usable, strict=True)]
        table = pd.array(np.array(words, dtype=object), dtype="str")
        values = pd.Series(table.take(codes), index=cells.index)
        bad = ~(known | blank)[codes] if len(uniques) else none_bad(cells)
        return Parsed(values, bad, "unknown_word", ", ".join(self.words))


YES_NO: Mapping[str, bool] = {
    "1": True,
    "0": False,
    "true": True,
    "false": False,
    "yes": True,
    "no": False,
    "ya": True,
    "tidak": False,
}


@dataclass(frozen=True)
class Flag:
    """Yes or no; `words` maps each spelling (in small letters) to its meaning."""

    words: Mapping[str, bool] = field(default_factory=lambda: YES_NO)

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:  # noqa: ARG002
        """Bad where the cell is none of the words."""
        texts, null = stripped(cells, NO_WORDS)
        flags = [self.words.get(text.casefold()) for text in texts]
        bad = np.array([flag is None for flag in flags], dtype=bool) & ~null
        return Parsed(nullable(flags, "boolean", cells), bad, "unreadable_cell", "flag")
