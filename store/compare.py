"""What a file would change, said before it is kept.

For each key of the file: new, changed, the same, or removed; found by merging with and without the
file, so the preview cannot say anything else than what happens. Two things need an explicit yes:

- a *conflict*: a number that a platform had measured and settled now reads differently. Settled
  means that it was read 3 days or more after its own day (platforms correct the last 48 hours);
  counters without a day of their own never settle;
- *lowered*: where the file speaks it has fewer rows or a smaller total than what is kept
  (`store.lowered`). That is how a cut file looks.

Tables that people type themselves know neither: there a new value is the wish of a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from canonical.tables import Table
from store.lowered import MEASURED, Lowered, lowered
from store.merge import Flags, Numbers, Part, Stack, is_typed, key_codes, to_pandas
from store.table_file import span

SETTLED_AFTER_DAYS = 3
_OWN_DAY = ("end", "as_of", "date", "at")  # of a measured row, the first that its key has
_ARRIVING = 0  # no import has this number


@dataclass(frozen=True)
class TableComparison:
    """What a file does to one table; rows are counted by key, conflicts by value."""

    rows: int
    new: int
    changed: int
    same: int
    removed: int
    conflicts: int
    lowered: tuple[Lowered, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Comparison:
    """What a file does to every table it has."""

    tables: Mapping[str, TableComparison]

    @property
    def changes_nothing(self) -> bool:
        """Whether every row is already there with the same values."""
        return all(t.new == t.changed == t.removed == 0 for t in self.tables.values())

    @property
    def needs_yes(self) -> bool:
        """Whether a person must agree expressly: a settled number differs, or a total sinks."""
        return any(t.conflicts or t.lowered for t in self.tables.values())


def compare(
    table: Table,
    kept: Sequence[Part],
    arriving: pa.Table,
    *,
    days_read: Mapping[int, date],
    zone: str,
) -> TableComparison:
    """Hold the rows of a file against the parts in force; `days_read` says when each came in."""
    file = Part(_ARRIVING, arriving)
    before, after = Stack(table, kept), Stack(table, [*kept, file])
    old, new = before.merged(), after.merged()
    was, becomes = _row_of_each_key(table, arriving, old, new)
    differs = _differences(table, old, new, was=was, becomes=becomes)
    changed = np.logical_or.reduce([*differs.values(), np.zeros(len(was), dtype=bool)])
    typed = is_typed(table)
    alone = to_pandas(table, Stack(table, [file]).merged(), "")
    first, last = span(table, alone, zone)
    return TableComparison(
        rows=len(was),
        new=int(((was < 0) & (becomes >= 0)).sum()),
        changed=int(changed.sum()),
        same=int(((was >= 0) == (becomes >= 0)).sum() - changed.sum()),
        removed=int(((was >= 0) & (becomes < 0)).sum()),
        conflicts=0
        if typed
        else _conflicts(before, old, was=was, differs=differs, days_read=days_read),
        lowered=() if typed else tuple(lowered(table, to_pandas(table, old, ""), alone)),
        first=first,
        last=last,
    )


def _row_of_each_key(table: Table, *tables: pa.Table) -> tuple[Numbers, Numbers]:
    """For each key of the first table its row in the second and the third; -1 where it has none."""
    codes, size = key_codes(pa.concat_tables([t.select(table.key) for t in tables]), table.key)
    ends = np.cumsum([t.num_rows for t in tables])
    keys = np.unique(codes[: ends[0]])
    found = []
    for begin, end in pairwise(ends):
        rows = np.full(size, -1, dtype=np.int64)
        rows[codes[begin:end]] = np.arange(end - begin)
        found.append(rows[keys])
    return found[0], found[1]


def _differences(
    table: Table, old: pa.Table, new: pa.Table, *, was: Numbers, becomes: Numbers
) -> dict[str, Flags]:
    """Which keys, there before and after, get another value; by column."""
    both = (was >= 0) & (becomes >= 0)
    here, there = pa.array(was, mask=~both), pa.array(becomes, mask=~both)
    differs = {}
    for name in table.value_columns:
        a, b = old[name].take(here), new[name].take(there)
        unequal = pc.fill_null(pc.not_equal(a, b), False).to_numpy()
        appeared = a.is_valid().to_numpy() != b.is_valid().to_numpy()
        differs[name] = np.asarray(unequal | appeared)
    return differs


def _conflicts(
    before: Stack,
    old: pa.Table,
    *,
    was: Numbers,
    differs: Mapping[str, Flags],
    days_read: Mapping[int, date],
) -> int:
    day_column = next((name for name in _OWN_DAY if name in before.table.key), None)
    if day_column is None:
        return 0
    read_on = pd.Series(
        {i: pd.Timestamp(day) for i, day in days_read.items()}, dtype="datetime64[us]"
    )
    own_day, count = old[day_column], 0
    for column in before.table.columns:
        if column.kind not in MEASURED or not differs.get(column.name, np.zeros(1)).any():
            continue
        rows = was[differs[column.name]]
        winners = before.winning_row(column.name)[rows]
        rows, winners = rows[winners >= 0], winners[winners >= 0]
        read = read_on.loc[before.rows["import_id"].take(pa.array(winners)).to_numpy()].to_numpy()
        age = read - own_day.take(pa.array(rows)).to_numpy()
        count += int((age >= np.timedelta64(SETTLED_AFTER_DAYS, "D")).sum())
    return count
