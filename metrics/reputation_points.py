"""The points of the eight components, with what is missing, and their two means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from metrics.figure import Figure
from metrics.reputation_scale import Numbers
from metrics.reputation_setup import COMPONENTS, INDICATORS, ReputationSetup

FLOOR = 1.0
"""Least points of a component in a mean: one zero shall not annihilate the geometric index."""

LEAST_COVERAGE = 0.6
"""Part of the weight that must be measured before there is an index."""

NAMES = tuple(INDICATORS)
BELONGS = np.array(
    [[INDICATORS[name].component == one for one in COMPONENTS] for name in NAMES], dtype=float
)
"""Indicator x component: 1 where the indicator measures the component."""


@dataclass(frozen=True)
class Measured:
    """Position of each indicator between its goalposts (nan: missing), and its standard error."""

    position: Numbers
    error: Numbers

    @property
    def is_known(self) -> Numbers:
        """1 for each indicator that is there, else 0."""
        return np.isfinite(self.position).astype(float)

    def only(self, known: Numbers) -> Measured:
        """The same without the indicators that are 0 in `known`."""
        return Measured(np.where(known > 0, self.position, np.nan), self.error)


def measured(indicators: Mapping[str, Figure], setup: ReputationSetup) -> Measured:
    """Figures between goalposts; a figure's bounds count as its 95 % interval.

    Raises ValueError for an unknown indicator, or one in a unit other than its goalposts'.
    """
    unknown = set(indicators) - set(NAMES)
    if unknown:
        raise ValueError(f"unknown indicators: {sorted(unknown)}")
    places = [_place(name, indicators.get(name), setup) for name in NAMES]
    return Measured(np.array([one[0] for one in places]), np.array([one[1] for one in places]))


def _place(name: str, figure: Figure | None, setup: ReputationSetup) -> tuple[float, float]:
    if figure is None or figure.value is None:
        return np.nan, 0.0
    if figure.unit != INDICATORS[name].unit:
        raise ValueError(f"{name}: unit {figure.unit}, expected {INDICATORS[name].unit}")
    goalpost = setup.goalposts[name]
    middle = goalpost.position(figure.value)
    low = middle if figure.low is None else goalpost.position(figure.low)
    high = middle if figure.high is None else goalpost.position(figure.high)
    return middle, abs(high - low) / (2 * 1.959963984540054)


def weights_of(setup: ReputationSetup) -> Numbers:
    """The weights in the order of COMPONENTS."""
    return np.array([setup.weights[name] for name in COMPONENTS], dtype=float)


def points(position: Numbers) -> Numbers:
    """Points of the components from positions of the indicators: the mean of those known.

    One row, or one row a draw with the same indicators known in each. nan where no indicator of
    a component is known; at least FLOOR, at most 100.
    """
    known = np.isfinite(np.atleast_2d(position)[0])
    count = known @ BELONGS
    share = BELONGS / np.where(count > 0, count, np.nan)
    each = 100 * np.clip(np.where(known, position, 0.0), 0.0, 1.0)
    return np.asarray(np.maximum(each @ np.where(known[:, None], share, share * 0), FLOOR))


def coverage(known: Numbers, weights: Numbers) -> float:
    """Part of the weight that is measured; half of a component's indicators are half of it."""
    return float(known @ BELONGS / BELONGS.sum(axis=0) @ weights)


def counted(known: Numbers, weights: Numbers) -> tuple[int, int]:
    """How many components with a weight are measured, and how many have a weight."""
    has_weight = weights > 0
    return int(((known @ BELONGS > 0) & has_weight).sum()), int(has_weight.sum())


def arithmetic(x: Numbers, weights: Numbers) -> Numbers:
    """Weighted mean over the known components: full compensation.

    >>> x = np.array([80.0, 20.0, *[np.nan] * 6])
    >>> float(arithmetic(x, np.full(8, 1 / 8)))
    50.0
    """
    known = np.isfinite(x)
    shares = weights * known
    return np.asarray((np.where(known, x, 0.0) * shares).sum(-1) / shares.sum(-1))


def geometric(x: Numbers, weights: Numbers) -> Numbers:
    """Weighted geometric mean over the known components: a weak one is only partly made up for.

    >>> x = np.array([80.0, 20.0, *[np.nan] * 6])
    >>> round(float(geometric(x, np.full(8, 1 / 8))), 6)
    40.0
    """
    return np.asarray(np.exp(arithmetic(np.log(np.maximum(x, FLOOR)), weights)))


def bounds(one: Measured, weights: Numbers) -> dict[str, tuple[float, float]]:
    """Both means with what is missing at its worst and at its best."""
    ends = [points(np.where(one.is_known > 0, one.position, end)) for end in (0.0, 1.0)]
    return {
        "arithmetic": (float(arithmetic(ends[0], weights)), float(arithmetic(ends[1], weights))),
        "geometric": (float(geometric(ends[0], weights)), float(geometric(ends[1], weights))),
    }
