"""The median of waiting times of which some have not ended yet (Kaplan-Meier)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite

import numpy as np


@dataclass(frozen=True)
class MedianWait:
    """Median with its 95 % interval; None where more than half never ended, or is not bounded."""

    median: float | None
    low: float | None
    high: float | None


def median_wait(hours: Sequence[float], has_ended: Sequence[bool]) -> MedianWait:
    """First moment at which half or more of the waits have ended; the unended count as longer.

    Leaving those out would flatter: the fastest would stand for all.
    Source: Kaplan and Meier 1958; interval Brookmeyer and Crowley 1982 on log(-log).

    >>> waits, ended = [5, 12, 26, 40, 72, 72, 72], [True] * 4 + [False] * 3
    >>> median_wait(waits, ended).median
    40.0
    """
    if not any(has_ended):
        return MedianWait(None, None, None)
    # Half a second of import that only this needs.
    from statsmodels.duration.survfunc import SurvfuncRight

    curve = SurvfuncRight(list(hours), [int(one) for one in has_ended])
    # The curve's steps are products of fractions: a half is met within rounding.
    halves = [
        time
        for time, left in zip(curve.surv_times, curve.surv_prob, strict=True)
        if left <= 0.5 + 1e-12
    ]
    # The last step, where nobody waits any more, has no log(-log).
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = (float(bound) for bound in curve.quantile_ci(0.5))
    median = float(halves[0]) if halves else inf
    return MedianWait(
        median if isfinite(median) else None,
        min(low, median) if isfinite(low) else None,
        max(high, median) if isfinite(high) else None,
    )
