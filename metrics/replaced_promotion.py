"""Brochures, banners and spots that were bought before and are no longer needed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def replaced_promotion(
    tables: Mapping[str, pd.DataFrame], period: Period, *, assumptions: SavingsAssumptions
) -> list[Figure]:
    """What the items that are no longer bought would cost, one figure per medium, rupiah."""
    raise NotImplementedError
