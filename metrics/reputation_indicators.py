"""The indicators of the reputation index that reach, cost and engagement already give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def known_indicators(tables: Tables, period: Period, today: date) -> dict[str, Figure]:
    """`reach`, `cost` and `image`; the others come from tone, channels, members and audience."""
    raise NotImplementedError
