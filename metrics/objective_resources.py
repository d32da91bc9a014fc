"""What each purpose costs beside what it brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def objective_resources(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a purpose: share of interactions / share of rupiah (ratio), dearest first.

    details: kind (the purpose; "none" for untagged), amount_idr, hours, cost_share, hours_share,
    interactions, result_share, posts, median_reach (None where unknown).
    """
    raise NotImplementedError
