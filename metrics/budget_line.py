"""The RAPB line of promotion: budget, realised, last year, and the cost of a thousand people reached."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def budget_line(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    reach: Figure | None = None,
) -> list[Figure]:
    """Four figures in order: promotion_budget, promotion_realised, promotion_last_year, cost_per_thousand_reached."""
    raise NotImplementedError
