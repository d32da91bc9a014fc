"""What changed beyond what changed anyway: before and after, less the same of a control."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

LEAST_BEFORE = 8
LEAST_AFTER = 3
POWER = 0.80
MOST_AUTOCORRELATION = 0.9
LEAST_PLACEBOS = 4

Series = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Effect:
    """An effect a week with its 95 % range, and the smallest effect that would be seen."""

    value: float
    low: float
    high: float
    error: float
    smallest_visible: float


@dataclass(frozen=True)
class Slope:
    """The trend a week of the difference before the start, with its 95 % range."""

    value: float
    low: float
    high: float

    @property
    def is_significant(self) -> bool:
        """Whether the two ran apart before anything was done."""
        return self.low > 0 or self.high < 0


def effect_range(
    effect: float, *, deviation: float, autocorrelation: float, before: int, after: int
) -> Effect:
    """Standard error s sqrt((1 + r)/(1 - r)) sqrt(1/n_pre + 1/n_post), t with n_pre - 2 freedom.

    The smallest visible effect is (t(0,975) + t(0,80)) errors: seen with 80 % power.

    >>> seen = effect_range(35, deviation=18, autocorrelation=0.2, before=12, after=4)
    >>> [round(x, 1) for x in (seen.low, seen.high, seen.smallest_visible)]
    [6.6, 63.4, 39.5]
    """
    from scipy.stats import t

    r = min(max(autocorrelation, 0.0), MOST_AUTOCORRELATION)
    error = deviation * sqrt((1 + r) / (1 - r)) * sqrt(1 / before + 1 / after)
    sure, power = (float(t.ppf(level, before - 2)) for level in (0.975, POWER))
    half = sure * error
    return Effect(effect, effect - half, effect + half, error, (sure + power) * error)


def difference_in_differences(treated: Series, control: Series, before: int) -> Effect:
    """Mean of treated less control after the start, less the same before it.

    `before` is the number of weeks before the start; at least 8, and 3 after.
    """
    differences = treated - control
    earlier, later = differences[:before], differences[before:]
    return effect_range(
        float(later.mean() - earlier.mean()),
        deviation=float(earlier.std(ddof=1)),
        autocorrelation=lag_one(earlier),
        before=len(earlier),
        after=len(later),
    )


def trend_before(treated: Series, control: Series, before: int) -> Slope:
    """Least-squares slope of treated less control over the weeks before the start."""
    from scipy.stats import linregress, t

    earlier = (treated - control)[:before]
    if np.ptp(earlier) == 0:
        return Slope(0.0, 0.0, 0.0)
    fitted = linregress(np.arange(before), earlier)
    half = float(t.ppf(0.975, before - 2)) * float(fitted.stderr)
    return Slope(float(fitted.slope), float(fitted.slope) - half, float(fitted.slope) + half)


def placebo_rank(treated: Series, control: Series, before: int) -> float | None:
    """Share of start dates, the true one among them, whose effect is as large as the true one.

    The false dates lie in the weeks before the start, each with 3 weeks before it and as many
    after it as the true one; None with fewer than 4 of them.
    """
    differences = treated - control
    after = len(differences) - before
    true = abs(float(differences[before:].mean() - differences[:before].mean()))
    false = [
        abs(float(differences[start : start + after].mean() - differences[:start].mean()))
        for start in range(LEAST_AFTER, before - after + 1)
    ]
    if len(false) < LEAST_PLACEBOS:
        return None
    return (1 + sum(effect >= true for effect in false)) / (1 + len(false))


def autocorrelation(values: Series) -> float:
    """Lag-one correlation, 0 to 0,9, with what few values hide: (1 + 4 r) / n on average."""
    r = lag_one(values)
    return min(max(r + (1 + 4 * r) / len(values), 0.0), MOST_AUTOCORRELATION)


def lag_one(values: Series) -> float:
    """Correlation of each value with the next, around the common mean; 0 where none varies."""
    centred = values - values.mean()
    square = float(centred @ centred)
    return float(centred[1:] @ centred[:-1]) / square if square > 0 else 0.0
