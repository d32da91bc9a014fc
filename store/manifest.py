"""The manifest: which co-ops there are and what happened to their imports, in SQLite or PostgreSQL.

It only grows: rows are added, never changed or deleted (but `coops.head`, the seal of the last
event). Readers never wait; writers wait for each other, so that what a writer has read still holds
when it writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.engine.interfaces import DBAPIConnection

from store.migrations import upgrade
from store.refusal import StoreError

_WAIT_MILLISECONDS = 30_000
_WRITER = 0x4A656A616B  # "Jejak": the number of the advisory lock in PostgreSQL
_SQLITE_REFUSALS = {
    "SQLITE_FULL": "no_space",
    "SQLITE_BUSY": "busy_store",
    "SQLITE_READONLY": "read_only_store",
    "SQLITE_CANTOPEN": "unreachable_store",
}


class Moment(sa.TypeDecorator[datetime]):
    """A moment with its zone, kept as UTC text: the same in every database, to the microsecond."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Refuse a moment without zone: it could mean three different ones in Indonesia."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a zone: {value}")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back to a moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


METADATA = sa.MetaData(
    naming_convention={"ix": "ix_%(column_0_N_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s"}
)

COOPS = sa.Table(
    "coops",
    METADATA,
    sa.Column("coop_id", sa.String(63), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("head", sa.String(64), nullable=False),
)

IMPORTS = sa.Table(
    "imports",
    METADATA,
    sa.Column("import_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("coop_id", sa.ForeignKey(COOPS.c.coop_id), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("container", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("reader", sa.Text),
    sa.Column("platform", sa.Text),
    sa.Column("account", sa.Text),
    sa.Column("tables", sa.JSON, nullable=False),
    sa.Column("answers", sa.JSON, nullable=False),
    sa.Column("notes", sa.JSON, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)

EVENTS = sa.Table(
    "events",
    METADATA,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("coop_id", sa.ForeignKey(COOPS.c.coop_id), nullable=False, index=True),
    sa.Column("action", sa.String(8), nullable=False),
    sa.Column("import_id", sa.ForeignKey(IMPORTS.c.import_id), nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("seal", sa.String(64), nullable=False),
)


class Manifest:
    """A database with the newest schema; `reading` and `writing` are its only transactions."""

    def __init__(self, url: str) -> None:
        address = sa.make_url(url)
        if address.drivername in ("postgres", "postgresql"):  # as hosts hand it out
            address = address.set(drivername="postgresql+psycopg")
        self._is_sqlite = address.get_backend_name() == "sqlite"
        if self._is_sqlite and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self._engine = sa.create_engine(address, pool_pre_ping=not self._is_sqlite)
        if self._is_sqlite:
            _make_sqlite_durable(self._engine)
        upgrade(self.reading, self.writing)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at the manifest."""
        with _refusals(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writer until the block ends; kept as a whole or, after an error, not at all."""
        writer = self._engine.execution_options(writes=True)
        with _refusals(), writer.begin() as connection:
            if not self._is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITER)))
            yield connection

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()


@contextmanager
def _refusals() -> Iterator[None]:
    """What the database cannot do for us, as a StoreError."""
    try:
        yield
    except sa.exc.OperationalError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        known = (code for start, code in _SQLITE_REFUSALS.items() if name.startswith(start))
        code = next(known, "" if name else "unreachable_store")
        if not code:
            raise
        why = {"no_space": "0 MB", "unreachable_store": str(error.orig).strip()}
        raise StoreError(code, value=why.get(code)) from error


def _make_sqlite_durable(engine: sa.Engine) -> None:
    @sa.event.listens_for(engine, "connect")
    def _set_up(connection: DBAPIConnection, _: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={_WAIT_MILLISECONDS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer locks before it reads: SQLite cannot turn a stale reader into a writer
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
