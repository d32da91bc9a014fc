"""How much of each profile is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def profile_completeness(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a channel that exists (share); details platform."""
    raise NotImplementedError
