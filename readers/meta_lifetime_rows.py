"""Rows of a Meta content export that are no content, and rows that are not lifetime totals."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from canonical.problem import Note, Problem

LIFETIME = ("lifetime", "sepanjang masa")


def without_error_rows(
    frame: pd.DataFrame, *, ids: tuple[str, ...]
) -> tuple[pd.DataFrame, list[Note]]:
    """The rows with content; Meta adds rows without any id that hold an internal error's text.

    Such a row can carry a lone number in any column, so it is known by its blank `ids` alone.
    """
    blank = frame[[name for name in ids if name in frame]].isna().all(axis="columns")
    if not blank.any():
        return frame, []
    note = Note("platform_error_rows", int(blank.sum()))
    return frame[~blank].reset_index(drop=True), [note]


def daily_grain(frame: pd.DataFrame, headers: Mapping[str, str]) -> list[Problem]:
    """The first row whose date is not the word for lifetime, or nothing.

    Daily numbers repeat every post once a day; read as lifetime they would be added up.
    """
    words = frame["grain"].str.strip().str.casefold()
    strange = frame[~words.isin(LIFETIME)]
    if strange.empty:
        return []
    first = strange.iloc[0]
    value = None if pd.isna(first["grain"]) else str(first["grain"])
    row = int(first["source_row"])
    return [Problem("daily_grain", row, headers["grain"], value, "Lifetime")]
