"""Rows of an export as rows of a canonical table: its columns, its dtypes, its order."""

from __future__ import annotations

import pandas as pd

from canonical.tables import DTYPES, TABLES


def canonical_frame(table: str, frame: pd.DataFrame, **constants: object) -> pd.DataFrame:
    """The columns of `frame` that the table knows, with `constants` in every row.

    Columns of the export that the table does not know are left out; `source_row` must be there.
    """
    filled = frame.copy()
    for name, value in constants.items():
        filled[name] = pd.Series([value] * len(frame), index=frame.index)
    kinds = {c.name: c.kind for c in TABLES[table].columns if c.name in filled.columns}
    dtypes = {name: DTYPES[kind] for name, kind in kinds.items()}
    return filled[[*kinds, "source_row"]].astype(dtypes).reset_index(drop=True)
