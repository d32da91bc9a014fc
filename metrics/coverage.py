"""Which days of a period an account has data for, and which are holes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

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
    expected = pd.date_range(period.start, period.last_day, freq="D")
    found = []
    for (platform, account), own in known.groupby(["platform", "account_id"], sort=True):
        missing = expected.difference(pd.DatetimeIndex(own["date"]))
        starts = missing.to_series().diff().dt.days.ne(1).sum()
        ends = (missing[0].date(), missing[-1].date()) if len(missing) else (None, None)
        have = len(expected) - len(missing)
        found.append(Covered(platform, account, have, len(expected), int(starts), *ends))
    return tuple(found)
