"""Canonical tables from a few rows written by hand, for the examples that define a metric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from canonical.tables import DTYPES, TABLES, Table

Row = Mapping[str, object]


def example_tables(**rows: Sequence[Row]) -> dict[str, pd.DataFrame]:
    """Every canonical table with its types; the named ones hold these rows, the others none.

    What a row leaves out is null, but for `coop_id` ("kop"), `import_id` (1), the account ("a")
    and the row number.

    >>> tables = example_tables(costs=[{"cost_id": "K1", "amount_idr": 25_000}])
    >>> int(tables["costs"].loc[0, "amount_idr"]), len(tables["posts"])
    (25000, 0)
    """
    return {name: _frame(table, rows.get(name, ())) for name, table in TABLES.items()}


def _frame(table: Table, rows: Sequence[Row]) -> pd.DataFrame:
    filled = [
        {"coop_id": "kop", "import_id": 1, "account_id": "a", "source_row": number, **row}
        for number, row in enumerate(rows, start=2)
    ]
    frame = pd.DataFrame(filled, columns=list(table.column_names), dtype="object")
    dtypes = {column.name: DTYPES[column.kind] for column in table.columns}
    return frame.astype({"coop_id": "str", **dtypes, "import_id": "Int64", "source_row": "Int64"})
