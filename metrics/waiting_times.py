"""How long something takes when part of it has not happened yet: Kaplan and Meier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from warnings import catch_warnings, simplefilter

import numpy as np
import pandas as pd

LEAST_WAITS = 6
"""The smallest number whose extremes hold the median with 95 % certainty (1 - 2 / 2^6)."""


@dataclass(frozen=True)
class MedianWait:
    """The median and its 95 % range; None where fewer than half are answered, or no end is known.

    `longest` is the longest wait observed so far: what a median without a value is at least.
    """

    median: float | None
    low: float | None
    high: float | None
    longest: float


def median_wait(hours: Sequence[float], is_over: Sequence[bool]) -> MedianWait:
    """Kaplan-Meier median: the first time by which more than half are answered.

    `hours` is the time to the answer, or the time observed so far where there is none.

    >>> found = median_wait([5, 12, 26, 40, 72, 72, 72], [True] * 4 + [False] * 3)
    >>> found.median, found.low, found.high
    (40.0, 5.0, None)
    """
    from statsmodels.duration.survfunc import SurvfuncRight

    longest = float(max(hours))
    if not any(is_over):
        return MedianWait(None, None, None, longest)
    fitted = SurvfuncRight(np.asarray(hours, dtype="float64"), np.asarray(is_over, dtype="int64"))
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = fitted.quantile_ci(0.5)
    median = _known(fitted.quantile(0.5))
    return MedianWait(median, _known(low), _known(high), longest)


def answered_by(hours: Sequence[float], is_over: Sequence[bool]) -> pd.DataFrame:
    """The share answered by each time at which one was: columns hours, answered, low, high.

    The range is Greenwood's on the log-log scale, 95 %.
    """
    columns = ["hours", "answered", "low", "high"]
    if not any(is_over):
        return pd.DataFrame({name: pd.Series(dtype="float64") for name in columns})
    from scipy.stats import CensoredData, ecdf

    times, over = np.asarray(hours, dtype="float64"), np.asarray(is_over, dtype=bool)
    waiting = ecdf(CensoredData.right_censored(times, ~over)).sf
    with catch_warnings():
        # Where everyone is answered the formula has no range; there the share stands alone.
        simplefilter("ignore", RuntimeWarning)
        band = waiting.confidence_interval(method="log-log")
    share = 1 - waiting.probabilities
    frame = pd.DataFrame({
        "hours": waiting.quantiles, "answered": share,
        "low": 1 - band.high.probabilities, "high": 1 - band.low.probabilities,
    })  # fmt: skip
    unknown = frame[["low", "high"]].isna().any(axis=1)
    frame.loc[unknown, "low"] = frame["answered"]
    frame.loc[unknown, "high"] = frame["answered"]
    return frame[frame["hours"].isin(times[over])].reset_index(drop=True)


def waits_until(
    begun: pd.Series, answered: pd.Series, known_until: pd.Timestamp
) -> tuple[list[float], list[bool]]:
    """Hours to the answer, or as long as it was watched; and whether it was answered."""
    until = answered.fillna(known_until)
    hours = ((until - begun).dt.total_seconds() / 3_600).clip(lower=0)
    return [float(h) for h in hours], [bool(a) for a in answered.notna()]


def last_moment(rows: pd.DataFrame, columns: Sequence[str], now: pd.Timestamp) -> pd.Timestamp:
    """The last moment these rows know of, at most now.

    Nobody knows what was answered after the file was made, so waiting is watched no longer.
    """
    moments = pd.concat([rows[name] for name in columns]).dropna()
    return min(now, moments.max()) if len(moments) else now


def _known(number: float) -> float | None:
    return float(number) if isfinite(number) else None
