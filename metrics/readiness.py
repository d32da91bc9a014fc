"""The four foundations: strategy, big narrative, personification, resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def readiness(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Four figures (share), details kind: strategy, narrative, personification, resources.

    Never one number. narrative: details narrative_written ("yes", "no"). resources: hours worked a
    week / hours planned a week; details hours_per_week, hours_planned, owners.
    """
    raise NotImplementedError


def busiest_owner(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Share of the posts with a known owner that the busiest one made; details owner, owners."""
    raise NotImplementedError
