"""The difference of two groups, within strata that are alike in everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from metrics.follower_change import Sample

Numbers = npt.NDArray[np.float64]
Strata = Sequence[tuple[Numbers, Numbers]]

DRAWS = 10_000
SEED = 20260101


@dataclass(frozen=True)
class Difference:
    """First minus second, with Welch's standard error, degrees of freedom, p and 95 % interval."""

    value: float
    error: float
    freedom: float
    p: float
    low: float
    high: float


def sample_of(values: Numbers) -> Sample:
    """Mean and standard deviation of at least two values."""
    return Sample(float(values.mean()), float(values.std(ddof=1)), values.size)


def welch(strata: Sequence[tuple[Sample, Sample]]) -> Difference:
    """Welch's t over strata: Σ w d / Σ w, w = n m / (n + m), each variance its own.

    With one stratum this is Welch's t. Degrees of freedom by Satterthwaite over all groups.

    >>> video, photo = Sample(5.2, 2.1, 8), Sample(3.4, 1.5, 14)
    >>> one = welch([(video, photo)])
    >>> [round(x, 4) for x in (one.value, one.error, one.p)]
    [1.8, 0.8438, 0.0559]
    """
    from scipy import stats

    weights = np.array([_weight(a.n_effective, b.n_effective) for a, b in strata])
    weights = weights / weights.sum()
    value = float(sum(w * (a.mean - b.mean) for w, (a, b) in zip(weights, strata, strict=True)))
    parts = [
        (w**2 * one.variance_of_mean, one.n_effective - 1)
        for w, pair in zip(weights, strata, strict=True)
        for one in pair
    ]
    variance = float(sum(part for part, _ in parts))
    if variance <= 0:
        return Difference(value, 0.0, np.inf, float(value == 0), value, value)
    freedom = variance**2 / float(sum(part**2 / left for part, left in parts))
    error = sqrt(variance)
    half = float(stats.t.ppf(0.975, freedom)) * error
    p = float(2 * stats.t.sf(abs(value) / error, freedom))
    return Difference(value, error, freedom, p, value - half, value + half)


def permutation_p(strata: Strata, *, draws: int = DRAWS, seed: int = SEED) -> float:
    """How often exchanging the labels inside each stratum gives a t at least as large.

    A check of Welch's t that assumes no shape: (1 + hits) / (1 + draws), two-sided, fixed seed.
    The difference is divided by Welch's error in every draw, so that unequal variances do not
    count as a difference of means (studentised permutation; Janssen 1997).
    """
    rng = np.random.default_rng(seed)
    mixed, observed = [], []
    for first, second in strata:
        pooled = rng.permuted(np.tile(np.concatenate([first, second]), (draws, 1)), axis=1)
        mixed.append((pooled[:, : first.size], pooled[:, first.size :]))
        observed.append((first[None, :], second[None, :]))
    hits = int((_studentised(mixed) >= _studentised(observed)[0] - 1e-9).sum())
    return (1 + hits) / (1 + draws)


def _studentised(strata: Strata) -> Numbers:
    """|Σ w d| / √(Σ w² s²), one a row; 0 where nothing differs."""
    value: Numbers = np.zeros(strata[0][0].shape[0])
    variance = np.zeros_like(value)
    for first, second in strata:
        weight = _weight(first.shape[1], second.shape[1])
        value += weight * (first.mean(axis=1) - second.mean(axis=1))
        for side in (first, second):
            variance += weight**2 * side.var(axis=1, ddof=1) / side.shape[1]
    return np.abs(value) / np.sqrt(np.maximum(variance, 1e-24))


def _weight(n: float, m: float) -> float:
    return n * m / (n + m)
