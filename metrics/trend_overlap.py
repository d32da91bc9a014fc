"""How much of what the co-op talks about is what the public talks about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def trend_overlap(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Own topics that are public ones / own topics (share); details jaccard, own, public, common.

    details common_topics: a list separated by commas.
    """
    raise NotImplementedError


def public_interest(tables: Tables, period: Period) -> pd.DataFrame:
    """Search interest as downloaded, each file for itself: download, term, place, at, grain, index.

    0 to 100 within one file; files are never averaged or joined into one line.
    """
    raise NotImplementedError
