"""How many people did something with a post, of those who could have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]
Kind = Literal["reach", "views", "followers", "accounts", "passing_on"]


def engagement_rate(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: Sequence[str] = (),
    kind: Kind = "reach",
) -> list[Figure]:
    """Median interactions per account reached; all platforms first, then each platform.

    `details`: platform ("" for all), kind, components (comma list), ratio_of_sums.
    """
    raise NotImplementedError


def engagement_rate_change(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Relative change against the period before (share, verdict); all platforms, then each."""
    raise NotImplementedError
