"""The files of an import: how they are kept, named, read back and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from canonical.problem import Problem
from canonical.raw_file import RawFile
from canonical.tables import Table
from store.files import FileName, Files
from store.merge import Part
from store.records import Import, TableFile
from store.refusal import StoreDamage
from store.table_file import decode, encode, sha256, span, table_named

_SIDE_BY_SIDE = 8  # a bucket answers slowly, a disk does not mind


def keep(
    files: Files, coop_id: str, raw: RawFile, frames: Mapping[str, pd.DataFrame], zone: str
) -> dict[str, TableFile]:
    """Put the raw bytes and every table; when this returns they survive a power cut.

    Nothing of it counts before the manifest says so. Empty tables leave nothing behind. ValueError
    when a frame is not canonical.
    """
    files.check_space(len(raw.content))
    with ThreadPoolExecutor(1) as beside:  # hashing, packing and syncing leave Python free
        raw_kept = beside.submit(files.put, FileName(coop_id, "raw", raw.sha256), raw.content)
        tables = {}
        for name, frame in frames.items():
            table = table_named(name)
            content = encode(table, frame)
            if len(frame):
                tables[name] = TableFile(sha256(content), len(frame), *span(table, frame, zone))
                files.put(FileName(coop_id, name, tables[name].sha256), content)
        raw_kept.result()
    return tables


def names(one: Import) -> list[FileName]:
    """Every file the import rests on."""
    tables = [FileName(one.coop_id, name, file.sha256) for name, file in one.tables.items()]
    return [FileName(one.coop_id, "raw", one.sha256), *tables]


def parts(
    files: Files, imports: Sequence[Import], tables: Iterable[Table]
) -> Iterator[tuple[Table, list[Part]]]:
    """For each table the rows of every import that has it, in order of arrival."""
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as readers:
        for table in tables:
            having = [one for one in imports if table.name in one.tables]

            def read(one: Import, table: Table = table) -> Part:
                name = FileName(one.coop_id, table.name, one.tables[table.name].sha256)
                return Part(one.import_id, decode(table, files.get(name)))

            yield table, list(readers.map(read, having))


def problems(files: Files, imports: Sequence[Import]) -> list[Problem]:
    """What is changed or gone among the files of the imports."""
    found = []
    for name in dict.fromkeys(name for one in imports for name in names(one)):
        try:
            files.get(name)
        except StoreDamage as damage:
            found.append(damage.problem)
    return found
