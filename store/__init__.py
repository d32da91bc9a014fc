"""What is kept between visits: data as an append-only ledger of imports. The only door is Store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from canonical.problem import Problem
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from canonical.tables import TABLES
from store import import_files, ledger
from store.audit import Audit, Entry
from store.compare import Comparison, TableComparison, compare
from store.files import FileName, Files
from store.lowered import Lowered
from store.manifest import COOPS, Manifest
from store.merge import Stack, to_pandas
from store.people import People, Person
from store.records import Arrival, Coop, Import, TableFile
from store.refusal import StoreDamage, StoreError
from store.repeated import earlier_import, same_file
from store.share_links import NewLink, ShareLink, ShareLinks, Visit
from store.sign_ins import SignIns
from store.table_file import table_named, to_arrow
from store.trace import Selection, trace

__all__ = [
    "Comparison",
    "Coop",
    "Entry",
    "Import",
    "Lowered",
    "NewLink",
    "Person",
    "ShareLink",
    "Store",
    "StoreDamage",
    "StoreError",
    "TableComparison",
    "TableFile",
    "Visit",
]

_COOP_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")  # it names a folder on any system
_DAY = 86_400
_REMEMBERED = 64  # co-ops whose ledger is remembered; a page needs one or two
MANAGING = "manager"  # the role of which a co-op always has one


class Store:
    """Imports of many co-ops, their raw files, and the tables they make together.

    `people`, `sign_ins`, `links` and `audit` are what is known about its door.

    Safe for several threads and processes. Whoever calls has checked that the person may see the
    co-op: `undo_import`, `redo_import` and `raw_file` take a bare number, so look it up among
    `imports(coop)` first. Refusals are StoreError, what was tampered with is StoreDamage.
    """

    def __init__(self, manifest: Manifest, files: Files, zone: str) -> None:
        self._manifest = manifest
        self._files = files
        self._zone = zone
        self._known: dict[str, ledger.History] = {}
        self.people = People(manifest, MANAGING)
        self.sign_ins = SignIns(manifest)
        self.links = ShareLinks(manifest)
        self.audit = Audit(manifest)

    @classmethod
    def open(cls, database_url: str, files_url: str, *, zone: str = "Asia/Jakarta") -> Self:
        """Open or make a store; an older one is brought to the newest version.

        `database_url` is `sqlite:///path` or `postgresql://...`; `files_url` a folder, `s3://...`
        or `gs://...`. `zone` turns moments into days where a day is asked for.
        """
        return cls(Manifest(database_url), Files(files_url), zone)

    def close(self) -> None:
        """Give back the connections; the store can still be used and takes new ones."""
        self._manifest.close()

    def create_coop(self, coop: str, name: str, *, by: str, at: datetime) -> Coop:
        """A new co-op; StoreError `bad_coop_id` or `coop_exists`."""
        if not _COOP_ID.fullmatch(coop):
            raise StoreError("bad_coop_id", value=coop, expected=_COOP_ID.pattern)
        with self._manifest.writing() as connection:
            if connection.execute(sa.select(COOPS).where(COOPS.c.coop_id == coop)).first():
                raise StoreError("coop_exists", value=coop)
            ledger.start(connection, coop_id=coop, name=name, by=by, at=at)
        return Coop(coop, name, by, at)

    def coops(self) -> list[Coop]:
        """Every co-op, by its id."""
        columns = (COOPS.c.coop_id, COOPS.c.name, COOPS.c.made_by, COOPS.c.made_at)
        with self._manifest.reading() as connection:
            rows = connection.execute(sa.select(*columns).order_by(COOPS.c.coop_id)).all()
        return [Coop(*row) for row in rows]

    def add_import(
        self,
        coop: str,
        raw: RawFile,
        result: ReadResult,
        *,
        by: str,
        at: datetime,
        answers: Mapping[str, str] | None = None,
    ) -> Import:
        """Keep a file and what it means; in force when this returns, or nothing happened.

        The same file again changes nothing and returns the import that is in force, `is_new` False;
        after an undo it brings that import back. What "the same" means: `store.repeated`.
        """
        if not result.is_ready:
            raise ValueError(f"{raw.name} cannot be kept: it has problems or open questions")
        answers = dict(answers or {})
        self._history(coop)  # an unknown co-op is refused before anything is written for it
        tables = import_files.keep(self._files, coop, raw, result.tables, self._zone)
        with self._manifest.writing() as connection:
            history = ledger.read(connection, coop)
            earlier = earlier_import(history.imports(), raw, answers, tables)
            if earlier is None:
                arrival = Arrival(raw, result, tables, answers)
                number = ledger.bring_in(connection, history, arrival, by=by, at=at)
            elif earlier.in_force:
                return replace(earlier, is_new=False)
            else:
                number = earlier.import_id
                ledger.turn(connection, history, "redo", number, by=by, at=at)
            return ledger.read(connection, coop).find(number)

    def undo_import(self, import_id: int, *, by: str, at: datetime) -> Import:
        """Take an import out of force; StoreError `already_undone` when it is."""
        return self._turn(import_id, "undo", by=by, at=at)

    def redo_import(self, import_id: int, *, by: str, at: datetime) -> Import:
        """Bring an undone import back to its place; StoreError `not_undone` when it is in force."""
        return self._turn(import_id, "redo", by=by, at=at)

    def imports(self, coop: str) -> list[Import]:
        """Everything that ever came in, undone or not, in order of arrival."""
        return self._history(coop).imports()

    def position(self, coop: str) -> int:
        """Number of the last event in the co-op's ledger; 0 before the first."""
        return self._history(coop).position

    def tables(self, coop: str, as_of: int | None = None) -> Mapping[str, pd.DataFrame]:
        """Every canonical table as of a position of the ledger (None: now), merged.

        For the same position always the same, whatever comes after.
        """
        in_force = self._history(coop).in_force(as_of)
        return {
            table.name: to_pandas(table, Stack(table, parts).merged(), coop)
            for table, parts in import_files.parts(self._files, in_force, TABLES.values())
        }

    def compare(self, coop: str, result: ReadResult) -> Comparison:
        """What keeping the file would change now."""
        in_force = self._history(coop).in_force()
        days_read = {
            i.import_id: i.made_at.astimezone(ZoneInfo(self._zone)).date() for i in in_force
        }
        touched = [table_named(name) for name in result.tables]
        return Comparison(
            {
                table.name: compare(
                    table,
                    parts,
                    to_arrow(table, result.tables[table.name]),
                    days_read=days_read,
                    zone=self._zone,
                )
                for table, parts in import_files.parts(self._files, in_force, touched)
            }
        )

    def find_duplicate(self, coop: str, raw: RawFile) -> Import | None:
        """The import in force of the same bytes and names, if any: no need to read it again."""
        return same_file(self._history(coop).imports(), raw)

    def trace(
        self,
        coop: str,
        table: str,
        columns: tuple[str, ...],
        *,
        platforms: tuple[str, ...] = (),
        accounts: tuple[str, ...] = (),
        start: date | None = None,
        end: date | None = None,
        as_of: int | None = None,
    ) -> pd.DataFrame:
        """The cells behind a selection: key, day, column, value, import_id, source_row, file_name.

        Arguments as in `metrics.figure.Basis`; also `container`, the zip or sheet of the file.
        """
        in_force = self._history(coop).in_force(as_of)
        ((declared, parts),) = import_files.parts(self._files, in_force, [table_named(table)])
        selection = Selection(columns, platforms, accounts, start, end)
        by_number = {one.import_id: one for one in in_force}
        return trace(Stack(declared, parts), selection, by_number, self._zone)

    def raw_file(self, import_id: int) -> RawFile:
        """The file as it came in."""
        with self._manifest.reading() as connection:
            coop = ledger.owner(connection, import_id)
        one = self._history(coop).find(import_id)
        content = self._files.get(FileName(coop, "raw", one.sha256))
        return RawFile(one.name, content, one.container)

    def verify(self, coop: str, *, undone_too: bool = False) -> list[Problem]:
        """Read everything in force again and check it: what is damaged, or an empty list."""
        try:
            with self._manifest.reading() as connection:
                history = ledger.read(connection, coop)
        except StoreDamage as damage:
            return [damage.problem]
        imports = history.imports() if undone_too else history.in_force()
        return import_files.problems(self._files, imports)

    def leftovers(self, *, older_than_days: float = 7) -> list[str]:
        """Paths of files left behind by imports that were cut before they counted."""
        with self._manifest.reading() as connection:
            return self._leftovers(connection, older_than_days)

    def sweep(self, *, older_than_days: float = 7) -> list[str]:
        """Delete what was left behind by imports that were cut before they counted; the paths."""
        with self._manifest.writing() as connection:
            gone = self._leftovers(connection, older_than_days)
            self._files.delete(gone)
        return gone

    def _leftovers(self, connection: Connection, older_than_days: float) -> list[str]:
        coops = connection.execute(sa.select(COOPS.c.coop_id)).scalars().all()
        imports = [one for coop in coops for one in ledger.read(connection, coop).imports()]
        keep = {name.path for one in imports for name in import_files.names(one)}
        return self._files.leftovers(keep, older_than_seconds=older_than_days * _DAY)

    def _history(self, coop: str) -> ledger.History:
        # Asked several times a page: the seals of a long ledger are checked once, not each time
        with self._manifest.reading() as connection:
            history = ledger.read(connection, coop, self._known.get(coop))
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[coop] = history
        return history

    def _turn(self, import_id: int, action: ledger.Action, *, by: str, at: datetime) -> Import:
        with self._manifest.writing() as connection:
            coop = ledger.owner(connection, import_id)
            history = ledger.read(connection, coop)
            if history.find(import_id).in_force is (action == "redo"):
                code = "not_undone" if action == "redo" else "already_undone"
                raise StoreError(code, value=history.find(import_id).name)
            ledger.turn(connection, history, action, import_id, by=by, at=at)
            return ledger.read(connection, coop).find(import_id)
