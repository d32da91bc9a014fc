"""How many accounts saw a post without an ad."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def organic_paid(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: tuple[str, ...] = (),
) -> list[Figure]:
    """Median organic reach per post, one figure a platform: exported, else bounds."""
    raise NotImplementedError
