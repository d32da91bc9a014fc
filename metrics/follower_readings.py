"""The follower columns of `account_days` as plain numbers, and the reading nearest to a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

Tables = Mapping[str, pd.DataFrame]

TOLERANCE_DAYS = 3
_FOLLOWER_COLUMNS = ("followers_total", "follows_gained", "follows_lost", "net_follows")


@dataclass(frozen=True)
class Account:
    """One account of the co-op on one platform."""

    platform: str
    account_id: str


@dataclass(frozen=True)
class Reading:
    """A follower total at the end of a day; `is_reported` false when it was reconstructed."""

    day: date
    followers: float
    is_reported: bool


def as_floats(column: pd.Series) -> pd.Series:
    """A nullable column as float64, unknown as NaN."""
    values = column.astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
    return pd.Series(values, index=column.index, name=column.name)


def accounts_of(
    tables: Tables, platforms: Sequence[str] = ()
) -> Iterator[tuple[Account, pd.DataFrame]]:
    """Each account with any follower number, and its days in order.

    The frame is indexed by day without holes, from the day before the first row to the last row,
    with `followers_total`, `follows_gained`, `follows_lost`, `net` (what the platform reports as
    net, else gained minus lost, unknown when one of them is) and `import_id`.
    """
    rows = tables["account_days"]
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    rows = rows[rows[list(_FOLLOWER_COLUMNS)].notna().any(axis=1)]
    for (platform, account_id), own in rows.groupby(["platform", "account_id"], sort=True):
        yield Account(str(platform), str(account_id)), _by_day(own)


def _by_day(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per calendar day. The day before the first is held for the total it implies."""
    days = pd.DataFrame({name: as_floats(rows[name]) for name in _FOLLOWER_COLUMNS})
    days["net"] = days.pop("net_follows").fillna(days["follows_gained"] - days["follows_lost"])
    days["import_id"] = rows["import_id"]
    days.index = pd.DatetimeIndex(rows["date"]).as_unit("us")
    days = days.sort_index()
    first = days.index[0] - pd.Timedelta(days=1)
    return days.reindex(pd.date_range(first, days.index[-1], freq="D", unit="us"))


def reading_near(series: pd.DataFrame, day: date) -> Reading | None:
    """The known total nearest to `day`, at most 3 days away; of two equally near the earlier.

    `series` is one account of `follower_series.account_series`.
    """
    known = series["followers"].dropna()
    offsets = sorted(range(-TOLERANCE_DAYS, TOLERANCE_DAYS + 1), key=lambda o: (abs(o), o))
    for near in (pd.Timestamp(day + timedelta(days=offset)) for offset in offsets):
        if near in known.index:
            is_reported = bool(series["kind"].eq("reported").loc[near])
            return Reading(near.date(), float(known.loc[near]), is_reported)
    return None
