"""The follower columns of `account_days` as plain numbers, account by account and day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Tables = Mapping[str, pd.DataFrame]

_ACCOUNT = ["platform", "account_id"]
_FOLLOWER_COLUMNS = ("followers_total", "follows_gained", "follows_lost", "net_follows")


@dataclass(frozen=True)
class Account:
    """One account of the co-op on one platform."""

    platform: str
    account_id: str


def accounts_of(
    tables: Tables, platforms: Sequence[str] = ()
) -> Iterator[tuple[Account, pd.DataFrame]]:
    """Each account with any follower number, and its days in order.

    The frame is indexed by day without holes, from the day before the first row to the last row,
    with `followers_total`, `follows_gained`, `follows_lost`, `net` (what the platform reports as
    net, else gained minus lost, unknown when one of them is) and `import_id`.
    """
    rows = tables["account_days"][[*_ACCOUNT, "date", *_FOLLOWER_COLUMNS, "import_id"]]
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    rows = rows.dropna(subset=list(_FOLLOWER_COLUMNS), how="all")
    for (platform, account_id), own in rows.groupby(_ACCOUNT, sort=True):
        yield Account(str(platform), str(account_id)), _by_day(own)


def _by_day(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per calendar day. The day before the first is held for the total it implies."""
    dates = rows["date"].to_numpy().astype("datetime64[D]")
    first = dates.min() - 1
    places = (dates - first).astype(int)
    read = {name: _placed(rows[name], places) for name in (*_FOLLOWER_COLUMNS, "import_id")}
    net, import_id = read.pop("net_follows"), read.pop("import_id")
    churn = read["follows_gained"] - read["follows_lost"]
    days = {**read, "net": np.where(np.isnan(net), churn, net), "import_id": import_id}
    index = pd.date_range(first, periods=len(net), freq="D", unit="us")
    return pd.DataFrame(days, index=index)


def _placed(column: pd.Series, places: npt.NDArray[np.int_]) -> npt.NDArray[np.float64]:
    """The numbers of a column on their days, unknown and holes as NaN."""
    numbers = np.full(places.max() + 1, np.nan)
    numbers[places] = column.to_numpy(dtype="float64", na_value=np.nan)
    return numbers
