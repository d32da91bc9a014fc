"""The last door before the store: do these tables keep what `canonical.tables` promises?

Written in plain pandas: docs/decisions/0005-validation.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from canonical.problem import Problem
from canonical.tables import DTYPES, TABLES, Column, Table

MAX_PROBLEMS = 1_000
_NUMERIC = {"count", "money", "number", "share"}


def check(tables: Mapping[str, pd.DataFrame], *, waiting: Collection[str] = ()) -> list[Problem]:
    """Every broken promise of these tables, all at once, with the rows of the file.

    Columns in `waiting` are filled by the answer to a question that is still open: there a blank
    cell is no fault yet, so that the rest can be shown.

    Codes: required_cell (a null where a value must be), not_allowed (a word outside the list),
    negative_number, share_out_of_range, duplicate_rows (one key twice in a file). Raises
    ValueError on an unknown table or column and TypeError on a wrong dtype: those are faults of a
    reader, not of a file.
    """
    problems: list[Problem] = []
    for name, frame in tables.items():
        if name not in TABLES:
            raise ValueError(f"no canonical table {name!r}")
        problems += _check_table(TABLES[name], frame, waiting)
    return problems


def _check_table(table: Table, frame: pd.DataFrame, waiting: Collection[str]) -> list[Problem]:
    known = {column.name for column in table.columns}
    unknown = [name for name in frame.columns if name not in known | {"source_row"}]
    missing = [c.name for c in table.columns if c.required and c.name not in frame.columns]
    if unknown or missing or "source_row" not in frame.columns:
        raise ValueError(f"{table.name}: unknown columns {unknown}, missing columns {missing}")
    problems: list[Problem] = []
    for column in table.columns:
        if column.name in frame.columns:
            answered = _answered(frame, column.name) if column.name in waiting else frame
            problems += _check_column(table, column, answered)
    return problems + _duplicates(table, frame)


def _answered(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    return frame[frame[name].fillna("") != ""]


def _check_column(table: Table, column: Column, frame: pd.DataFrame) -> list[Problem]:
    values = frame[column.name]
    if str(values.dtype) != DTYPES[column.kind]:
        raise TypeError(f"{table.name}.{column.name} is {values.dtype}, not {DTYPES[column.kind]}")
    problems: list[Problem] = []
    if column.required:
        problems += _named("required_cell", values.isna(), column, frame)
    if column.allowed:
        strange = ~values.isin([*column.allowed]) & values.notna()
        problems += _named("not_allowed", strange, column, frame, ", ".join(column.allowed))
    if column.kind in _NUMERIC and not column.signed:
        problems += _named("negative_number", (values < 0).fillna(False), column, frame, "0")
    if column.kind == "share":
        problems += _named("share_out_of_range", (values > 1).fillna(False), column, frame, "1")
    return problems


def _named(
    code: str, bad: pd.Series, column: Column, frame: pd.DataFrame, expected: str | None = None
) -> list[Problem]:
    mask: npt.NDArray[np.bool_] = bad.to_numpy(dtype=bool)
    if not mask.any():
        return []
    rows = frame.loc[mask, ["source_row", column.name]].head(MAX_PROBLEMS)
    return [
        Problem(
            code,
            row=int(row),
            column=column.name,
            value=None if pd.isna(value) else str(value),
            expected=expected,
        )
        for row, value in rows.itertuples(index=False)
    ]


def _duplicates(table: Table, frame: pd.DataFrame) -> list[Problem]:
    """A key twice in one file: which of the two rows is true, nobody can say."""
    key = [name for name in table.key if name in frame.columns]
    # Most of a key is the same in every row of a file (platform, account); comparing those
    # columns with their first cell costs a tenth of hashing them.
    varying = [name for name in key if not (frame[name] == frame[name].iloc[:1].max()).all()]
    again = frame.duplicated(varying or key[:1], keep="first")
    if not again.any():
        return []
    first = frame.loc[~again, [*key, "source_row"]]
    rows = frame.loc[again, [*key, "source_row"]].head(MAX_PROBLEMS)
    pairs = rows.merge(first, on=key, how="left", suffixes=("", "_first"))
    shown = key[-2] if key[-1] == "as_of" else key[-1]
    return [
        Problem(
            "duplicate_rows",
            row=int(pair["source_row"]),
            column=shown,
            value=" / ".join(_shown(pair[name]) for name in key),
            expected=str(pair["source_row_first"]),
        )
        for pair in pairs.to_dict("records")
    ]


def _shown(value: object) -> str:
    """A day without its midnight."""
    return str(value).removesuffix(" 00:00:00")
