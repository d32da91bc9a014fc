"""Is the change in follower growth real, or the ordinary noise of the days?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period


def is_change_real(
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    previous: Period,
    platforms: Sequence[str] = (),
) -> Figure:
    """Difference of the mean daily net growth between two periods, with a 95 % interval and a verdict."""
    raise NotImplementedError
