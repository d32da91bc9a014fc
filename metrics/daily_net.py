"""The daily net growth of each account as a plain series, for tests and anomalies."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from metrics.follower_readings import Account, Tables, accounts_of


def net_by_day(rows: pd.DataFrame) -> pd.Series:
    """The net of each day: as reported, else the difference of two totals a day apart.

    `rows` is one account of `follower_readings.accounts_of`; a day without either is NaN.
    """
    return rows["net"].fillna(rows["followers_total"].diff()).rename("net")


def nets_by_account(tables: Tables, platforms: Sequence[str] = ()) -> dict[Account, pd.Series]:
    """The daily nets of every chosen account."""
    return {account: net_by_day(rows) for account, rows in accounts_of(tables, platforms)}
