"""How many followers see at least one of several posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def repeat_posts(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
    counts: tuple[int, ...] = (4, 8, 12),
) -> list[Figure]:
    """Share of followers, one figure an account and count (details posts, platform, account_id)."""
    raise NotImplementedError
