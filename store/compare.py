"""What a file would change, said before it is kept.

For each key of the file: new, changed, the same, or removed; found by merging with and without the
file, so the preview cannot say anything else than what happens. Two things need an explicit yes:

- a *conflict*: a number that a platform had measured and settled now reads differently. Settled
  means that it was read 3 days or more after its own day (platforms correct the last 48 hours);
  counters without a day of their own never settle;
- *lowered*: over the days that the file itself spans, for the same account and the same kind of
  row, it has fewer rows or a smaller total than what is kept. That is how a cut file looks.

Tables that people type themselves know neither: there a new value is the wish of a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from canonical.tables import Kind, Table
from store.merge import Flags, Numbers, Part, Stack, is_typed, key_codes, to_pandas
from store.table_file import day_of, span

SETTLED_AFTER_DAYS = 3
_MEASURED: frozenset[Kind] = frozenset({"count", "money", "number", "share"})
_OWN_DAY = ("end", "as_of", "date", "at")  # of a measured row, the first that its key has
_LIKE = (
    "platform",
    "source",
    "provider",
    "account_id",
    "breakdown",
    "base",
    "dimension",
    "download",
)
_ARRIVING = 0  # no import has this number
_ROUNDING = 1e-6  # seconds and rupiah are added in another order


@dataclass(frozen=True)
class Lowered:
    """A total, or with `column` "" the number of rows, that the file has lower than the store."""

    column: str
    before: float
    after: float
    platform: str
    account: str


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
    differs = _differences(table, old, new, was, becomes)
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
        conflicts=0 if typed else _conflicts(before, old, was, differs, days_read),
        lowered=() if typed else tuple(_lowered(table, to_pandas(table, old, ""), alone, zone)),
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
    table: Table, old: pa.Table, new: pa.Table, was: Numbers, becomes: Numbers
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
        if column.kind not in _MEASURED or not differs.get(column.name, np.zeros(1)).any():
            continue
        rows = was[differs[column.name]]
        winners = before.winning_row(column.name)[rows]
        rows, winners = rows[winners >= 0], winners[winners >= 0]
        read = read_on.loc[before.rows["import_id"].take(pa.array(winners)).to_numpy()].to_numpy()
        age = read - own_day.take(pa.array(rows)).to_numpy()
        count += int((age >= np.timedelta64(SETTLED_AFTER_DAYS, "D")).sum())
    return count


def _lowered(table: Table, kept: pd.DataFrame, file: pd.DataFrame, zone: str) -> Iterator[Lowered]:
    kept, file = (_comparable(table, frame, zone) for frame in (kept, file))
    measured = [c for c in table.columns if c.kind in _MEASURED and file[c.name].notna().any()]
    names = [c.name for c in measured]
    kept = kept[kept[names].notna().any(axis="columns")]
    like = [c for c in (*_LIKE, "length") if c in table.key or c == "length"]
    groups = dict(iter(kept.groupby(like, sort=False)))
    for alike, rows in file.groupby(like, sort=False):
        stored = groups.get(alike, kept.iloc[:0])
        stored = stored[stored["day"].between(rows["day"].min(), rows["day"].max())]
        place = {
            "platform": str(rows["platform"].iloc[0]),
            "account": str(rows["account_id"].iloc[0]),
        }
        if len(rows) < len(stored):
            yield Lowered("", len(stored), len(rows), **place)
        for column in measured:
            total, now = stored[column.name].sum(), rows[column.name].sum()
            if column.additive and rows[column.name].notna().any() and now < total - _ROUNDING:
                yield Lowered(column.name, float(total), float(now), **place)


def _one(rows: pd.DataFrame, column: str) -> str:
    return str(rows[column].iloc[0]) if column in rows else ""


def _comparable(table: Table, frame: pd.DataFrame, zone: str) -> pd.DataFrame:
    """With `day` and `length` of the window; of the snapshots of a post only the last."""
    windows = "end" in table.key
    length = (frame["end"] - frame["start"]).dt.days if windows else 0
    frame = frame.assign(day=day_of(table, frame, zone), length=length).dropna(subset="day")
    if "as_of" in table.key and table.period_column != "as_of":
        rest = [name for name in table.key if name != "as_of"]
        frame = frame.sort_values("as_of", kind="stable").drop_duplicates(rest, keep="last")
    return frame
