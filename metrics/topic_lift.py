"""Whether so much talk may be chance, and how much more than usual it is."""

from __future__ import annotations

from scipy.stats import binomtest

_PRIOR = 2.0


def chance(now: int, before: int, days_now: int, days_before: int) -> float:
    """How often chance alone gives at least `now` of now + before in these days."""
    share = days_now / (days_now + days_before)
    if now + before == 0:
        return 1.0
    return float(binomtest(now, now + before, share, alternative="greater").pvalue)


def shrunken_lift(now: float, days_now: int, usual: float) -> float:
    """Talk a day against the usual talk a day, pulled towards 1 as by two more usual mentions.

    >>> round(3 / 7 / 0.05, 2), round(shrunken_lift(3, 7, 0.05), 2)
    (8.57, 2.13)
    """
    return (now + _PRIOR) / (days_now + _PRIOR / usual) / usual
