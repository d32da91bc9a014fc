"""Comments that ask something, and whether the co-op answered them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def public_replies(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Answered / asking comments (share, Wilson): all channels, then each; details platform."""
    raise NotImplementedError
