"""What a thousand views, or a reached person, cost the co-op itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def own_cost_per_thousand(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> Figure:
    """All communication cost of the period / views x 1000, rupiah."""
    raise NotImplementedError


def cost_per_reached(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    reach: Figure,
) -> Figure:
    """All communication cost of the period / people reached, rupiah a person, with the range of the reach."""
    raise NotImplementedError
