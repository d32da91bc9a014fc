"""Reach of a post by the followers it had when it appeared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def reach_rate(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """One figure an account: median, low/high = quartiles, details ratio_of_sums."""
    raise NotImplementedError
