"""How much of the plan appeared, and how much of it on time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def plan_realisation(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Rows of the plan with a post / rows due (share). details: matched, due, not_yet, unknown."""
    raise NotImplementedError


def plan_on_time(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Rows whose post came within 48 hours of the planned time / rows with a post (share)."""
    raise NotImplementedError


def plan_rows(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Every row planned for the period, by planned time, with what became of it.

    Columns plan_id, planned, platform, title, pillar, objective, owner, status, state (done,
    off_time, missed, deleted, not_yet, unknown, cancelled, after_the_fact), post_id, published, hours_off, score,
    kind, permalink.
    """
    raise NotImplementedError
