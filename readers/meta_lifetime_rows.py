"""Rows of a Meta content export that are no content, and rows that are not lifetime totals."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
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

    Daily numbers repeat every post once a day; read as lifetime they would be added up. A blank
    date (`required_cell`) is mostly a sum that a person wrote under the table.
    """
    words, uniques = pd.factorize(frame["grain"], use_na_sentinel=False)
    strange = [str(word).strip().casefold() not in LIFETIME for word in uniques]
    rows = np.flatnonzero(np.isin(words, np.flatnonzero(strange)))
    if not len(rows):
        return []
    first = frame.iloc[int(rows[0])]
    row = int(first["source_row"])
    if pd.isna(first["grain"]):
        return [Problem("required_cell", row, headers["grain"], expected="Lifetime")]
    return [Problem("daily_grain", row, headers["grain"], str(first["grain"]), "Lifetime")]
