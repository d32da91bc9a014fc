"""The headline figure of reach and the daily series."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def headline_reach(
    tables: Tables,
    period: Period,
    target_public: int | None,
    *,
    overlaps: Mapping[tuple[str, str], float] | None = None,
    platforms: tuple[str, ...] = (),
) -> Figure:
    """One figure for Ringkasan: the account's reach when there is one account, else reach across platforms; with verdict against the previous period."""
    raise NotImplementedError


def daily_reach(
    tables: Tables,
    period: Period,
    *,
    platforms: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Columns platform, account_id, date, value, metric ("reach_1d" or "viewers_1d"), is_missing: one row a day and account, holes are null."""
    raise NotImplementedError
