"""How much larger one sample is than another, by ranks, comparing only like with like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Shift:
    """Median of all pairwise differences (now minus before) and its 95 % interval.

    An end is None where there are too few pairs to bound it.
    """

    value: float
    low: float | None
    high: float | None


def hodges_lehmann(strata: Iterable[tuple[ArrayLike, ArrayLike]]) -> Shift:
    """Hodges–Lehmann shift over strata of (now, before); pairs are formed inside a stratum only.

    The interval inverts the stratified Wilcoxon test: with N pairs in all, its ends are the
    C-th smallest and largest differences, C = ⌊N/2 − z·√(Σ n·m·(n + m + 1)/12)⌋.

    >>> hodges_lehmann([([4.0, 5.0, 6.0], [1.0, 2.0, 3.0])]).value
    3.0
    """
    differences: list[NDArray[np.float64]] = []
    variance = 0.0
    for now, before in strata:
        left, right = np.asarray(now, dtype=float), np.asarray(before, dtype=float)
        differences.append(np.subtract.outer(left, right).ravel())
        variance += left.size * right.size * (left.size + right.size + 1) / 12
    pooled = np.sort(np.concatenate(differences))
    rank = floor(pooled.size / 2 - Z_95 * sqrt(variance))
    if rank < 1:
        return Shift(float(np.median(pooled)), None, None)
    return Shift(float(np.median(pooled)), float(pooled[rank - 1]), float(pooled[-rank]))
