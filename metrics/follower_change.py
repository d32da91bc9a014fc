"""Is the change in follower growth real, or the ordinary noise of the days?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd

from canonical.tables import ACCOUNT_DAYS
from metrics.account_growth import BASIS_COLUMNS
from metrics.aggregates import in_period
from metrics.daily_net import nets_by_account
from metrics.evidence import imports_of
from metrics.figure import Basis, Figure, verdict_of
from metrics.follower_noise import Z95
from metrics.follower_readings import Tables
from metrics.metric import Metric
from metrics.period import Period

MIN_WEEKS = 8
MIN_DAYS = 21
_WEEK = 7


@dataclass(frozen=True)
class Sample:
    """Mean and standard deviation of one side, with the number of independent values behind it."""

    mean: float
    deviation: float
    n_effective: float

    @property
    def variance_of_mean(self) -> float:
        """Square of the standard error."""
        return self.deviation**2 / self.n_effective


def effective_n(n: int, autocorrelation: float) -> float:
    """Independent values among n autocorrelated ones: n (1 - r) / (1 + r), r not below 0.

    >>> round(effective_n(30, 0.3), 2)
    16.15
    """
    r = max(0.0, autocorrelation)
    return n * (1 - r) / (1 + r)


def difference(before: Sample, after: Sample, *, z: float = Z95) -> tuple[float, float, float]:
    """Difference of two means with its low and high end: d -/+ z sqrt(s1^2/n1 + s2^2/n2).

    >>> n = effective_n(30, 0.3)
    >>> [round(x, 2) for x in difference(Sample(5.0, 4.2, n), Sample(8.2, 5.5, n))]
    [3.2, -0.17, 6.57]
    """
    change = after.mean - before.mean
    half = z * sqrt(before.variance_of_mean + after.variance_of_mean)
    return change, change - half, change + half


def is_change_real(
    tables: Tables, period: Period, previous: Period, platforms: Sequence[str] = ()
) -> Figure:
    """Mean daily net growth of the period minus that of the previous one, with a 95 % range.

    Formula: with 8 whole weeks a side, Welch's t on weekly sums, divided by 7; with fewer, the
    daily means with n_eff = n (1 - r1) / (1 + r1), r1 the lag-1 autocorrelation of each side,
    not below 0. Accounts known on both sides are added; a day counts when all of them have it.
    Needs: daily nets, or totals on neighbouring days. Unit: followers a day.
    Undefined with fewer than 21 known days on a side: reason growth.too_few_days.
    """
    before, after, left_out = _both_sides(tables, period, previous, platforms)
    evidence = _evidence(tables, period, previous, platforms)
    n = min(int(before.notna().sum()), int(after.notna().sum()))
    if n < MIN_DAYS:
        return Figure.missing(
            "follower_change",
            "followers",
            "growth.too_few_days",
            n=n,
            n_expected=MIN_DAYS,
            basis=evidence.basis,
            imports=evidence.imports,
        )
    weeks = _weekly_sums(before), _weekly_sums(after)
    by_week = min(len(side) for side in weeks) >= MIN_WEEKS
    change, low, high = _of_weeks(*weeks) if by_week else _of_days(before, after)
    return Figure(
        metric="follower_change",
        value=change,
        unit="followers",
        low=low,
        high=high,
        is_estimate=True,
        verdict=verdict_of(low, high),
        n=n,
        n_expected=min(period.days, previous.days),
        method="growth.weekly_sums" if by_week else "growth.autocorrelated_days",
        remarks=("growth.per_day", *(("growth.accounts_left_out",) if left_out else ())),
        details={"before": float(before.mean()), "after": float(after.mean())},
        basis=evidence.basis,
        imports=evidence.imports,
        as_of=period.last_day,
    )


def _both_sides(
    tables: Tables, period: Period, previous: Period, platforms: Sequence[str]
) -> tuple[pd.Series, pd.Series, bool]:
    """The nets added over the accounts known on both sides, and whether others were left out."""
    sides = [
        (_within(nets, previous), _within(nets, period))
        for nets in nets_by_account(tables, platforms).values()
    ]
    known = [side for side in sides if all(half.notna().any() for half in side)]
    if not known:
        nothing = pd.Series(dtype=float, index=pd.DatetimeIndex([]))
        return nothing, nothing, False
    before, after = (
        pd.concat([side[n] for side in known], axis=1).sum(axis=1, skipna=False) for n in (0, 1)
    )
    return before, after, len(known) < len(sides)


def _within(nets: pd.Series, period: Period) -> pd.Series:
    return nets.reindex(pd.date_range(period.start, period.last_day, freq="D", unit="us"))


def _weekly_sums(days: pd.Series) -> pd.Series:
    """Sums of the whole weeks of 7 days that end with the side; a week with a hole is left out."""
    ages = np.arange(len(days))[::-1] // _WEEK
    grouped = days.groupby(ages)
    return grouped.sum()[grouped.count() == _WEEK]


def _of_weeks(before: pd.Series, after: pd.Series) -> tuple[float, float, float]:
    """Welch's interval; 7 days a week turn it into followers a day."""
    from scipy.special import stdtrit

    sides = [Sample(float(s.mean()), float(s.std(ddof=1)), len(s)) for s in (before, after)]
    parts = [side.variance_of_mean for side in sides]
    if sum(parts) == 0:
        z = 0.0
    else:
        freedom = sum(parts) ** 2 / sum(
            part**2 / (side.n_effective - 1) for part, side in zip(parts, sides, strict=True)
        )
        z = float(stdtrit(freedom, 0.975))
    change, low, high = difference(*sides, z=z)
    return change / _WEEK, low / _WEEK, high / _WEEK


def _of_days(before: pd.Series, after: pd.Series) -> tuple[float, float, float]:
    sides = (_sample(before), _sample(after))
    return difference(*sides)


def _sample(days: pd.Series) -> Sample:
    r = days.corr(days.shift(1)) if days.std() > 0 else 0.0
    n = effective_n(int(days.notna().sum()), 0.0 if np.isnan(r) else min(float(r), 0.99))
    return Sample(float(days.mean()), float(days.std(ddof=1)), n)


@dataclass(frozen=True)
class _Evidence:
    basis: tuple[Basis, ...]
    imports: tuple[int, ...]


def _evidence(
    tables: Tables, period: Period, previous: Period, platforms: Sequence[str]
) -> _Evidence:
    rows = tables["account_days"][["platform", "date", "import_id"]]
    sides = (previous, period)
    used = [in_period(rows, ACCOUNT_DAYS, side, platforms=platforms) for side in sides]
    basis = tuple(
        Basis("account_days", BASIS_COLUMNS, platforms=tuple(platforms), start=p.start, end=p.end)
        for p in sides
    )
    return _Evidence(basis, imports_of(*used))


CATALOGUE: tuple[Metric, ...] = (
    Metric("follower_change", "2.4", "followers", ("account_days",), is_change_real),
)
