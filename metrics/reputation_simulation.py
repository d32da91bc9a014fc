"""How far the index would move with other weights, goalposts, values or another mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from metrics.reputation_points import BELONGS, NAMES, Measured, points
from metrics.reputation_scale import Numbers
from metrics.reputation_setup import INDICATORS

DRAWS = 10_000
SEED = 7
CONCENTRATION = 50.0
"""Dirichlet(50 w): a weight of 0.15 stays between 0.08 and 0.24 in nine of ten draws."""

GOALPOST_SPAN = 0.1
"""Each goalpost moves by up to a tenth of their distance: an assumption."""

FACTORS = ("weights", "values", "goalposts", "aggregation")


@dataclass(frozen=True)
class Factors:
    """One set of draws; the first axis is the draw."""

    weights: Numbers
    values: Numbers
    goalposts: Numbers
    aggregation: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Simulation:
    """The drawn index (or its change), and the part of its variance that each factor explains."""

    drawn: Numbers
    shares: dict[str, float]

    def quantiles(self) -> tuple[float, float, float]:
        """The 5, 50 and 95 % quantile."""
        low, middle, high = (float(q) for q in np.quantile(self.drawn, (0.05, 0.5, 0.95)))
        return low, middle, high

    @property
    def chance_above_zero(self) -> float:
        """Part of the draws above 0."""
        return float((self.drawn > 0).mean())


def simulated(
    periods: Sequence[Measured],
    weights: Numbers,
    *,
    vary: Sequence[str] = FACTORS,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Simulation:
    """The index of one period, or the change from the first to the second.

    Weights are Dirichlet(50 w); each value normal around its own, with its own standard error;
    both goalposts of an indicator uniform within a tenth of their distance; the mean arithmetic
    or geometric with equal chance. Weights, goalposts and the mean are the same draw in both
    periods. Points are cut to 1 and 100. First-order shares by Jansen's pick-and-freeze
    estimator; they add up to less than 1 where factors act together.
    """
    one = drawn_factors(periods, weights, vary=vary, draws=draws, seed=seed)
    other = drawn_factors(periods, weights, vary=vary, draws=draws, seed=seed + 1)
    outcome, outcome_of_other = _outcome(periods, one), _outcome(periods, other)
    variance = float(np.concatenate([outcome, outcome_of_other]).var())
    shares = dict.fromkeys(FACTORS, 0.0)
    for name in vary if variance > 1e-12 else ():
        mixed = _outcome(periods, replace(one, **{name: getattr(other, name)}))
        unexplained = float(((outcome_of_other - mixed) ** 2).mean()) / 2
        shares[name] = float(np.clip(1 - unexplained / variance, 0.0, 1.0))
    return Simulation(outcome, shares)


def drawn_factors(
    periods: Sequence[Measured], weights: Numbers, *, vary: Sequence[str], draws: int, seed: int
) -> Factors:
    """One set of draws; factors that do not vary stay at what was set, the mean geometric.

    The weights come first from the generator, so that they are the same whatever else varies.
    """
    rng = np.random.default_rng(seed)
    used = weights > 0
    drawn_weights = np.zeros((draws, weights.size))
    drawn_weights[:, used] = rng.dirichlet(CONCENTRATION * weights[used], draws)
    values = rng.standard_normal((len(periods), draws, len(NAMES)))
    goalposts = rng.uniform(-GOALPOST_SPAN, GOALPOST_SPAN, (2, draws, len(NAMES))) * _MAY_MOVE
    chosen = rng.random(draws) < 0.5
    return Factors(
        weights=drawn_weights if "weights" in vary else np.tile(weights, (draws, 1)),
        values=values if "values" in vary else np.zeros_like(values),
        goalposts=goalposts if "goalposts" in vary else np.zeros_like(goalposts),
        aggregation=chosen if "aggregation" in vary else np.zeros(draws, dtype=bool),
    )


_MAY_MOVE = np.array([INDICATORS[name].goalpost.scale != "as_is" for name in NAMES], dtype=float)


def _outcome(periods: Sequence[Measured], factors: Factors) -> Numbers:
    """The index of the last period, less that of the first where there are two."""
    found = [_index(one, factors, number) for number, one in enumerate(periods)]
    return found[0] if len(found) == 1 else found[1] - found[0]


def _index(one: Measured, factors: Factors, number: int) -> Numbers:
    lower, upper = factors.goalposts
    value = one.position + one.error * factors.values[number]
    x = points((value - lower) / (1 + upper - lower))
    present = one.is_known @ BELONGS > 0
    x, weights = x[:, present], factors.weights[:, present]
    weight = weights.sum(axis=1)
    means = np.einsum("ij,ij->i", weights, x) / weight
    others = np.exp(np.einsum("ij,ij->i", weights, np.log(x)) / weight)
    return np.asarray(np.where(factors.aggregation, means, others))
