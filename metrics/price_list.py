"""The price list that ships with the product: dated, sourced, graded, and editable by the co-op.

The rows are `price_list.csv`. A price, a year or a grade that no usable source gives is empty
there and null here: the co-op fills it from its own receipts or ad account.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from canonical.tables import DTYPES, RATES

_FILE = Path(__file__).with_suffix(".csv")


def default_rates() -> pd.DataFrame:
    """The shipped rows in the columns of the `rates` table, without co-op and import.

    `base` is null where the source gives only a range; `year` where it is undated (the co-op
    states one when it adopts the row). `note` is a code with a sentence in the catalogues,
    `remark.price.<note>`. Prices are in `currency`; nothing is converted.
    """
    rows = pd.read_csv(_FILE, dtype="str", encoding="utf-8")
    types = {column.name: DTYPES[column.kind] for column in RATES.columns}
    return rows.reindex(columns=list(types)).astype("object").astype(types)
