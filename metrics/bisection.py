"""Where a function changes its sign, found by halving."""

from __future__ import annotations

from collections.abc import Callable
from sys import float_info

_MOST_HALVINGS = 100
_TOLERANCE = 4 * float_info.epsilon


def sign_change(function: Callable[[float], float], low: float, high: float) -> float:
    """A root of `function` between two ends at which its signs differ, to 1e-12.

    Written out: scipy, which has it, takes longer to load than the first page may take.
    Raises ValueError where the signs are the same.

    >>> sign_change(lambda x: x - 0.25, 0.0, 1.0)
    0.25
    """
    at_low, at_high = function(low), function(high)
    if at_low == 0 or at_high == 0:
        return low if at_low == 0 else high
    if (at_low < 0) == (at_high < 0):
        raise ValueError(f"the function has the same sign at {low} and {high}")
    step = high - low
    for _ in range(_MOST_HALVINGS):
        step /= 2
        middle = low + step
        value = function(middle)
        if value == 0 or abs(step) < 1e-12 + _TOLERANCE * abs(middle):
            break
        if (value < 0) == (at_low < 0):
            low = middle
    return middle
