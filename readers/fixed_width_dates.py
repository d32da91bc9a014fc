"""A large column of dates at once, where the layout is digits and marks of fixed width."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from readers.parsed import arrow

_WIDTHS = {"%Y": "YYYY", "%m": "mm", "%d": "dd", "%H": "HH", "%M": "MM", "%S": "SS"}
_ZERO, _NINE = ord("0"), ord("9")

Numbers = npt.NDArray[np.int32]


def read_fixed_width(
    cells: pd.Series, layout: str, empty: npt.NDArray[np.bool_]
) -> pd.Series | None:
    """The moments of the column; None when the layout is of another kind or one cell is bad."""
    mask = _mask(layout)
    filled = pc.filter(arrow(cells), pa.array(~empty))
    if mask is None or not len(filled):
        return None
    if not pc.all(pc.equal(pc.binary_length(filled), len(mask))).as_py():
        return None
    parts = _parts(_characters(filled, len(mask)), mask)
    moments = None if parts is None else _moments(parts)
    if moments is None:
        return None
    values = np.full(len(cells), np.datetime64("NaT", "us"), dtype="datetime64[us]")
    values[~empty] = moments
    return pd.Series(values, index=cells.index)


def _mask(layout: str) -> str | None:
    """The layout with one letter a digit, `mm/dd/YYYY`; None when it holds anything else."""
    if re.search(r"[^\W_]", re.sub("|".join(_WIDTHS), "", layout), re.ASCII):
        return None
    mask = re.sub("%.", lambda match: _WIDTHS[match[0]], layout)
    return mask if {"Y", "m", "d"} <= set(mask) and mask.isascii() else None


def _characters(texts: pa.Array, width: int) -> npt.NDArray[np.uint8]:
    """Texts of one width as a grid of bytes, one row a text."""
    fixed = texts.cast(pa.binary(width))
    grid = np.frombuffer(fixed.buffers()[1], dtype=np.uint8).reshape(-1, width)
    return grid[fixed.offset : fixed.offset + len(fixed)]


def _parts(grid: npt.NDArray[np.uint8], mask: str) -> dict[str, Numbers] | None:
    """The number of each part; None when a digit or a mark is not where it must be."""
    parts: dict[str, Numbers] = {}
    for character, column in zip(mask, grid.T, strict=True):
        if character.isalpha():
            if column.min() < _ZERO or column.max() > _NINE:
                return None
            before = parts.get(character, np.zeros(len(column), dtype=np.int32))
            parts[character] = before * 10 + (column - _ZERO)
        elif (column != ord(character)).any():
            return None
    return parts


def _moments(parts: dict[str, Numbers]) -> npt.NDArray[np.datetime64] | None:
    """Days and times of the clock; None when one of them does not exist (30 February, 24:00)."""
    months = ((parts["Y"] - 1970) * 12 + parts["m"] - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (parts["d"] - 1)
    possible = (parts["m"] >= 1) & (parts["m"] <= 12) & (days.astype("datetime64[M]") == months)
    seconds = np.zeros(len(days), dtype=np.int64)
    for name, limit in (("H", 24), ("M", 60), ("S", 60)):
        number = parts.get(name, np.zeros(1, dtype=np.int32))
        seconds = seconds * 60 + number
        possible &= number < limit
    if not possible.all():
        return None
    moments: npt.NDArray[np.datetime64] = days.astype("datetime64[us]") + seconds.astype(
        "timedelta64[s]"
    )
    return moments
