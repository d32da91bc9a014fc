"""Cash saved on promotion against the co-op's own baseline years: the only number called savings."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def cash_saved(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    reach_now: Figure | None = None,
    reach_then: Figure | None = None,
) -> Figure:
    """Baseline cost at today's prices and activity minus the cost of the period, rupiah."""
    raise NotImplementedError
