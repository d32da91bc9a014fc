"""The days of now and of before, between which a topic rises or does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from metrics.evidence import not_removed
from metrics.period import Period

NOW_DAYS = 7
BEFORE_DAYS = 28

_NO_TALK = ("purge", "definition_change")
"""Events that change counters and not what people talk about."""


@dataclass(frozen=True)
class Windows:
    """Covered days of the last week, and of the four weeks before without weeks of events.

    `first` is the first day of both windows; `event_now` says that the last week has an event.
    """

    now: pd.DatetimeIndex
    before: pd.DatetimeIndex
    first: date
    event_now: bool


def topic_windows(
    events: pd.DataFrame, covered: pd.DatetimeIndex, period: Period, today: date
) -> Windows | None:
    """The windows that end with the period, with yesterday or with the source's last day.

    None when the source covers no day of the period.
    """
    until = min(period.end, today)
    inside = covered[(covered >= pd.Timestamp(period.start)) & (covered < pd.Timestamp(until))]
    if inside.empty:
        return None
    end = inside[-1].date() + timedelta(days=1)
    now = pd.date_range(end - timedelta(days=NOW_DAYS), periods=NOW_DAYS, freq="D")
    first = now[0].date() - timedelta(days=BEFORE_DAYS)
    before = pd.date_range(first, periods=BEFORE_DAYS, freq="D")
    marked = _weeks_of_events(events)
    return Windows(
        now=now.intersection(covered),
        before=before.intersection(covered).difference(marked),
        first=first,
        event_now=len(now.intersection(_days_of_events(events))) > 0,
    )


def _days_of_events(events: pd.DataFrame) -> pd.DatetimeIndex:
    kept = not_removed(events)
    kept = kept[~kept["kind"].isin(_NO_TALK)]
    days: set[pd.Timestamp] = set()
    for start, end in kept[["start", "end"]].dropna().itertuples(index=False, name=None):
        days.update(pd.date_range(start, end - pd.Timedelta(days=1), freq="D"))
    return pd.DatetimeIndex(sorted(days))


def _weeks_of_events(events: pd.DataFrame) -> pd.DatetimeIndex:
    """All days of the weeks, from Monday, that an event touches."""
    days = _days_of_events(events)
    mondays = (days - pd.to_timedelta(days.day_of_week, unit="D")).unique()
    weeks = [monday + pd.Timedelta(days=day) for monday in mondays for day in range(7)]
    return pd.DatetimeIndex(weeks)
