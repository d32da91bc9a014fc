"""The union of several audiences: what is certain, and what common models say.

All functions take the sizes of the audiences in one order; pairs are `(i, j): people in common`
with i < j. `universe` is the target public.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import exp, expm1, floor, log, log1p, prod

import numpy as np

from metrics.bisection import sign_change

Pairs = Mapping[tuple[int, int], float]

AGOSTINI_K = 1.125
MOST_AUDIENCES = 8
"""The linear programme has 2^n cells."""

_STRONGEST_THETA = 1e3
_NEGLIGIBLE_THETA = 1e-9  # below this the powers cannot be told from 1


def floor_and_ceiling(sizes: Sequence[float], universe: float | None) -> tuple[float, float]:
    """With no overlap known: the largest audience, and the sum but never more than the universe.

    >>> floor_and_ceiling([12_000, 9_000, 7_500, 3_000], 40_000)
    (12000, 31500)
    """
    total = sum(sizes)
    return max(sizes), total if universe is None else min(total, universe)


def sainsbury(sizes: Sequence[float], universe: float) -> float:
    """U·(1 − Π(1 − r)): random duplication. Too high for the audiences of one co-op.

    >>> round(sainsbury([12_000, 9_000, 7_500, 3_000], 40_000))
    23691
    """
    return universe * (1 - prod(1 - size / universe for size in sizes))


def clayton(sizes: Sequence[float], universe: float, theta: float) -> float:
    """U·(1 − [Σ(1−r)^(−θ) − n + 1]^(−1/θ)); θ = 0 is Sainsbury, θ → ∞ the largest audience.

    θ = 1 says: the odds of being reached add up.

    >>> round(clayton([12_000, 9_000, 7_500, 3_000], 40_000, 1))
    20303
    """
    if theta < _NEGLIGIBLE_THETA:
        return sainsbury(sizes, universe)
    exponents = [-theta * log1p(-size / universe) for size in sizes]
    largest = max(exponents)
    if largest > 600:
        # Σ e^x would overflow; log Σ e^x is its largest term and what the others add to it.
        logarithm = largest + log(sum(exp(x - largest) for x in exponents))
    else:
        logarithm = log1p(sum(expm1(x) for x in exponents))
    return -universe * expm1(-logarithm / theta)


def clayton_theta(first: float, second: float, common: float, universe: float) -> float | None:
    """The θ that gives two audiences so many people in common (bisection).

    0 when they share no more than chance; None when one lies wholly in the other or more.
    """
    union = first + second - common
    if union >= sainsbury([first, second], universe):
        return 0.0
    if union <= clayton([first, second], universe, _STRONGEST_THETA):
        return None

    def excess(theta: float) -> float:
        return clayton([first, second], universe, theta) - union

    return sign_change(excess, 0.0, _STRONGEST_THETA)


def agostini(sizes: Sequence[float], pairs: Pairs) -> float:
    """A²/(K·D + A), A = Σ sizes, D = Σ pairs, K = 1,125: a heuristic from printed papers.

    >>> pairs = {(0, 1): 4_500, (0, 2): 3_200, (0, 3): 1_400,
    ...          (1, 2): 3_000, (1, 3): 1_100, (2, 3): 900}
    >>> round(agostini([12_000, 9_000, 7_500, 3_000], pairs))
    20950
    """
    total = sum(sizes)
    return total**2 / (AGOSTINI_K * sum(pairs.values()) + total) if total else 0.0


def hunter_ceiling(sizes: Sequence[float], pairs: Pairs) -> float:
    """Σ sizes minus the heaviest spanning tree of the known pairs.

    >>> hunter_ceiling([10, 10, 10], {(0, 1): 4, (1, 2): 3, (0, 2): 2})
    23.0
    """
    roots = list(range(len(sizes)))

    def root(node: int) -> int:
        while roots[node] != node:
            node = roots[node]
        return node

    saved = 0.0
    for (i, j), common in sorted(pairs.items(), key=lambda item: -item[1]):
        if root(i) != root(j):
            roots[root(i)] = root(j)
            saved += common
    return sum(sizes) - saved


def dawson_sankoff_floor(sizes: Sequence[float], pairs: Pairs) -> float:
    """2·S1/(k+1) − 2·S2/(k(k+1)), k = 1 + ⌊2·S2/S1⌋; needs every pair.

    >>> dawson_sankoff_floor([10, 10, 10], {(0, 1): 4, (1, 2): 3, (0, 2): 2})
    21.0
    """
    singles, doubles = sum(sizes), sum(pairs.values())
    if singles == 0:
        return 0.0
    k = 1 + floor(2 * doubles / singles)
    return 2 * singles / (k + 1) - 2 * doubles / (k * (k + 1))


def linear_bounds(
    least: Sequence[float], most: Sequence[float], pairs: Pairs, universe: float | None
) -> tuple[float, float] | None:
    """Smallest and largest union over all ways to fill the 2^n − 1 cells of people reached.

    Each audience has between `least` and `most` people, each pair its people in common, all
    together no more than the universe. None when nothing fits: the numbers contradict each other.
    """
    from scipy.optimize import linprog

    n = len(least)
    cells = np.arange(1, 2**n)
    member = ((cells[:, None] >> np.arange(n)) & 1).astype(float).T
    limits, at_most = [member, -member], [np.asarray(most, float), -np.asarray(least, float)]
    if universe is not None:
        limits.append(np.ones((1, cells.size)))
        at_most.append(np.array([float(universe)]))
    common = np.array([member[i] * member[j] for i, j in pairs]) if pairs else None
    equal = np.array(list(pairs.values()), float) if pairs else None
    ends = []
    for sign in (1.0, -1.0):
        found = linprog(
            np.full(cells.size, sign), A_ub=np.vstack(limits), b_ub=np.concatenate(at_most),
            A_eq=common, b_eq=equal, method="highs",
        )  # fmt: skip
        if found.status != 0:
            return None
        ends.append(sign * float(found.fun))
    return ends[0], ends[1]


def all_pairs_known(count: int, pairs: Pairs) -> bool:
    """Whether every pair of `count` audiences is among the pairs."""
    return all(pair in pairs for pair in combinations(range(count), 2))
