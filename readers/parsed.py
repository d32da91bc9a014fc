"""What reading a column gives, and the small tools that every kind of column shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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
    """A column with null where the cell is blank or bad; `bad` marks the latter."""

    column: pd.Series
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


def none_bad(cells: pd.Series) -> npt.NDArray[np.bool_]:
    """No cell is bad."""
    return np.zeros(len(cells), dtype=bool)


def arrow(cells: pd.Series) -> pa.Array:
    """The cells as one Arrow array."""
    array = pa.array(cells)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def mask(array: pa.Array) -> npt.NDArray[np.bool_]:
    """An Arrow column of flags as a numpy mask; null is False."""
    mask: npt.NDArray[np.bool_] = pc.fill_null(array, False).to_numpy(zero_copy_only=False)
    return mask


def only_digits(cells: pd.Series) -> bool:
    """Whether every cell is made of the digits 0 to 9 and none is blank."""
    return bool(pc.all(pc.ascii_is_decimal(arrow(cells)), min_count=0).as_py())


def is_null(cells: pd.Series, words: frozenset[str]) -> npt.NDArray[np.bool_]:
    """Which cells are blank or, without case, one of the words for "not available"."""
    trimmed = pc.utf8_trim_whitespace(arrow(cells))
    null = mask(pc.equal(trimmed, ""))
    if words:
        null |= mask(pc.is_in(pc.utf8_lower(trimmed), pa.array(sorted(words), trimmed.type)))
    return null


def stripped(cells: pd.Series, words: frozenset[str]) -> tuple[list[str], npt.NDArray[np.bool_]]:
    """The cells without spaces around them, and which of them mean "not available"."""
    return [str(cell).strip() for cell in cells], is_null(cells, words)


def nullable(values: Sequence[object], dtype: str, cells: pd.Series) -> pd.Series:
    """A nullable column beside the cells; None is null."""
    return pd.Series(list(values), index=cells.index, dtype=dtype)
