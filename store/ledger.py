"""The ledger of a co-op: events that bring an import in, take it out, and bring it back.

Each event is sealed with a hash over itself, over what it says of its import and over the seal
before it; the last seal stands at the co-op. A bit that flips in the database, or a row that is
gone, breaks the chain and is found by whoever reads: StoreDamage `damaged_ledger`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from store.manifest import COOPS, EVENTS, IMPORTS
from store.records import Arrival, Import
from store.refusal import StoreDamage, StoreError

Action = Literal["import", "undo", "redo"]
_START = "0" * 64


@dataclass(frozen=True)
class Event:
    """One line of the ledger."""

    position: int
    action: Action
    import_id: int
    made_by: str
    made_at: datetime


@dataclass(frozen=True)
class History:
    """All that happened to a co-op, checked seal by seal."""

    coop_id: str
    events: tuple[Event, ...]
    records: Mapping[int, Mapping[str, Any]]  # what the manifest says of each import
    head: str

    @property
    def position(self) -> int:
        """Number of the last event; 0 before the first."""
        return self.events[-1].position if self.events else 0

    def imports(self, as_of: int | None = None) -> list[Import]:
        """Every import that had come in by then, in order of arrival."""
        return list(self._imports_now) if as_of is None else self._imports_as_of(as_of)

    @cached_property
    def _imports_now(self) -> tuple[Import, ...]:
        return tuple(self._imports_as_of(None))

    def _imports_as_of(self, as_of: int | None) -> list[Import]:
        last: dict[int, Event] = {}
        for event in self.events:
            if as_of is None or event.position <= as_of:
                last[event.import_id] = event
        return [self._import(last[number]) for number in sorted(last)]

    def _import(self, last: Event) -> Import:
        return Import.from_record(
            self.records[last.import_id],
            in_force=last.action != "undo",
            changed_by=last.made_by,
            changed_at=last.made_at,
        )

    def find(self, import_id: int) -> Import:
        """The import of that number as it stands now."""
        return next(one for one in self.imports() if one.import_id == import_id)

    def in_force(self, as_of: int | None = None) -> list[Import]:
        """The imports whose values counted by then, in order of arrival."""
        return [one for one in self.imports(as_of) if one.in_force]


def start(connection: Connection, *, coop_id: str, name: str, by: str, at: datetime) -> None:
    """A new co-op with an empty ledger."""
    row = {"coop_id": coop_id, "name": name, "made_by": by, "made_at": at, "head": _START}
    connection.execute(COOPS.insert().values(row))


def read(connection: Connection, coop_id: str, known: History | None = None) -> History:
    """The ledger of a co-op; StoreError `unknown_coop`, StoreDamage when a seal is broken.

    What is `known` from an earlier reading is given back while its last seal still stands.
    """
    try:
        if known is not None and _head(connection, coop_id) == known.head:
            return known
        rows = _rows(connection, coop_id)
    except ValueError as error:  # a text, a moment or JSON that is none any more
        raise StoreDamage("damaged_ledger", value=coop_id) from error
    except sa.exc.DatabaseError as error:
        if type(error) is sa.exc.DatabaseError:  # SQLite: the file is malformed, not busy or full
            raise StoreDamage("damaged_ledger", value=coop_id) from error
        raise
    if not rows:
        raise StoreError("unknown_coop", value=coop_id)
    return _checked(coop_id, rows)


def _head(connection: Connection, coop_id: str) -> str | None:
    query = sa.select(COOPS.c.head).where(COOPS.c.coop_id == coop_id)
    return connection.execute(query).scalar_one_or_none()


def _rows(connection: Connection, coop_id: str) -> Sequence[Row[Any]]:
    # One statement, so that head and events are of the same moment in PostgreSQL too
    with_imports = COOPS.outerjoin(EVENTS).outerjoin(
        IMPORTS, IMPORTS.c.import_id == EVENTS.c.import_id
    )
    return connection.execute(
        sa.select(COOPS.c.head, EVENTS, IMPORTS)
        .select_from(with_imports)
        .where(COOPS.c.coop_id == coop_id)
        .order_by(EVENTS.c.position)
    ).all()


def _checked(coop_id: str, rows: Sequence[Row[Any]]) -> History:
    seal, events, records = _START, [], {}
    for row in rows:
        event, record = _event(row), _record(row)
        if event is None:
            continue
        seal = _seal(seal, coop_id, event, record)
        if seal != row._mapping[EVENTS.c.seal]:
            raise StoreDamage("damaged_ledger", value=str(event.position))
        events.append(event)
        records[event.import_id] = record
    if seal != rows[0]._mapping[COOPS.c.head]:
        raise StoreDamage("damaged_ledger", value=coop_id)
    return History(coop_id, tuple(events), records, seal)


def owner(connection: Connection, import_id: int) -> str:
    """The co-op of an import; StoreError `unknown_import`."""
    query = sa.select(IMPORTS.c.coop_id).where(IMPORTS.c.import_id == import_id)
    coop_id = connection.execute(query).scalar_one_or_none()
    if coop_id is None:
        raise StoreError("unknown_import", value=str(import_id))
    return str(coop_id)


def bring_in(
    connection: Connection, history: History, arrival: Arrival, *, by: str, at: datetime
) -> int:
    """A new import, in force from now on; its number."""
    number = next_number(connection, IMPORTS.c.import_id)
    record = arrival.record() | {
        "import_id": number,
        "coop_id": history.coop_id,
        "made_by": by,
        "made_at": at,
    }
    connection.execute(IMPORTS.insert().values(record))
    _append(connection, history, "import", record, by=by, at=at)
    return number


def turn(
    connection: Connection,
    history: History,
    action: Action,
    import_id: int,
    *,
    by: str,
    at: datetime,
) -> None:
    """Take an import out of force (`undo`) or bring it back (`redo`)."""
    _append(connection, history, action, history.records[import_id], by=by, at=at)


def _append(
    connection: Connection,
    history: History,
    action: Action,
    record: Mapping[str, Any],
    *,
    by: str,
    at: datetime,
) -> None:
    event = Event(next_number(connection, EVENTS.c.position), action, record["import_id"], by, at)
    seal = _seal(history.head, history.coop_id, event, record)
    row = asdict(event) | {"coop_id": history.coop_id, "seal": seal}
    connection.execute(EVENTS.insert().values(row))
    connection.execute(COOPS.update().where(COOPS.c.coop_id == history.coop_id).values(head=seal))


def next_number(connection: Connection, column: sa.Column[int]) -> int:
    """The number of the next row, under the writers' lock."""
    # Counted under the writers' lock rather than by a sequence: no gaps, and sealed with the rest
    return int(
        connection.execute(sa.select(sa.func.coalesce(sa.func.max(column), 0) + 1)).scalar_one()
    )


def _seal(before: str, coop_id: str, event: Event, record: Mapping[str, Any]) -> str:
    said = [before, coop_id, asdict(event), dict(record)]
    text = json.dumps(said, sort_keys=True, default=_instant, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    raise TypeError(f"cannot seal {value!r}")


def _event(row: Row[Any]) -> Event | None:
    said = row._mapping
    if said[EVENTS.c.position] is None:
        return None
    columns = (EVENTS.c.action, EVENTS.c.import_id, EVENTS.c.made_by, EVENTS.c.made_at)
    return Event(said[EVENTS.c.position], *(said[column] for column in columns))


def _record(row: Row[Any]) -> Mapping[str, Any]:
    return {column.name: row._mapping[column] for column in IMPORTS.c}
