"""Whether the content draws younger people than those who follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def young_engagement(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Young share (18-34) of viewers / of followers, an account at a time (ratio)."""
    raise NotImplementedError
