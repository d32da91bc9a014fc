"""In which ways the cells of a column could have been written: all that read every one of them.

One way left is no guess; two that read different values are a question for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import pandas as pd

from readers.column_match import LAYOUTS, NUMBERS, Moment, Numbers, number_kind
from readers.matchable_tables import Value
from readers.parsed import Kind

_TRIED_FIRST = 20
Way = TypeVar("Way", bound=str)


def date_layouts(cells: pd.Series, *, typed: bool) -> dict[str, pd.Series]:
    """The layouts that read every cell, with what they read."""
    some = cells.drop_duplicates().head(_TRIED_FIRST)
    likely = [x for x in LAYOUTS if _read(Moment(x), some, typed=typed) is not None]
    read = {x: _read(Moment(x), cells, typed=typed) for x in likely}
    return dict(_different(read))


def number_styles(
    columns: Mapping[Value, Sequence[pd.Series]], *, typed: bool
) -> tuple[Numbers, ...]:
    """The styles in which every cell of all these columns is a number."""
    read: dict[Numbers, pd.Series | None] = {}
    for style in NUMBERS:
        parts = [
            _read(number_kind(style, value), cells, typed=typed)
            for value, several in columns.items()
            for cells in several
        ]
        numbers = [part.astype("Float64") for part in parts if part is not None]
        read[style] = joined(numbers) if len(numbers) == len(parts) else None
    return tuple(style for style, _ in _different(read))


def joined(columns: Iterable[pd.Series]) -> pd.Series:
    """The columns one under another; nothing of nothing."""
    found = list(columns)
    if not found:
        return pd.Series([], dtype="str")
    return pd.concat(found, ignore_index=True)


def _read(kind: Kind, cells: pd.Series, *, typed: bool) -> pd.Series | None:
    """The values; None when some cell is not written so."""
    parsed = kind.read(cells, typed=typed)
    return None if parsed.bad.any() else parsed.column


def _different(read: Mapping[Way, pd.Series | None]) -> Iterator[tuple[Way, pd.Series]]:
    """The first way of each different reading."""
    seen: list[pd.Series] = []
    for way, values in read.items():
        if values is not None and not any(values.equals(other) for other in seen):
            seen.append(values)
            yield way, values
