"""Steps from every older manifest to the newest one; taken by themselves when a store is opened."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from store.refusal import StoreError

_ALEMBIC = Lock()  # its `context` belongs to the whole process, also when the databases differ


def upgrade(
    reading: Callable[[], AbstractContextManager[Connection]],
    writing: Callable[[], AbstractContextManager[Connection]],
) -> None:
    """Bring the database to the newest version, under the writers' lock and in one transaction.

    Raises StoreError `newer_store` when a later release has already changed the database.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    scripts = ScriptDirectory.from_config(config)
    with reading() as connection:
        version = MigrationContext.configure(connection).get_current_revision()
    if version == scripts.get_current_head():
        return
    if version is not None and version not in {step.revision for step in scripts.walk_revisions()}:
        raise StoreError("newer_store", value=version, expected=scripts.get_current_head())
    with _ALEMBIC, writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
