"""How many views pay for the cost, how many months pay back an investment, and when ROI may be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def break_even_views(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> Figure:
    """Views at which the equivalent value equals the cost: low at the highest price, high at the lowest."""
    raise NotImplementedError


def months_to_recover(monthly_net: Sequence[float], investment: float) -> int | None:
    """The first month in which the summed net values reach the investment; None when never."""
    raise NotImplementedError


def return_on_cost(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    attributable_margin_idr: float | None = None,
) -> Figure:
    """(attributable margin - cost) / cost; refused unless a margin was measured."""
    raise NotImplementedError
