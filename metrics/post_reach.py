"""How many accounts saw one post."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def post_reach(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """Median reach per post, low/high = quartiles; first all platforms together, then one figure a platform (`details["platform"]`, "" for all; details sum, posts)."""
    raise NotImplementedError


def post_reach_change(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """Relative change (unit share, 0.12 = +12%) of reach per post against period.previous(), with interval and verdict; first all platforms (like with like), then each."""
    raise NotImplementedError
