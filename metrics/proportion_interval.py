"""The interval of a true proportion: so many of so many, each of them yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z95 = 1.9599639845400545


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
    low, high = wilson_ends(yes, of)
    return Proportion(yes / of, min(low, yes / of), max(high, yes / of))


def wilson_ends(yes: float, of: float) -> tuple[float, float]:
    """Wilson's 95 % interval; either number may be a fraction.

    With p = y / n: (p + z² / 2n ∓ z √(p (1 - p) / n + z² / 4n²)) / (1 + z² / n). Written out:
    statsmodels, which has it too, takes longer to load than the first page may take.
    """
    share, squared = yes / of, _Z95 * _Z95
    scale = 1 + squared / of
    centre = (share + squared / (2 * of)) / scale
    half = _Z95 * sqrt(share * (1 - share) / of + squared / (4 * (of * of))) / scale
    return max(centre - half, 0.0), min(centre + half, 1.0)
