"""Growth that goes on as it has: a random walk with drift, and when it reaches a target."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

HORIZON = 36
Z80 = 1.2815515655446004


@dataclass(frozen=True)
class Drift:
    """A random walk with drift: last total, mean and deviation of its n monthly differences."""

    last: float
    mean: float
    deviation: float
    n: int

    def after(self, months: int) -> tuple[float, float, float]:
        """Middle, low and high end (80 %) after so many months.

        Formula: F + h m -/+ z s sqrt(h (1 + h / n)), z = 1.2816.

        >>> [round(x) for x in Drift(4_386, 120, 60, 12).after(6)]
        [5106, 4875, 5337]
        """
        middle = self.last + months * self.mean
        half = Z80 * self.deviation * sqrt(months * (1 + months / self.n))
        return middle, middle - half, middle + half


def months_to_target(drift: Drift, target: float) -> tuple[int | None, int | None, int | None]:
    """First month in which the middle, the high end and the low end reach the target.

    None for an end that does not reach it within 36 months.

    >>> months_to_target(Drift(4_386, 120, 60, 12), 6_000)
    (14, 11, 18)
    """
    if drift.last >= target:
        return 0, 0, 0
    ahead = [drift.after(month) for month in range(1, HORIZON + 1)]
    firsts = [
        next((n for n, ends in enumerate(ahead, start=1) if ends[which] >= target), None)
        for which in (0, 2, 1)
    ]
    return firsts[0], firsts[1], firsts[2]
