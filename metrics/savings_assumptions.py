"""What the savings rest on that no file says: inflation, baseline years, hourly cost, comparability."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class SavingsAssumptions:
    """Settings of chapter "savings"; `assumed` names those nobody has set yet."""

    inflation: float = 0.0
    baseline_years: tuple[int, ...] = ()
    first_month: int = 1
    activity_factor: float = 1.0
    hourly_cost_idr: float | None = None
    comparability: tuple[float, float, float] = (0.5, 0.75, 1.0)
    target_public: float | None = None
    budget_idr: float | None = None
    replaced_confirmed: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()


def savings_assumptions(coop_profile: pd.DataFrame) -> SavingsAssumptions:
    """The co-op's own settings; what is not set keeps its default and is named in `assumed`."""
    raise NotImplementedError
