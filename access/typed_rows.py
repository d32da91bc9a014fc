"""What a person typed in the app, as an import like any other: a small JSON file and its rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from access.session import Session
from canonical.check import check
from canonical.problem import Problem
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from canonical.tables import DTYPES, TABLES
from store import Import, StoreError

READER = "typed"
Cell = str | int | float | bool | date | None
Row = Mapping[str, Cell]


def typed_file(table: str, rows: Sequence[Row]) -> RawFile:
    """The rows as they were typed; this file is what Riwayat Data gives back."""
    content = json.dumps(
        {"table": table, "rows": [dict(row) for row in rows]},
        ensure_ascii=False,
        indent=1,
        default=_as_text,
    )
    return RawFile(f"{table}.json", content.encode())


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot keep {type(value).__name__}")


def typed_result(table: str, rows: Sequence[Row]) -> ReadResult:
    """The rows as a canonical table, or the problems that keep them out.

    Rows are numbered from 1, as the editor shows them.
    """
    declared = TABLES[table]
    names = list(dict.fromkeys(name for row in rows for name in row))
    frame = pd.DataFrame([dict(row) for row in rows], columns=names, dtype=object)
    for name in names:
        frame[name] = _column(frame[name], DTYPES[declared.column(name).kind])
    frame["source_row"] = pd.Series(range(1, len(rows) + 1), dtype="int64")
    problems = check({table: frame})
    if problems:
        return ReadResult(reader=READER, problems=tuple(problems))
    return ReadResult(reader=READER, tables={table: frame})


def _column(values: pd.Series[Any], dtype: str) -> pd.Series[Any]:
    if dtype.startswith("datetime"):
        return pd.to_datetime(values).astype("datetime64[us]")
    return values.astype(pd.api.types.pandas_dtype(dtype))


def keep_typed(session: Session, table: str, rows: Sequence[Row], *, at: datetime) -> Import:
    """Add the rows to the ledger. The caller has looked at `typed_result(...).problems` first."""
    if not session.may_write or session.store is None:
        raise PermissionError("this session may not write")
    return session.store.add_import(
        session.coop,
        typed_file(table, rows),
        typed_result(table, rows),
        by=session.person,
        at=at,
    )


def keep_or_refuse(
    session: Session, table: str, rows: Sequence[Row], *, at: datetime
) -> tuple[Problem, ...]:
    """Keep the rows as one import; the problems that keep all of them out, none when kept."""
    problems = typed_result(table, rows).problems
    if problems:
        return problems
    try:
        keep_typed(session, table, rows, at=at)
    except StoreError as refusal:
        return (refusal.problem,)
    return ()
