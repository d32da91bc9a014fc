"""From which file and which rows each figure comes, short enough to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.figure import Basis
from report.contents import Row

Trace = Callable[[Basis], pd.DataFrame]
"""The kept cells of a selection: import_id, file_name, source_row, column, value."""


@dataclass(frozen=True)
class Origin:
    """Rows of one file that a figure rests on; `number` is that of the figure in the workbook."""

    number: int
    label: str
    table: str
    columns: tuple[str, ...]
    import_id: int
    file_name: str
    rows: str
    cells: int


def origins(rows: Sequence[Row], trace: Trace) -> list[Origin]:
    """One entry a figure, table and file; the same selection is traced once."""
    known: dict[Basis, pd.DataFrame] = {}
    found: list[Origin] = []
    for number, row in enumerate(rows, start=1):
        for basis in dict.fromkeys(row.figure.basis):
            if basis not in known:
                known[basis] = trace(basis)
            found += _by_file(number, row.label, basis, known[basis])
    return found


def _by_file(number: int, label: str, basis: Basis, cells: pd.DataFrame) -> list[Origin]:
    return [
        Origin(
            number=number,
            label=label,
            table=basis.table,
            columns=tuple(sorted(set(own["column"]))),
            import_id=int(str(import_id)),
            file_name=str(name),
            rows=row_ranges(own["source_row"].dropna().astype(int)),
            cells=len(own),
        )
        for (import_id, name), own in cells.groupby(["import_id", "file_name"], sort=True)
    ]


def row_ranges(rows: Iterable[int]) -> str:
    """Row numbers as ranges.

    >>> row_ranges([2, 3, 4, 9, 11, 10])
    '2–4, 9–11'
    """
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
