"""The files of an import: how they are kept, named, read back and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from canonical.problem import Problem
from canonical.raw_file import RawFile
from canonical.tables import Table
from store.files import FileName, Files
from store.merge import Part
from store.records import Import, TableFile
from store.refusal import StoreDamage
from store.table_file import decode, encode, sha256, span, table_named

_SIDE_BY_SIDE = 8  # a bucket answers slowly, a disk does not mind


@dataclass(frozen=True)
class Encoded:
    """A table of an import, ready to be kept."""

    file: TableFile
    content: pa.Buffer


def encoded(frames: Mapping[str, pd.DataFrame], zone: str) -> dict[str, Encoded]:
    """The frames of a reader as Parquet; empty ones leave nothing behind."""
    tables = {}
    for name, frame in frames.items():
        table = table_named(name)
        content = encode(table, frame)
        if len(frame):
            first, last = span(table, frame, zone)
            tables[name] = Encoded(TableFile(sha256(content), len(frame), first, last), content)
    return tables


def keep(files: Files, coop_id: str, raw: RawFile, tables: Mapping[str, Encoded]) -> None:
    """Put the raw bytes, then the tables; nothing counts before the manifest says so."""
    files.check_space(len(raw.content))
    files.put(FileName(coop_id, "raw", raw.sha256), raw.content)
    for name, table in tables.items():
        files.put(FileName(coop_id, name, table.file.sha256), table.content)


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
