"""Who belongs to a co-op and as what, by e-mail address."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store import audit
from store.access_tables import PEOPLE
from store.manifest import Manifest
from store.refusal import StoreError


@dataclass(frozen=True)
class Person:
    """One person's role in one co-op."""

    coop_id: str
    email: str
    role: str


def comparable(email: str) -> str:
    """An address as it is kept and compared: upper and lower case are the same person.

    >>> comparable(" Ani@Koperasi.ID ")
    'ani@koperasi.id'
    """
    return unicodedata.normalize("NFC", email.strip()).casefold()


class People:
    """The people of a store's co-ops; looked up at every run, so a change counts at once."""

    def __init__(self, manifest: Manifest, managing: str) -> None:
        self._manifest = manifest
        self._managing = managing

    def of_coop(self, coop: str) -> list[Person]:
        """Everybody in a co-op, by address."""
        return self._find(PEOPLE.c.coop_id == coop)

    def roles_of(self, email: str) -> list[Person]:
        """The roles of an address in all co-ops, by co-op."""
        return self._find(PEOPLE.c.email == comparable(email))

    def put(self, coop: str, email: str, role: str, *, by: str, at: datetime) -> None:
        """Let somebody in or change the role; StoreError `last_manager` when none would be left."""
        address = comparable(email)
        row = {"coop_id": coop, "email": address, "role": role, "made_by": by, "made_at": at}
        with self._manifest.writing() as connection:
            connection.execute(sa.delete(PEOPLE).where(*_is(coop, address)))
            connection.execute(PEOPLE.insert().values(row))
            self._require_manager(connection, coop)
            audit.write(connection, coop, "person_added", f"{address} ({role})", by=by, at=at)

    def remove(self, coop: str, email: str, *, by: str, at: datetime) -> None:
        """Let somebody in no longer; StoreError `last_manager` when none would be left."""
        address = comparable(email)
        with self._manifest.writing() as connection:
            connection.execute(sa.delete(PEOPLE).where(*_is(coop, address)))
            self._require_manager(connection, coop)
            audit.write(connection, coop, "person_removed", address, by=by, at=at)

    def _require_manager(self, connection: sa.Connection, coop: str) -> None:
        managers = sa.select(PEOPLE).where(
            PEOPLE.c.coop_id == coop, PEOPLE.c.role == self._managing
        )
        if connection.execute(managers).first() is None:
            raise StoreError("last_manager", value=coop)

    def _find(self, condition: sa.ColumnElement[bool]) -> list[Person]:
        query = sa.select(PEOPLE.c.coop_id, PEOPLE.c.email, PEOPLE.c.role).where(condition)
        with self._manifest.reading() as connection:
            rows = connection.execute(query.order_by(PEOPLE.c.coop_id, PEOPLE.c.email)).all()
        return [Person(*row) for row in rows]


def _is(coop: str, address: str) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return PEOPLE.c.coop_id == coop, PEOPLE.c.email == address
