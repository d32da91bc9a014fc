"""What windows of reported reach say about a period: floor, ceiling and an estimate from days.

Unique people are never added (G1). A window holds [start, end) and the number of different
accounts reached in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush

import numpy as np

from metrics.bisection import sign_change
from metrics.period import Period

CALIBRATION_WINDOWS = 8
"""The exponent is the median over so many of the latest windows; an assumption."""

LEAST_FOR_INTERVAL = 3
_STEEPEST = 200.0


@dataclass(frozen=True)
class Window:
    """Accounts reached in the days [start, end)."""

    start: date
    end: date
    reach: float

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days


@dataclass(frozen=True)
class Cover:
    """The cheapest sum of windows that hold every reported day, and the days nobody reported.

    With missing days the sum is no ceiling: a missing day can add anything.
    """

    total: float
    missing_days: int


@dataclass(frozen=True)
class LpNorm:
    """Exponent p of one account: median of its latest windows, and their 10–90 % range."""

    p: float
    low: float | None
    high: float | None
    n: int


def exact_windows(windows: Sequence[Window], period: Period) -> list[Window]:
    """The windows that are the period; several when two exports report it."""
    return [w for w in windows if (w.start, w.end) == (period.start, period.end)]


def largest_inside(windows: Sequence[Window], period: Period) -> float | None:
    """Floor: whoever was reached in a part of the period was reached in the period.

    >>> days = [Window(date(2026, 3, d), date(2026, 3, d + 1), 100.0 * d) for d in (1, 2, 3)]
    >>> largest_inside(days, Period(date(2026, 3, 1), date(2026, 3, 3)))
    200.0
    """
    inside = [w.reach for w in windows if period.start <= w.start and w.end <= period.end]
    return max(inside, default=None)


def cheapest_cover(windows: Sequence[Window], period: Period) -> Cover:
    """Ceiling: the smallest sum of windows whose union holds the period (dynamic programme).

    cost(d) = smallest cost of holding the first d days = min over windows w that hold day d of
    cost(first day of w) + reach(w). Windows may overlap and stick out of the period: whoever was
    reached in the period was reached in one of them. A day nobody reported costs 0 and is counted.
    """
    costs = [0.0]
    missing = 0
    opening: dict[date, list[Window]] = {}
    for window in windows:
        opening.setdefault(max(window.start, period.start), []).append(window)
    holding: list[tuple[float, date]] = []  # a heap: cost with that window, and its end
    for number in range(period.days):
        day = period.start + timedelta(days=number)
        for window in opening.get(day, ()):
            heappush(holding, (costs[-1] + window.reach, window.end))
        while holding and holding[0][1] <= day:
            heappop(holding)
        missing += not holding
        costs.append(holding[0][0] if holding else costs[-1])
    return Cover(costs[-1], missing)


def lp_union(days: Sequence[float], p: float) -> float:
    """R = (Σ r_d^p)^(1/p): p = 1 is the sum of the days, p → ∞ the largest day.

    >>> round(lp_union([1_200, 900, 1_100, 1_500, 1_000, 800, 1_300], 1.567345))
    3900
    """
    values = np.asarray(days, dtype=float)
    largest = float(values.max())
    if largest == 0:
        return 0.0
    return largest * float(((values / largest) ** p).sum() ** (1 / p))


def lp_exponent(days: Sequence[float], reach: float) -> float | None:
    """The p for which the days combine to `reach`; None when no p ≥ 1 does (bisection).

    >>> round(lp_exponent([1_200, 900, 1_100, 1_500, 1_000, 800, 1_300], 3_900), 6)
    1.567345
    """
    if not lp_union(days, _STEEPEST) < reach <= sum(days):
        return None
    if reach == sum(days):
        return 1.0
    return sign_change(lambda p: lp_union(days, p) - reach, 1.0, _STEEPEST)


def calibrated_norm(
    daily: Mapping[date, float], windows: Sequence[Window], *, until: date
) -> LpNorm | None:
    """The account's p from its latest 8 windows that came with all their days, none overlapping.

    Only windows that end by `until` count. None when there is no such window.
    """
    exponents: list[float] = []
    free_until = until
    for window in sorted(windows, key=lambda w: (w.end, w.days), reverse=True):
        if window.days < 2 or window.end > free_until:
            continue
        days = [daily.get(window.start + timedelta(days=i)) for i in range(window.days)]
        known = [day for day in days if day is not None]
        p = lp_exponent(known, window.reach) if len(known) == window.days else None
        if p is not None:
            exponents.append(p)
            free_until = window.start
        if len(exponents) == CALIBRATION_WINDOWS:
            break
    if not exponents:
        return None
    middle = float(np.median(exponents))
    if len(exponents) < LEAST_FOR_INTERVAL:
        return LpNorm(middle, None, None, len(exponents))
    low, high = (float(q) for q in np.quantile(exponents, [0.1, 0.9]))
    return LpNorm(middle, low, high, len(exponents))
