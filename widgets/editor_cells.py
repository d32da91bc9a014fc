"""Kept cells as people type them: moments on the co-op's clock, shares in percent, yes and no."""

from __future__ import annotations

from datetime import date

import pandas as pd

from access.typed_rows import Cell
from canonical.table import Column

YES, NO = "yes", "no"


def shown_cells(values: pd.Series, column: Column, zone: str, *, as_day: bool) -> pd.Series:
    """A column of the ledger as the editor shows it; unknown stays empty.

    A flag is "yes", "no" or empty: a tick box could not say "unknown".
    """
    if column.kind == "flag":
        words = [None if pd.isna(flag) else YES if flag else NO for flag in values]
        return pd.Series(words, index=values.index, dtype="str")
    if column.kind == "share":
        percent: pd.Series = (values.astype("Float64") * 100).round(6)
        return percent
    if column.kind == "timestamp":
        local = values.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
        clock: pd.Series = local.dt.normalize() if as_day else local.dt.floor("min")
        return clock
    return values


def kept_cell(value: Cell, column: Column, zone: str) -> Cell:
    """A typed cell as the ledger keeps it; None is unknown."""
    if value is None or value == "":
        return None if column.kind != "text" else value
    if column.kind == "flag" and isinstance(value, str):
        return value == YES
    if column.kind == "share" and isinstance(value, (int, float)):
        return round(value / 100, 8)
    if column.kind == "timestamp" and isinstance(value, date):
        return pd.Timestamp(value).tz_localize(zone).tz_convert("UTC").tz_localize(None)
    return value
