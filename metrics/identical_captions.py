"""The same words on several channels: fresh on paper only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def identical_captions(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Posts whose caption also stands on another channel / posts with a caption (share)."""
    raise NotImplementedError
