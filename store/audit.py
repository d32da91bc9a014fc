"""What happened at the door: who signed in, shared, revoked; never a secret, only added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from store.access_tables import AUDIT
from store.ledger import next_number
from store.manifest import Manifest


@dataclass(frozen=True)
class Entry:
    """One line: `action` is a code, `about` what it was done to (an address, a link's name)."""

    at: datetime
    person: str
    action: str
    about: str


def write(
    connection: Connection, coop: str, action: str, about: str, *, by: str, at: datetime
) -> None:
    """Add a line in the same transaction as what it tells of."""
    number = next_number(connection, AUDIT.c.number)
    row = {"number": number, "coop_id": coop, "person": by, "at": at}
    connection.execute(AUDIT.insert().values(row | {"action": action, "about": about}))


class Audit:
    """The log of a store's co-ops."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def write(self, coop: str, action: str, about: str = "", *, by: str, at: datetime) -> None:
        """Add a line about something that changed nothing in the manifest."""
        with self._manifest.writing() as connection:
            write(connection, coop, action, about, by=by, at=at)

    def entries(self, coop: str, *, last: int = 500) -> list[Entry]:
        """The last lines of a co-op, newest first."""
        columns = (AUDIT.c.at, AUDIT.c.person, AUDIT.c.action, AUDIT.c.about)
        query = sa.select(*columns).where(AUDIT.c.coop_id == coop)
        with self._manifest.reading() as connection:
            rows = connection.execute(query.order_by(AUDIT.c.number.desc()).limit(last)).all()
        return [Entry(*row) for row in rows]
