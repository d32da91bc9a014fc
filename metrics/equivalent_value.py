"""What the organic views would have cost as advertising: a range, never a saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def equivalent_value(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> Figure:
    """Organic views x price per thousand x comparability: low, base and high, rupiah."""
    raise NotImplementedError


def value_by_platform(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> pd.DataFrame:
    """One row per platform: platform, views, cpm_low, cpm_base, cpm_high, low, base, high, source, year, grade, origin."""
    raise NotImplementedError


def value_change(before: pd.DataFrame, after: pd.DataFrame) -> tuple[float, float]:
    """Change of the base value between two frames of `value_by_platform`: (volume effect, price effect)."""
    raise NotImplementedError
