"""One table of an import as a Parquet file: canonical columns, in the order of the source.

The file holds neither `coop_id` nor `import_id`: it is named by its content before either is
decided, and both are stamped on when it is read (`store.merge`). The same rows give the same bytes.
"""

from __future__ import annotations

import hashlib
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from canonical.tables import DTYPES, TABLES, Kind, Table
from store.refusal import StoreError

SCHEMA_VERSION = 1  # of the columns' meaning; raise it when an old file needs translating

_ARROW: dict[Kind, pa.DataType] = {
    "text": pa.large_string(),
    "timestamp": pa.timestamp("us"),
    "date": pa.timestamp("us"),
    "count": pa.int64(),
    "money": pa.int64(),
    "number": pa.float64(),
    "share": pa.float64(),
    "flag": pa.bool_(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """Types of the table's own columns and `source_row`."""
    fields = [pa.field(c.name, _ARROW[c.kind]) for c in table.columns]
    return pa.schema([*fields, pa.field("source_row", pa.int64())])


def encode(table: Table, frame: pd.DataFrame) -> pa.Buffer:
    """The Parquet bytes of a reader's frame; ValueError when the frame is not canonical."""
    stamp = {"jejak.table": table.name, "jejak.schema_version": str(SCHEMA_VERSION)}
    rows = to_arrow(table, frame).replace_schema_metadata(stamp)
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="zstd", compression_level=1)
    return sink.getvalue()


def sha256(content: pa.Buffer) -> str:
    """Hash of the file, which is also its name."""
    return hashlib.sha256(content).hexdigest()


def to_arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    """The frame in canonical types and column order; only the columns that it has."""
    schema = arrow_schema(table)
    unknown = [c for c in frame.columns if c not in schema.names]
    absent = [c for c in (*table.key, "source_row") if c not in frame.columns]
    if unknown or absent:
        raise ValueError(f"{table.name}: unknown columns {unknown}, absent columns {absent}")
    kinds = {c.name: DTYPES[c.kind] for c in table.columns} | {"source_row": "int64"}
    present = [name for name in schema.names if name in frame.columns]
    columns = [
        pa.array(frame[name].astype(kinds[name]), type=schema.field(name).type, from_pandas=True)
        for name in present
    ]
    for name, column in zip(present, columns, strict=True):
        if name in table.key and column.null_count:
            raise ValueError(f"{table.name}: empty key column {name}")
    return pa.table(dict(zip(present, columns, strict=True)))


def decode(table: Table, content: bytes) -> pa.Table:
    """The rows of a Parquet file; StoreError `newer_store` when a later release wrote it."""
    rows = pq.read_table(pa.BufferReader(content))
    version = int((rows.schema.metadata or {}).get(b"jejak.schema_version", b"0"))
    if version > SCHEMA_VERSION:
        raise StoreError("newer_store", value=str(version), expected=str(SCHEMA_VERSION))
    known = [name for name in arrow_schema(table).names if name in rows.column_names]
    return rows.select(known).replace_schema_metadata(None)


def moment_of(table: Table, frame: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """When each row was: a moment in UTC, or its day where the table or the file knows no more.

    A post without a time of publication was on its `published_on`. Null where nothing is known.
    """
    if table.period_column is None or table.period_column not in frame:
        when = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
    else:
        when = frame[table.period_column]
    return when.fillna(frame["published_on"]) if "published_on" in frame else when


def day_of(table: Table, frame: pd.DataFrame, zone: str) -> pd.Series[pd.Timestamp]:
    """The day each row belongs to: moments are turned into days of `zone`, days stay."""
    column = table.period_column
    if column is None or column not in frame or table.column(column).kind != "timestamp":
        return moment_of(table, frame)
    moments = frame[column].dt.tz_localize("UTC").dt.tz_convert(zone)
    days: pd.Series[pd.Timestamp] = moments.dt.tz_localize(None).dt.normalize()
    return days.fillna(frame["published_on"]) if "published_on" in frame else days


def span(table: Table, frame: pd.DataFrame, zone: str) -> tuple[date | None, date | None]:
    """First and last day of the rows, both held; None when no row has a day."""
    days = day_of(table, frame, zone).dropna()
    return (days.min().date(), days.max().date()) if len(days) else (None, None)


def table_named(name: str) -> Table:
    """The canonical table of that name; ValueError when there is none."""
    if name not in TABLES:
        raise ValueError(f"no canonical table is called {name!r}")
    return TABLES[name]
