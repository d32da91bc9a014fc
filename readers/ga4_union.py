"""Several tables that speak of the same day or band become one row each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


def united(frames: Sequence[pd.DataFrame], key: list[str]) -> tuple[pd.DataFrame, int]:
    """One row a key with the values of all frames, and how many values disagreed.

    Where two tables of the file give one number twice and differently, nobody can say which is
    right: it is left empty.
    """
    rows = pd.concat(frames, ignore_index=True)
    names = [name for name in rows.columns if name not in {*key, "source_row"}]
    groups = rows.groupby(key, sort=False, dropna=False)
    first = groups.first().reset_index()
    disagreeing = 0
    for name in names:
        differs = (groups[name].min() != groups[name].max()).fillna(False).to_numpy(dtype=bool)
        disagreeing += int(differs.sum())
        first[name] = first[name].mask(differs)
    return first, disagreeing
