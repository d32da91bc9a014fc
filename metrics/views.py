"""How often content was shown, and how often by one account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Grain, Period

Tables = Mapping[str, pd.DataFrame]


def views(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """One figure per platform and metric_version (details); never added over them."""
    raise NotImplementedError


def frequency(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """Views per account reached, one figure an account: the account's window, else its posts."""
    raise NotImplementedError


def views_by(
    tables: Tables,
    period: Period,
    grain: Grain,
    *,
    platforms: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Columns platform, metric_version, start, views, n, n_expected: null where nothing was reported."""
    raise NotImplementedError
