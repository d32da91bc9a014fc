"""The seasons of Lebaran: its days, and the fair period of the year before to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from metrics.evidence import not_removed
from metrics.period import Period
from metrics.season_effects import CATALOGUE, season_effects

__all__ = ["CATALOGUE", "lebaran_days", "same_season_period", "season_effects"]

BEFORE_LEBARAN = timedelta(days=44)
AFTER_LEBARAN = timedelta(days=14)


def lebaran_days(tables: Mapping[str, pd.DataFrame], first_year: int, last_year: int) -> list[date]:
    """First days of Lebaran: the co-op's own events, else the official Indonesian holidays.

    Official dates (Kemenag) differ from the Umm al-Qura calendar by a day or two, so nothing is
    computed here; Ramadan is known only where an event says it.
    """
    from holidays import country_holidays

    events = not_removed(tables["events"])
    own = [day.date() for day in events.loc[events["kind"].eq("lebaran"), "start"].dropna()]
    years = range(first_year, last_year + 1)
    official = country_holidays("ID", years=years, language="en_US")
    listed = [
        day for day, name in official.items() if name.split(" (")[0].split("; ")[0] == "Eid al-Fitr"
    ]
    unsaid = [day for day in listed if all(abs(day - known).days > 30 for known in own)]
    return sorted({*(day for day in own if day.year in years), *unsaid})


def same_season_period(tables: Mapping[str, pd.DataFrame], period: Period) -> Period:
    """The period of the year before that lies in the same season.

    Lebaran moves about 11 days a year, so a period that touches the season (44 days before its
    first day, two weeks before Ramadan, to 14 days after) steps back by the days between two
    Lebarans; any other period by a calendar year.
    """
    known = lebaran_days(tables, period.start.year - 2, period.end.year + 1)
    for before, lebaran in pairwise(known):
        first, after = lebaran - BEFORE_LEBARAN, lebaran + AFTER_LEBARAN
        if period.start < after and first < period.end:
            step = lebaran - before
            return Period(period.start - step, period.end - step, period.zone)
    return period.year_before()
