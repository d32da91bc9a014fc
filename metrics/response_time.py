"""Whether those who write to the co-op get an answer, and how soon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def response_time(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Threads that began in the period: answered share, waits, share answered within a day.

    Metrics `response_rate` (share), `response_wait` (hours, `details` kind "clock" or "office"),
    `answered_in_a_day` (share). `details`: threads, answered, spam, automatic.
    """
    raise NotImplementedError


def response_curve(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Share of threads answered by then. Columns hours, answered (0 to 1), low, high."""
    raise NotImplementedError
