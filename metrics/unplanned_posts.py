"""Posts without a row of the plan: quick answers to a topic, and blind publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def unplanned_posts(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Shares of all posts of the period, Wilson 95 %; details: kind, count, of.

    kinds: "" (all without a plan row written before them), "quick" (a purpose was said within 24
    hours), "late_purpose" (a purpose was said later, or nobody knows when), "no_purpose" (blind).
    """
    raise NotImplementedError
