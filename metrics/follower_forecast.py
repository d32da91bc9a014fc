"""When the follower target will be reached, as a range of months, and the fan for the chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period


def forecast_to_target(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    target: float,
    *,
    platforms: Sequence[str] = (),
) -> Figure:
    """Months from the end of the period until the target, point and 80 % range."""
    raise NotImplementedError


def follower_fan(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    platforms: Sequence[str] = (),
    horizon: int = 12,
) -> pd.DataFrame:
    """One row per month ahead: month (first day after it), h, value, low, high (80 %)."""
    raise NotImplementedError
