"""What the store says about itself: co-ops, imports, and the files of an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from canonical.problem import Note


@dataclass(frozen=True)
class Coop:
    """A co-op; `coop_id` is also the name of its folder."""

    coop_id: str
    name: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True)
class TableFile:
    """One Parquet file of an import: `first` and `last` are the days it spans, both held."""

    sha256: str
    rows: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Import:
    """One file, sheet tab or typed table that came in.

    `in_force` says whether its values count; `changed_by` and `changed_at` tell of the event that
    made it so. `is_new` is False when `add_import` found the very same file already in force.
    """

    import_id: int
    coop_id: str
    name: str
    container: str
    sha256: str
    size: int
    reader: str | None
    platform: str | None
    account: str | None
    tables: Mapping[str, TableFile]
    answers: Mapping[str, str]
    notes: tuple[Note, ...]
    made_by: str
    made_at: datetime
    in_force: bool
    changed_by: str
    changed_at: datetime
    is_new: bool = True

    @property
    def rows(self) -> int:
        """Rows of all its tables together."""
        return sum(table.rows for table in self.tables.values())
