"""How many different people all platforms reached together."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def reach_across_platforms(
    tables: Tables,
    period: Period,
    target_public: int | None,
    *,
    overlaps: Mapping[tuple[str, str], float] | None = None,
    target_shares: Mapping[str, float] | None = None,
    platforms: tuple[str, ...] = (),
) -> Figure:
    """low/high = what is possible; value = estimate (details estimate_low, estimate_high, sainsbury, agostini, theta, platforms, missing_platforms). `overlaps` are accounts in common per pair of platforms; `target_shares` the part of a platform's reach inside the target public."""
    raise NotImplementedError
