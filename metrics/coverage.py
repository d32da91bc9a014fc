"""Which days of a period an account has data for, and which are holes."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

COLUMNS = ("platform", "account_id", "days", "expected", "holes", "first_hole", "last_hole")
_READINGS = ("reach_1d", "viewers_1d", "followers_total", "net_follows", "follows_gained", "views")


def coverage(tables: Tables, period: Period, *, platforms: tuple[str, ...] = ()) -> pd.DataFrame:
    """One row an account: `days` with any reading, `expected`, and the stretches without.

    Formula: a day counts when reach, viewers, followers or views of that day are known; holes are
    the stretches of other days (`first_hole`, `last_hole`: the outermost missing days).
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
        first, last = (missing.min(), missing.max()) if len(missing) else (pd.NaT, pd.NaT)
        have = len(expected) - len(missing)
        found.append((platform, account, have, len(expected), int(starts), first, last))
    return pd.DataFrame(found, columns=list(COLUMNS))
