"""Which days of a period an account has data for, and which are holes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

_READINGS = ("reach_1d", "viewers_1d", "followers_total", "net_follows", "follows_gained", "views")


class Covered(NamedTuple):
    """`days` of an account with any reading among those `expected`, and its stretches without.

    `first_hole` and `last_hole` are the outermost missing days; None when none is missing.
    """

    platform: str
    account_id: str
    days: int
    expected: int
    holes: int
    first_hole: date | None
    last_hole: date | None


def coverage(
    tables: Tables, period: Period, *, platforms: tuple[str, ...] = ()
) -> tuple[Covered, ...]:
    """How much of the period each account has told, by platform and account.

    Formula: a day counts when reach, viewers, followers or views of that day are known; holes are
    the stretches of other days.
    Needs: account_days. Unit: days. An account without a single day in the period has 0 of
    `expected`: the whole period is a hole.
    """
    rows = tables["account_days"]
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    known = rows[rows[list(_READINGS)].notna().any(axis=1)]
    found = []
    for (platform, account), own in known.groupby(["platform", "account_id"], sort=True):
        days = (own["date"].to_numpy() - np.datetime64(period.start)) // np.timedelta64(1, "D")
        is_told = np.zeros(period.days, dtype=bool)
        is_told[days[(days >= 0) & (days < period.days)]] = True
        missing = np.flatnonzero(~is_told)
        holes = np.split(missing, np.flatnonzero(np.diff(missing) > 1) + 1) if len(missing) else []
        ends = [period.start + timedelta(days=int(missing[end])) for end in (0, -1) if holes]
        first, last = ends or (None, None)
        have = period.days - len(missing)
        found.append(
            Covered(str(platform), str(account), have, period.days, len(holes), first, last)
        )
    return tuple(found)
