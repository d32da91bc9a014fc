"""How many different accounts saw anything of one account of ours."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def account_reach(
    tables: Tables,
    period: Period,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """One figure an account (details platform, account_id, account_name): platform window, else bounds with an Lp estimate when calibratable (details estimate_low, estimate_high)."""
    raise NotImplementedError


def account_reach_change(
    tables: Tables,
    period: Period,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """One figure an account: difference in accounts against period.previous(), bounds and verdict."""
    raise NotImplementedError
