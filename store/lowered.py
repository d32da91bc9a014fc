"""Where a file has less than what is kept: fewer rows or a smaller total, as a cut file has.

Like is held to like: the same account and kind of row, windows of the same length, only the columns
that the file fills, and only the time that the file itself spans. To the moment, not the day: the
first day of a Californian export begins in the middle of one in Indonesia.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from canonical.tables import Kind, Table
from store.table_file import moment_of

MEASURED: frozenset[Kind] = frozenset({"count", "money", "number", "share"})
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
_ROUNDING = 1e-6  # seconds and rupiah are added in another order


@dataclass(frozen=True)
class Lowered:
    """A total, or with `column` "" the number of rows, that the file has lower than the store."""

    column: str
    before: float
    after: float
    platform: str
    account: str


def lowered(table: Table, kept: pd.DataFrame, file: pd.DataFrame) -> Iterator[Lowered]:
    """Each account's number of rows and totals that are lower in the file than among the kept."""
    kept, file = (_comparable(table, frame) for frame in (kept, file))
    measured = [c for c in table.columns if c.kind in MEASURED and file[c.name].notna().any()]
    names = [c.name for c in measured]
    kept = kept[kept[names].notna().any(axis="columns")]
    like = [c for c in (*_LIKE, "length") if c in table.key or c == "length"]
    groups = dict(iter(kept.groupby(like, sort=False)))
    for alike, rows in file.groupby(like, sort=False):
        stored = groups.get(alike, kept.iloc[:0])
        stored = stored[stored["when"].between(rows["when"].min(), rows["when"].max())]
        place = {"platform": _one(rows, "platform"), "account": _one(rows, "account_id")}
        if len(rows) < len(stored):
            yield Lowered("", len(stored), len(rows), **place)
        for column in measured:
            total, now = stored[column.name].sum(), rows[column.name].sum()
            if column.additive and rows[column.name].notna().any() and now < total - _ROUNDING:
                yield Lowered(column.name, float(total), float(now), **place)


def _one(rows: pd.DataFrame, column: str) -> str:
    return str(rows[column].iloc[0]) if column in rows else ""


def _comparable(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """With its moment `when` and the `length` of its window; of a post only the last snapshot."""
    length = (frame["end"] - frame["start"]).dt.days if "end" in table.key else 0
    frame = frame.assign(when=moment_of(table, frame), length=length).dropna(subset="when")
    if "as_of" in table.key and table.period_column != "as_of":
        rest = [name for name in table.key if name != "as_of"]
        frame = frame.sort_values("as_of", kind="stable").drop_duplicates(rest, keep="last")
    return frame
