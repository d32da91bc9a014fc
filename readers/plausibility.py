"""What cannot be true in any export: nobody is reached by a post that was never shown."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from canonical.problem import Problem
from readers.columns import MAX_PROBLEMS


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
            expected=f"≤ {views} ({headers[shown]})",
        )
        for row, reach, views in rows.itertuples(index=False)
    ]


def views_not_available(frame: pd.DataFrame, views: str = "views") -> npt.NDArray[np.bool_]:
    """Rows where Meta writes 0 views beside a reach: not available, never 0."""
    if views not in frame or "reach" not in frame:
        return np.zeros(len(frame), dtype=bool)
    return _mask(((frame[views] == 0) & (frame["reach"] > 0)).fillna(False))


def _mask(flags: pd.Series) -> npt.NDArray[np.bool_]:
    mask: npt.NDArray[np.bool_] = flags.to_numpy(dtype=bool)
    return mask
