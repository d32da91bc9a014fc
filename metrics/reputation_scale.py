"""From the value of an indicator to points between its goalposts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Scale = Literal["linear", "sqrt", "log", "as_is"]
SCALES: tuple[Scale, ...] = ("linear", "sqrt", "log", "as_is")
Numbers = npt.NDArray[np.float64]

_FURTHEST = 2.0
"""How many spans outside its goalposts a value may count: a zero on a log scale is no infinity."""


@dataclass(frozen=True)
class Goalpost:
    """The value that earns 0 points and the one that earns 100; inverted when zero > hundred.

    Goalposts stand still: taken from the data they would change old scores with every new month.
    `as_is` is linear and its ends are no choice (0 to 100 points of another score).
    Raises ValueError when both ends are the same, or outside the scale.
    """

    zero: float
    hundred: float
    scale: Scale = "linear"

    def __post_init__(self) -> None:
        """Both ends must lie on the scale, apart from each other."""
        ends = (self.zero, self.hundred)
        if not all(np.isfinite(end) for end in ends) or self.zero == self.hundred:
            raise ValueError(f"goalposts must be two different numbers: {ends}")
        if self.scale == "log" and min(ends) <= 0:
            raise ValueError(f"goalposts on a log scale are above 0: {ends}")
        if self.scale == "sqrt" and min(ends) < 0:
            raise ValueError(f"goalposts on a root scale are not below 0: {ends}")
        if self.scale not in SCALES:
            raise ValueError(f"unknown scale {self.scale!r}")

    def position(self, value: float) -> float:
        """Where the value stands: 0 at the lower goalpost, 1 at the upper, beyond at most 2 spans.

        >>> Goalpost(0, 0.6, "sqrt").position(0.15), round(Goalpost(2.0, 0.2, "log").position(1), 4)
        (0.5, 0.301)
        """
        ends = _on_scale(np.array([value, self.zero, self.hundred]), self.scale)
        place = (ends[0] - ends[1]) / (ends[2] - ends[1])
        return float(np.clip(place, -_FURTHEST, 1 + _FURTHEST))

    def points(self, value: float) -> float:
        """100 x position, cut at 0 and 100.

        >>> Goalpost(-50, 70).points(10), Goalpost(0.5, 2.0, "log").points(1.0)
        (50.0, 50.0)
        """
        return float(np.clip(100 * self.position(value), 0, 100))


def _on_scale(values: Numbers, scale: Scale) -> Numbers:
    if scale == "sqrt":
        return np.asarray(np.sqrt(np.maximum(values, 0.0)))
    if scale == "log":
        with np.errstate(divide="ignore"):
            return np.asarray(np.log(np.maximum(values, 0.0)))
    return values
