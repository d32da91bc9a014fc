"""The interval of a true proportion: so many of so many, each of them yes or no."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Proportion:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


def wilson(yes: int, of: int) -> Proportion | None:
    """Wilson's 95 % interval; None of nothing.

    Only where each of `of` counts at most once (accounts that engaged, messages answered). Likes
    and comments count acts, several a person: for them it is not valid.
    Raises ValueError unless 0 <= yes <= of.
    Source: Wilson 1927; Newcombe 1998.

    >>> share = wilson(5, 40)
    >>> round(share.low, 4), round(share.high, 4)
    (0.0546, 0.2611)
    """
    if not 0 <= yes <= of:
        raise ValueError(f"{yes} of {of} is no proportion")
    if of == 0:
        return None
    # Half a second of import that only this needs.
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(yes, of, alpha=0.05, method="wilson")
    return Proportion(yes / of, min(float(low), yes / of), max(float(high), yes / of))
