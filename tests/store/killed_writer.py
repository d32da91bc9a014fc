"""A process that keeps file after file, tells of each, and is killed somewhere in between."""

import itertools
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection

import sqlalchemy as sa

from canonical.raw_file import RawFile
from store import Import, Store
from tests.store.invented_files import NOON, days

STEPS = (
    "before fsync",
    "after fsync",
    "before replace",
    "after replace",
    "before writing a row",
    "before commit",
    "before telling",
)
DAYS = 5  # files speak of the same few days again and again


def file_name(number: int) -> str:
    return f"{number}.csv"


def keep(store: Store, coop: str, number: int) -> Import:
    """File `number` says that on day `number % DAYS` of October the reach was `number`."""
    result = days(f"2026-10-{number % DAYS + 1:02}", reach_1d=[number])
    raw = RawFile(file_name(number), f"file {number}".encode())
    return store.add_import(coop, raw, result, by="writer", at=NOON)


def write_until_killed(
    database: str, folder: str, coop: str, told: Connection, step: str, count: int
) -> None:
    """Keep files 0, 1, 2, ..., undo each third again, and tell of each when it is done.

    Dies by its own SIGKILL the `count`-th time that it comes to `step`; with step "" it goes on
    until somebody else kills it.
    """
    store = Store.open(database, folder)
    come_to = _dies_at(step, count)
    for number in itertools.count():
        one = keep(store, coop, number)
        come_to("before telling")
        told.send((number, True))
        if number % 3 == 2:
            store.undo_import(one.import_id, by="writer", at=NOON)
            come_to("before telling")
            told.send((number, False))


def _dies_at(step: str, count: int) -> Callable[[str], None]:
    left = itertools.count(count - 1, -1)

    def come_to(here: str) -> None:
        if here == step and next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before_statement(*arguments: object) -> None:
        if str(arguments[2]).startswith(("INSERT", "UPDATE")):
            come_to("before writing a row")

    for name in ("fsync", "replace"):
        setattr(os, name, _announced(getattr(os, name), name, come_to))
    sa.event.listen(sa.Engine, "before_cursor_execute", before_statement)
    sa.event.listen(sa.Engine, "commit", lambda *_: come_to("before commit"))
    return come_to


def _announced(function: Callable, name: str, come_to: Callable[[str], None]) -> Callable:
    def announced(*arguments):
        come_to(f"before {name}")
        result = function(*arguments)
        come_to(f"after {name}")
        return result

    return announced
