"""How much of the talk on the co-op's topics is about the co-op."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def share_of_voice(tables: Tables, period: Period, today: date) -> list[Figure]:
    """One figure a source (share, Wilson 95 %); details kind (source), own, mentions, topics."""
    raise NotImplementedError
