"""Canonical tables from a few rows, typed as the store hands them out."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import pytest

from canonical.tables import DTYPES, TABLES

Rows = Sequence[Mapping[str, object]]


def _frame(name: str, rows: Rows) -> pd.DataFrame:
    table = TABLES[name]
    frame = pd.DataFrame(
        [
            {"coop_id": "kop", "import_id": 1, "source_row": n + 2, **row}
            for n, row in enumerate(rows)
        ]
    )
    frame = frame.reindex(columns=list(table.column_names))
    dtypes = {column.name: DTYPES[column.kind] for column in table.columns}
    return frame.astype({"coop_id": "str", "import_id": "Int64", "source_row": "Int64", **dtypes})


@pytest.fixture
def make_tables() -> Callable[..., dict[str, pd.DataFrame]]:
    """Every canonical table; those named get the rows, the others are empty."""

    def build(**rows: Rows) -> dict[str, pd.DataFrame]:
        unknown = set(rows) - set(TABLES)
        assert not unknown, f"no such table: {unknown}"
        return {name: _frame(name, rows.get(name, ())) for name in TABLES}

    return build
