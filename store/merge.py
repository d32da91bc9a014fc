"""Imports in force become one table: per key and column, the last value that an import says.

"Last" is the order of the imports, and inside one file the row further down. What an import
*says* differs by who speaks:

- a platform's export says what it fills: an empty cell is silence, and the earlier value stays
  (Meta's daily file has reach, its follower file has followers, for the same day);
- in a table that people type themselves (it has the column `removed`) a row is a whole statement
  about the columns its file has: an emptied cell empties the value, and a removed row ends all that
  was said before; said again later, it begins anew. Where the table keeps removed rows, such a row
  stays with what was said of it, marked until it is said again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from canonical.tables import Table
from store.table_file import arrow_schema

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_PANDAS = {
    pa.large_string(): pd.StringDtype(na_value=np.nan),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


@dataclass(frozen=True)
class Part:
    """The rows of one import for one table."""

    import_id: int
    rows: pa.Table


def is_typed(table: Table) -> bool:
    """Whether people fill the table themselves, rather than a platform's export."""
    return any(column.name == "removed" for column in table.columns)


class Stack:
    """All rows of the parts, in order of say: a later row overrides an earlier one.

    A key is one row of the merged table; `winning_row` and `merged` speak of the same keys in the
    same order, that of first appearance.
    """

    def __init__(self, table: Table, parts: Sequence[Part]) -> None:
        self.table = table
        self.rows = _stacked(table, parts)
        self._codes, self._size = key_codes(self.rows, table.key)
        self._columns = [(set(part.rows.column_names), part.rows.num_rows) for part in parts]
        ends = is_typed(table) and not table.keeps_removed
        self._standing = self._said_since_removal() if ends else None
        last = self._last(np.ones(len(self._codes), dtype=bool))
        self._kept = last >= 0
        self._last_row = last[self._kept]

    def winning_row(self, column: str) -> Numbers:
        """For each key the row whose value of `column` holds; -1 where no row has one."""
        if column not in self.table.value_columns or not self.rows[column].null_count:
            return self._last_row
        if column == "removed":  # silence means that the row is there
            return self._last_row
        valid: Flags = self.rows[column].is_valid().to_numpy()
        if not is_typed(self.table):
            return self._last(valid)[self._kept]
        rows = self._last(self._has(column))[self._kept]
        return np.where((rows >= 0) & valid[rows], rows, -1)

    def merged(self) -> pa.Table:
        """One row a key; `import_id` and `source_row` are those of its last row."""
        return pa.table({name: self._winners(name) for name in self.rows.column_names})

    def _winners(self, column: str) -> pa.ChunkedArray:
        rows = self.winning_row(column)
        return self.rows[column].take(pa.array(rows, mask=rows < 0))

    def _last(self, said: Flags) -> Numbers:
        if self._standing is not None:
            said = said & self._standing
        rows = np.full(self._size, -1, dtype=np.int64)
        rows[self._codes[said]] = np.flatnonzero(said)  # of a repeated index numpy keeps the last
        return rows

    def _has(self, column: str) -> Flags:
        named = np.array([column in names for names, _ in self._columns], dtype=bool)
        return np.repeat(named, [rows for _, rows in self._columns])

    def _said_since_removal(self) -> Flags:
        removed: Flags = pc.fill_null(self.rows["removed"], False).to_numpy()
        ended = np.full(self._size, -1, dtype=np.int64)
        ended[self._codes[removed]] = np.flatnonzero(removed)
        return np.asarray(np.arange(len(self._codes)) > ended[self._codes])


def to_pandas(table: Table, rows: pa.Table, coop_id: str) -> pd.DataFrame:
    """The merged rows with every canonical column and dtype."""
    if not rows.num_rows:
        return _empty(table).copy(deep=False)  # pandas copies on write
    return _frame(table, rows, coop_id)


def _frame(table: Table, rows: pa.Table, coop_id: str) -> pd.DataFrame:
    coop_ids = pa.repeat(pa.scalar(coop_id, pa.large_string()), rows.num_rows)
    columns: dict[str, object] = {"coop_id": coop_ids.to_pandas(types_mapper=_PANDAS.get)}
    for column in table.columns:
        columns[column.name] = rows[column.name].to_pandas(types_mapper=_PANDAS.get)
    columns |= {name: rows[name].to_numpy() for name in ("import_id", "source_row")}
    return pd.DataFrame(columns)


@cache
def _empty(table: Table) -> pd.DataFrame:
    return _frame(table, Stack(table, []).rows, "")


def _stacked(table: Table, parts: Sequence[Part]) -> pa.Table:
    own = arrow_schema(table)
    schema = pa.schema([*own, pa.field("import_id", pa.int64())])
    tables = [schema.empty_table()]
    for part in parts:
        import_ids = pa.repeat(pa.scalar(part.import_id, pa.int64()), part.rows.num_rows)
        tables.append(_in_file_order(part.rows).append_column("import_id", import_ids))
    return pa.concat_tables(tables, promote_options="default").select(schema.names).combine_chunks()


def _in_file_order(rows: pa.Table) -> pa.Table:
    numbers = rows["source_row"].to_numpy()
    if (np.diff(numbers) >= 0).all():
        return rows
    return rows.take(pa.array(np.argsort(numbers, kind="stable")))


def key_codes(rows: pa.Table, key: Sequence[str]) -> tuple[Numbers, int]:
    """A number for each row, the same for the same key, from 0 by first appearance; how many."""
    codes, size = np.zeros(rows.num_rows, dtype=np.int64), 0
    if not len(codes):
        return codes, 0
    for name in key:
        encoded = rows[name].combine_chunks().dictionary_encode()
        codes = codes * len(encoded.dictionary) + encoded.indices.to_numpy()
        codes, distinct = pd.factorize(codes)  # dense again, so that the product cannot overflow
        size = len(distinct)
    return codes, size
