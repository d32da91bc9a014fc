"""Small numbers pulled towards the whole: empirical Bayes for shares, counts and means."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isinf, sqrt

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

LEAST_UNITS = 10
"""Posts needed before their spread is estimated."""


@dataclass(frozen=True)
class BetaPrior:
    """Beta(mean x size, (1 - mean) x size); an infinite size means that all are equal."""

    mean: float
    size: float

    def shrunken(self, yes: float, of: float) -> float:
        """(y + m M) / (n + M).

        >>> [round(BetaPrior(0.036, 250).shrunken(y, n), 4) for y, n in [(5, 40), (60, 1_500)]]
        [0.0483, 0.0394]
        """
        if isinf(self.size):
            return self.mean
        return (yes + self.mean * self.size) / (of + self.size)


@dataclass(frozen=True)
class GammaPrior:
    """Gamma with this mean rate and shape; an infinite shape means that all rates are equal."""

    mean: float
    shape: float

    def shrunken(self, count: float, exposure: float) -> float:
        """(y + a) / (n + a / mean).

        >>> round(GammaPrior(0.05, 2.0).shrunken(10, 100), 4)
        0.0857
        """
        if isinf(self.shape) or self.mean == 0:
            return self.mean
        return (count + self.shape) / (exposure + self.shape / self.mean)


def beta_prior(yes: npt.ArrayLike, of: npt.ArrayLike) -> BetaPrior | None:
    """The prior of shares y / n by ANOVA moments; None with fewer than 10 units.

    m = Σy/Σn, S = Σ n (p - m)², between variance τ² = (S - (k - 1) m (1 - m)) / (Σn - Σn²/Σn),
    M = m (1 - m) / τ² - 1, not below 0.
    """
    y, n = np.asarray(yes, dtype=float), np.asarray(of, dtype=float)
    if y.size < LEAST_UNITS:
        return None
    mean = float(y.sum() / n.sum())
    spread = mean * (1 - mean)
    between = _between(y, n, mean, within=spread)
    return BetaPrior(mean, inf if between <= 0 else max(spread / between - 1, 0.0))


def gamma_prior(count: npt.ArrayLike, exposure: npt.ArrayLike) -> GammaPrior | None:
    """The prior of rates y / n of counts by the same moments; None with fewer than 10 units.

    Within one unit a count varies by its mean (Poisson), so τ² = (S - (k - 1) λ) / (Σn - Σn²/Σn);
    shape a = λ² / τ².
    """
    y, n = np.asarray(count, dtype=float), np.asarray(exposure, dtype=float)
    if y.size < LEAST_UNITS:
        return None
    mean = float(y.sum() / n.sum())
    between = _between(y, n, mean, within=mean)
    return GammaPrior(mean, inf if between <= 0 else mean**2 / between)


def _between(y: Numbers, n: Numbers, mean: float, *, within: float) -> float:
    squares = float((n * (y / n - mean) ** 2).sum())
    units = float(n.sum() - (n**2).sum() / n.sum())
    return (squares - (y.size - 1) * within) / units


@dataclass(frozen=True)
class Spread:
    """Variance within groups (of one value) and between groups (of their true means)."""

    within: float
    between: float

    def weight(self, n: float) -> float:
        """B = τ² / (τ² + σ²/n): how far a group's own mean is believed."""
        if self.between <= 0:
            return 0.0
        return self.between / (self.between + self.within / n)

    def error(self, n: float) -> float:
        """Posterior standard deviation of a group's mean: √(B σ²/n)."""
        return sqrt(self.weight(n) * self.within / n)

    def shrunken(self, mean: float, n: float, towards: float = 0.0) -> float:
        """μ + B (ȳ - μ).

        >>> one = Spread(0.25, 0.04)
        >>> [round(x, 4) for x in (one.weight(3), one.shrunken(0.6, 3), one.error(3))]
        [0.3243, 0.1946, 0.1644]
        """
        return towards + self.weight(n) * (mean - towards)


def spread_of(values: pd.Series, groups: pd.Series, *, lost: int = 0) -> Spread | None:
    """One-way ANOVA moments; `lost` degrees of freedom were used up by earlier adjustments.

    None with fewer than two groups, or nothing left to estimate the variance within from.
    """
    table = values.groupby(groups).agg(["count", "mean"])
    n, means = table["count"].to_numpy(dtype=float), table["mean"].to_numpy(dtype=float)
    k, total = n.size, float(n.sum())
    freedom = total - k - lost
    if k < 2 or freedom < 1:
        return None
    centre = float((n * means).sum() / total)
    inside = float(((values - values.groupby(groups).transform("mean")) ** 2).sum()) / freedom
    outside = float((n * (means - centre) ** 2).sum()) / (k - 1)
    typical = (total - float((n**2).sum()) / total) / (k - 1)
    return Spread(inside, max((outside - inside) / typical, 0.0))
