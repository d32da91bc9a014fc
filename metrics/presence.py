"""Whether the co-op can be found on each channel, and whether it still lives there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def presence(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Weighted share of channels that exist and are found, points 0 to 100.

    low and high: what is unchecked taken as absent and as present. n checked of n_expected.
    """
    raise NotImplementedError


def freshness(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Presence times freshness, points 0 to 100; bounds as for presence."""
    raise NotImplementedError
