"""A copy of the co-ops' data while the app goes on: `python -m store.backup TARGET`.

The manifest is copied first and the files after it. Files come before the manifest when they are
kept and never change, so each import in the copied manifest finds all of its files; the other way
round an import that arrives in between would lack them.

TARGET is a new folder that looks like DATA_DIR: restoring is copying it back, or naming it there.
With it goes the secret that hides authors' names, without which later imports name them anew.
Exit 0 when everything was copied and its hash was right, 1 when something kept is damaged (all else
is copied), 2 when nothing could be copied.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from access.settings import local_urls, read_settings
from canonical.problem import Problem
from store import Store, import_files
from store.files import Files
from store.refusal import StoreDamage, StoreError

MANIFEST = "manifest.db"
AUTHORS = "author.key"  # access.author_key


@dataclass(frozen=True)
class Backup:
    """What was copied, and what is damaged and therefore was not."""

    imports: int
    files: int
    problems: tuple[Problem, ...]


def back_up(
    database_url: str, files_url: str, target: Path, *, beside: Sequence[Path] = ()
) -> Backup:
    """Copy a store with a SQLite manifest into a new folder; it appears whole or not at all.

    `beside` are single files that go with it where they exist.
    ValueError when the manifest is not SQLite, FileExistsError when the folder exists,
    FileNotFoundError when there is no manifest, StoreDamage when the ledger itself is damaged.
    """
    if sa.make_url(database_url).get_backend_name() != "sqlite":
        raise ValueError("only a SQLite manifest is copied here; for PostgreSQL use pg_dump")
    if target.exists():
        raise FileExistsError(f"{target} exists; name a new folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{target.name}.part-", dir=target.parent))
    try:
        _copy_manifest(database_url, aside / MANIFEST)
        backup = _copy_files(Files(files_url), aside)
        for file in beside:
            if file.exists():
                shutil.copy2(file, aside / file.name)
        aside.rename(target)
    except BaseException:
        shutil.rmtree(aside)
        raise
    return backup


def _copy_manifest(database_url: str, copy: Path) -> None:
    place = Path(sa.make_url(database_url).database or "").resolve(strict=True)
    with closing(sqlite3.connect(place, timeout=30)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with copy.open("rb+") as file:
        os.fsync(file.fileno())  # SQLite leaves this to us


def _copy_files(source: Files, folder: Path) -> Backup:
    database_url, files_url = local_urls(folder)
    with closing(Store.open(database_url, files_url)) as copied:
        imports = [one for coop in copied.coops() for one in copied.imports(coop.coop_id)]
    target, problems = Files(files_url), []
    names = dict.fromkeys(name for one in imports for name in import_files.names(one))
    for name in names:
        try:
            target.put(name, source.get(name))
        except StoreDamage as damage:
            problems.append(damage.problem)
    return Backup(len(imports), len(names) - len(problems), tuple(problems))


def main(arguments: list[str] | None = None) -> int:
    """Copies the data of this installation, found as the app finds it."""
    parser = argparse.ArgumentParser(prog="python -m store.backup", description=__doc__)
    parser.add_argument("target", metavar="TARGET", type=Path)
    target = parser.parse_args(arguments).target.expanduser().absolute()
    settings = read_settings()
    try:
        backup = back_up(*settings.store_urls, target, beside=[settings.data_dir / AUTHORS])
    except (ValueError, OSError, StoreError, sqlite3.Error) as error:
        print(f"not copied: {error}", file=sys.stderr)
        return 2
    for problem in backup.problems:
        print(f"{problem.code}: {problem.value}", file=sys.stderr)
    print(f"{target}: imports {backup.imports}, files {backup.files}")
    return 1 if backup.problems else 0


if __name__ == "__main__":
    sys.exit(main())
