"""From a number back to the file and the row: the cells that a selection of a table rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa

from store.merge import Flags, Stack, to_pandas
from store.records import Import
from store.table_file import day_of


@dataclass(frozen=True)
class Selection:
    """Columns and rows of one table; empty means all, `start` and `end` are half-open days."""

    columns: tuple[str, ...]
    platforms: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


def trace(
    stack: Stack, selection: Selection, imports: Mapping[int, Import], zone: str
) -> pd.DataFrame:
    """One row a value that holds: the key, `day`, `column`, `value` and where it stands.

    Values that were overridden by a later import, and empty ones, are not listed. `value` is a
    number when all columns asked for are numbers, else text.
    """
    table = stack.table
    merged = to_pandas(table, stack.merged(), "")
    chosen = _chosen(stack, merged, selection, zone)
    key = merged.loc[chosen, list(table.key)].assign(day=day_of(table, merged, zone)[chosen])
    asked = [table.column(name) for name in selection.columns]
    numeric = all(c.kind in ("count", "money", "number", "share") for c in asked)
    cells = []
    for column in asked:
        winners = stack.winning_row(column.name)[chosen]
        found = winners >= 0
        rows = stack.rows.take(pa.array(winners[found]))
        values = merged.loc[chosen, column.name][found].astype("Float64" if numeric else "str")
        cells.append(
            key[found].assign(
                column=column.name,
                value=values,
                import_id=rows["import_id"].to_numpy(),
                source_row=rows["source_row"].to_numpy(),
            )
        )
    return _with_files(pd.concat(cells, ignore_index=True), imports)


def _chosen(stack: Stack, merged: pd.DataFrame, selection: Selection, zone: str) -> Flags:
    chosen = np.ones(len(merged), dtype=bool)
    for column, wanted in (("platform", selection.platforms), ("account_id", selection.accounts)):
        if wanted and column in merged:
            chosen &= merged[column].isin(wanted).to_numpy()
    days = day_of(stack.table, merged, zone)
    if selection.start is not None:
        chosen &= (days >= pd.Timestamp(selection.start)).to_numpy()
    if selection.end is not None:
        chosen &= (days < pd.Timestamp(selection.end)).to_numpy()
    return chosen


def _with_files(cells: pd.DataFrame, imports: Mapping[int, Import]) -> pd.DataFrame:
    names = cells["import_id"].map({number: one.name for number, one in imports.items()})
    containers = cells["import_id"].map({number: one.container for number, one in imports.items()})
    return cells.assign(file_name=names.astype("str"), container=containers.astype("str"))
