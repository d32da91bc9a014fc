"""Two periods on what both of them measured: only that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.figure import Figure
from metrics.reputation_points import (
    LEAST_COVERAGE,
    Measured,
    arithmetic,
    coverage,
    geometric,
    measured,
    points,
    weights_of,
)
from metrics.reputation_scale import Numbers
from metrics.reputation_setup import ReputationSetup

Indicators = Mapping[str, Figure]


@dataclass(frozen=True)
class Pair:
    """Both periods on the indicators that both have, under one setup."""

    before: Measured
    now: Measured
    weights: Numbers

    @property
    def coverage(self) -> float:
        """Part of the weight that is measured in both periods."""
        return coverage(self.now.is_known, self.weights)

    @property
    def is_enough(self) -> bool:
        """Whether that is enough for an index."""
        return self.coverage >= LEAST_COVERAGE - 1e-9

    @property
    def x(self) -> tuple[Numbers, Numbers]:
        """Points before and now; nan where one of the two is missing."""
        return points(self.before.position), points(self.now.position)

    @property
    def geometric(self) -> tuple[float, float]:
        """The geometric index before and now."""
        before, now = (float(geometric(x, self.weights)) for x in self.x)
        return before, now

    @property
    def arithmetic(self) -> tuple[float, float]:
        """The arithmetic index before and now."""
        before, now = (float(arithmetic(x, self.weights)) for x in self.x)
        return before, now


def paired(now: Indicators, before: Indicators, setup: ReputationSetup) -> Pair:
    """The two periods under one setup."""
    first, last = measured(before, setup), measured(now, setup)
    common = first.is_known * last.is_known
    return Pair(first.only(common), last.only(common), weights_of(setup))


def has_new_setup(setup: ReputationSetup, setup_before: ReputationSetup | None) -> bool:
    """Whether weights or goalposts changed between the two periods."""
    if setup_before is None:
        return False
    return dict(setup.weights) != dict(setup_before.weights) or dict(setup.goalposts) != dict(
        setup_before.goalposts
    )


def effect_of_setup(
    now: Indicators,
    before: Indicators,
    setup: ReputationSetup,
    setup_before: ReputationSetup | None,
) -> float | None:
    """The old period under the new setup minus under the old one, on the common indicators.

    0 without a new setup; None where the old setup covers too little of what both periods have.
    """
    if setup_before is None or not has_new_setup(setup, setup_before):
        return 0.0
    new, old = paired(now, before, setup), paired(now, before, setup_before)
    return new.geometric[0] - old.geometric[0] if new.is_enough and old.is_enough else None
