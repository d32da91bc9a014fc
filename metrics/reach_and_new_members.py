"""Whether weeks of more reach go with weeks of more new members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def reach_and_new_members(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Correlation of weekly changes, lags 0 to 4 weeks: an association, never a cause.

    Unit ratio (-1 to 1) with a range that holds for all five lags together; at least 26 weeks;
    `details`: kind ("lag_0" .. "lag_4"), lag, weeks, reading (reach_7d or views).
    """
    raise NotImplementedError
