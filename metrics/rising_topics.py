"""Topics that are talked about more than usual, beyond chance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def rising_topics(tables: Tables, period: Period, today: date) -> list[Figure]:
    """One figure a topic and source: shrunken lift (ratio), the surest first.

    The last 7 days of the period against the 28 days before. details: kind (topic), medium
    (source), now, before, days_now, days_before, raw_lift, p, q, authors (None where unknown),
    is_relevant ("yes", "no", "" for not ticked). Verdict up: q at most 10 % and 3 authors.
    """
    raise NotImplementedError
