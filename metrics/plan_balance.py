"""Whether what appeared is balanced as planned, by purpose and by pillar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def plan_balance(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Two figures in points (100 = as planned), details kind "objective" and "pillar", jsd_bit."""
    raise NotImplementedError


def plan_shares(
    tables: Tables, period: Period, today: date, *, by: str, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Columns category, planned, published (shares; null where unknown), n_planned, n_published."""
    raise NotImplementedError
