"""Ramadan, Lebaran, RAT and campaigns: their effect on growth, and the fair period to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period


def lebaran_days(tables: Mapping[str, pd.DataFrame], first_year: int, last_year: int) -> list[date]:
    """First days of Lebaran by the co-op's events, else by the official Indonesian holidays."""
    raise NotImplementedError


def same_season_period(tables: Mapping[str, pd.DataFrame], period: Period) -> Period:
    """The period of the year before that lies in the same season."""
    raise NotImplementedError


def season_effects(
    tables: Mapping[str, pd.DataFrame], period: Period, platforms: Sequence[str] = ()
) -> list[Figure]:
    """How much each kind of event multiplies the weekly new followers, one figure per kind."""
    raise NotImplementedError
