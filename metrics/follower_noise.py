"""How far follower growth strays by chance alone: the range beside the net growth."""

from __future__ import annotations

from math import isnan, sqrt

import numpy as np

from metrics.follower_days import FollowerDays

Z95 = 1.959963984540054
HISTORY_DAYS = 365
MIN_HISTORY = 28


def skellam_half_width(gained: float, lost: float, dispersion: float = 1.0) -> float:
    """Half of the 95 % range of a net growth under churn.

    Formula: z * sqrt(phi * (gained + lost)), z = 1.96. Unit: followers.

    >>> round(skellam_half_width(420, 154)), round(skellam_half_width(420, 154, 3))
    (47, 81)
    """
    return Z95 * sqrt(dispersion * (gained + lost))


def dispersion_of(history: FollowerDays) -> float | None:
    """How much more the daily net varies than independent comings and goings would.

    Formula: Var(daily net) / mean(gained + lost), at least 1. None with fewer than 28 days on
    which both are known, or without any movement.
    """
    moved = history.gained + history.lost
    is_known = ~np.isnan(moved) & ~np.isnan(history.net)
    if is_known.sum() < MIN_HISTORY or not moved[is_known].mean() > 0:
        return None
    return max(1.0, float(history.net[is_known].var(ddof=1) / moved[is_known].mean()))


def growth_half_width(within: FollowerDays, history: FollowerDays) -> tuple[float, str] | None:
    """Half of the 95 % range of the growth over the days `within`, and the way it was found.

    With gains and losses of every day: Skellam with the dispersion of the history. With the nets
    alone: z * sqrt(days * Var(daily net)), which is the same where the dispersion exceeds 1.
    None when the history has fewer than 28 known days: no range is better than a narrow one.
    """
    dispersion = dispersion_of(history)
    gained, lost = float(within.gained.sum()), float(within.lost.sum())
    if dispersion is not None and not isnan(gained + lost):
        return skellam_half_width(gained, lost, dispersion), "growth.range_of_churn"
    nets = history.net[~np.isnan(history.net)]
    if len(nets) < MIN_HISTORY:
        return None
    return Z95 * sqrt(len(within) * float(nets.var(ddof=1))), "growth.range_of_daily_net"
