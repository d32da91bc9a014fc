"""How many followers an account gained, how sure that is, and at what rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period


def net_growth(
    tables: Mapping[str, pd.DataFrame], period: Period, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Followers at the end of the period minus followers at its start, one figure per account."""
    raise NotImplementedError


def net_growth_total(
    tables: Mapping[str, pd.DataFrame], period: Period, platforms: Sequence[str] = ()
) -> Figure:
    """The sum of the accounts' net growth: follows, not people."""
    raise NotImplementedError


def compound_monthly_rate(first: float, last: float, months: float) -> float | None:
    """Compound monthly growth rate."""
    raise NotImplementedError
