"""What cannot be true in any export: a reach without a view, a number of a day to come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from canonical.problem import Problem
from readers.columns import MAX_PROBLEMS

_HAPPENED = (
    ("posts", "published_at"),
    ("posts", "published_on"),
    ("account_days", "date"),
    ("web_days", "date"),
    ("ad_spend", "start"),
    ("costs", "date"),
    ("mentions", "at"),
    ("messages", "first_in_at"),
)
"""Columns that say when something was, never when it is planned."""


def reach_above_views(frame: pd.DataFrame, headers: Mapping[str, str]) -> list[Problem]:
    """Rows whose reach is greater than how often they were shown (`views`, else `impressions`).

    One view reaches at most one account, so a greater reach is a fault of the file, or of our
    reading. Zero views beside a reach mean "views not available" (`views_not_available`).
    """
    shown = next((name for name in ("views", "impressions") if name in frame), None)
    if shown is None or "reach" not in frame:
        return []
    wrong = ((frame["reach"] > frame[shown]) & (frame[shown] > 0)).fillna(False)
    rows = frame.loc[_mask(wrong), ["source_row", "reach", shown]].head(MAX_PROBLEMS)
    return [
        Problem(
            "reach_above_views",
            row=int(row),
            column=headers["reach"],
            value=str(reach),
            expected=str(views),
        )
        for row, reach, views in rows.itertuples(index=False)
    ]


def views_not_available(frame: pd.DataFrame, views: str = "views") -> npt.NDArray[np.bool_]:
    """Rows where Meta writes 0 views beside a reach: not available, never 0."""
    if views not in frame or "reach" not in frame:
        return np.zeros(len(frame), dtype=bool)
    return _mask(((frame[views] == 0) & (frame["reach"] > 0)).fillna(False))


def days_to_come(tables: Mapping[str, pd.DataFrame], received_on: date) -> list[Problem]:
    """Rows about what happened, of a day after the one on which the file came in.

    One day more is allowed, because a platform's day may be ahead of ours.
    """
    first = pd.Timestamp(received_on) + pd.Timedelta(days=2)
    problems = []
    for table, column in _HAPPENED:
        frame = tables.get(table)
        if frame is None or column not in frame:
            continue
        late = frame.loc[_mask((frame[column] >= first).fillna(False)), ["source_row", column]]
        problems += [
            Problem("day_to_come", int(row), column, f"{day:%Y-%m-%d}", received_on.isoformat())
            for row, day in late.head(MAX_PROBLEMS).itertuples(index=False)
        ]
    return problems


def _mask(flags: pd.Series) -> npt.NDArray[np.bool_]:
    mask: npt.NDArray[np.bool_] = flags.to_numpy(dtype=bool)
    return mask
