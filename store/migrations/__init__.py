"""Steps from every older manifest to the newest one; taken by themselves when a store is opened."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from store.refusal import StoreError

HEAD = max(path.stem[1:5] for path in (Path(__file__).parent / "versions").glob("v*.py"))
"""The newest version: its file is named after it."""

# Alembic's `context` belongs to the whole process, also when the databases differ; and a new SQLite
# file cannot be switched to its log while another thread reads it.
_ALEMBIC = Lock()


def upgrade(
    reading: Callable[[], AbstractContextManager[Connection]],
    writing: Callable[[], AbstractContextManager[Connection]],
) -> None:
    """Bring the database to the newest version, under the writers' lock and in one transaction.

    Raises StoreError `newer_store` when a later release has already changed the database.
    """
    with _ALEMBIC:
        _upgrade(reading, writing)


def _upgrade(
    reading: Callable[[], AbstractContextManager[Connection]],
    writing: Callable[[], AbstractContextManager[Connection]],
) -> None:
    with reading() as connection:
        version = _version(connection)
    if version == HEAD:
        return
    from alembic import command  # wanted only on the day of an upgrade: it costs 0.2 s to load
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    scripts = ScriptDirectory.from_config(config)
    if version is not None and version not in {step.revision for step in scripts.walk_revisions()}:
        raise StoreError("newer_store", value=version, expected=scripts.get_current_head())
    with writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    """The version Alembic has written down; None in a database that is new."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
