"""When posts engage most, in the co-op's own time, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def posting_times(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a cell (weekday x daypart), the most probably best first; else the margins.

    Unit ratio (1 = usual) with an 80 % interval. `details`: kind ("0-evening", "0", "evening"),
    weekday (0 Monday, None for a daypart), daypart (code, None for a weekday), p_best, raw.
    """
    raise NotImplementedError


def alternating_schedule(times: Sequence[Figure], start: date, *, weeks: int = 8) -> pd.DataFrame:
    """Weeks that alternate between the two most probable times: week, variant, weekday, daypart."""
    raise NotImplementedError
