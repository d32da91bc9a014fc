"""A column of whole numbers that the platform writes with a decimal point: `104.0`."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readers.number_columns import Number
from readers.parsed import NO_WORDS, Parsed

_EXACT = 2**53  # beyond it a decimal number no longer counts every whole one


@dataclass(frozen=True)
class WholeDecimal:
    """A count written as a decimal number.

    >>> WholeDecimal().read(pd.Series(["104.0", "104.5", ""], dtype="str")).bad.tolist()
    [False, True, False]
    """

    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is no number, or none without a fraction."""
        found = Number(null=self.null).read(cells, typed=typed)
        broken = ((found.column % 1 != 0) | (found.column.abs() >= _EXACT)).fillna(False)
        bad = found.bad | broken.to_numpy(dtype=bool)
        column = found.column.mask(bad).astype("Int64")
        return Parsed(column, bad, "unreadable_cell", "count")
