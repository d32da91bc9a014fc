"""What the store says about itself: co-ops, imports, and the files of an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Self

from canonical.problem import Note
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult


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

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> Self:
        """From the JSON of the manifest."""
        first, last = (said[end] and date.fromisoformat(said[end]) for end in ("first", "last"))
        return cls(said["sha256"], said["rows"], first, last)

    def record(self) -> dict[str, Any]:
        """For the JSON of the manifest."""
        days = {"first": self.first, "last": self.last}
        return asdict(self) | {name: day and day.isoformat() for name, day in days.items()}


@dataclass(frozen=True)
class Arrival:
    """What is to be written down about a file that comes in."""

    raw: RawFile
    result: ReadResult
    tables: Mapping[str, TableFile]
    answers: Mapping[str, str]

    def record(self) -> dict[str, Any]:
        """Columns of its row in the manifest; who, when and the numbers come with the event."""
        raw, result = self.raw, self.result
        return {
            "name": raw.name,
            "container": raw.container,
            "sha256": raw.sha256,
            "size": len(raw.content),
            "reader": result.reader,
            "platform": result.platform,
            "account": result.account,
            "tables": {name: file.record() for name, file in self.tables.items()},
            "answers": dict(self.answers),
            "notes": [asdict(note) for note in result.notes],
        }


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

    @classmethod
    def from_record(
        cls, record: Mapping[str, Any], *, in_force: bool, changed_by: str, changed_at: datetime
    ) -> Self:
        """From its row in the manifest and the last event that concerns it."""
        said = dict(record)
        said["tables"] = {name: TableFile.from_record(one) for name, one in said["tables"].items()}
        said["notes"] = tuple(Note(**one) for one in said["notes"])
        return cls(**said, in_force=in_force, changed_by=changed_by, changed_at=changed_at)

    @property
    def rows(self) -> int:
        """Rows of all its tables together."""
        return sum(table.rows for table in self.tables.values())
