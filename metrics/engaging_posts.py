"""The posts of a period that engaged most, ranked after shrinking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def engaging_posts(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: Sequence[str] = (),
    count: int = 20,
) -> pd.DataFrame:
    """Posts ranked by shrunken ERR against their platform's own mean.

    Columns platform, account_id, account_name, published, format, pillar, caption, permalink,
    reach, interactions, rate, shrunken_rate, times_usual, as_of.
    """
    raise NotImplementedError


def engagement_by(
    tables: Tables, period: Period, today: date, *, by: str, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Per `by` (format, pillar or objective): n, rate (median), low and high quartile, reach."""
    raise NotImplementedError
