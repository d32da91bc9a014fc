"""How sure it is that the equivalent value exceeds the cost, when only price ranges are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SEED = 20260101
DRAWS = 200_000

_Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Spread:
    """The 5, 50 and 95 % quantiles of a value, and the chance that it exceeds the cost."""

    q05: float
    q50: float
    q95: float
    chance_above_cost: float


def spreads(
    values: Sequence[tuple[float, float, float]],
    cost: float,
    *,
    seed: int = SEED,
    draws: int = DRAWS,
) -> tuple[Spread, Spread]:
    """The spread of the summed value with prices that move together, and with independent ones.

    `values` are low, base and high of each platform (views x price), each triangular. One market
    moves all advertising prices, so the first spread is the one to print: every platform stands
    at the same quantile. The second shows the false certainty of independent draws, in which
    dear and cheap platforms cancel out.

    >>> together, apart = spreads([(10, 20, 40)], 100)
    >>> together.chance_above_cost
    0.0
    """
    rng = np.random.default_rng(seed)
    apart = np.zeros(draws)
    for low, base, high in values:
        apart += rng.triangular(low, base, high, draws) if low < high else np.full(draws, base)
    market = rng.random(draws)
    together = np.zeros(draws)
    for low, base, high in values:
        together += at_quantile(market, low, base, high)
    return _spread(together, cost), _spread(apart, cost)


def at_quantile(quantile: _Numbers, low: float, base: float, high: float) -> _Numbers:
    """The triangular price at a quantile (its inverse distribution function).

    >>> [float(x) for x in at_quantile(np.array([0.0, 1 / 3, 1.0]), 10, 20, 40)]
    [10.0, 20.0, 40.0]
    """
    if low == high:
        return np.full_like(quantile, base)
    turn = (base - low) / (high - low)
    rising = low + np.sqrt(quantile * (high - low) * (base - low))
    falling = high - np.sqrt((1 - quantile) * (high - low) * (high - base))
    return np.where(quantile < turn, rising, falling)


def _spread(drawn: _Numbers, cost: float) -> Spread:
    q05, q50, q95 = (float(q) for q in np.quantile(drawn, (0.05, 0.5, 0.95)))
    return Spread(q05, q50, q95, float((drawn > cost).mean()))
