"""The tone around one incident: its usual level before, and how it moved since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from metrics.counted_mentions import counted_mentions
from metrics.incidents import Incident
from metrics.net_sentiment import LEAST_LABELLED
from metrics.period import Period
from metrics.tone_windows import tone_by_window, tone_of, weighted_labels

Tables = Mapping[str, pd.DataFrame]

DAYS_BEFORE = 28
WINDOW = 7
DAILY_FROM = 5.0
"""Labelled mentions a day from which each day has a value of its own; else each week."""

IN_A_ROW = {"daily": 7, "weekly": 2}
"""Windows at the usual level that make a recovery: both times two weeks of talk."""


@dataclass(frozen=True)
class ToneCourse:
    """The course of one incident, up to the last labelled day.

    `reason` says why nothing can be said; then `baseline`, `error` and `windows` may be empty.
    `windows` (end, mentions, value, error) lie whole after the start; `steps` is the days between
    them. `labels` are the labelled mentions, `rows` all counted ones.
    """

    rows: pd.DataFrame
    labels: pd.DataFrame
    reason: str = ""
    baseline: float = 0.0
    error: float = 0.0
    grain: str = "daily"
    last: date | None = None
    windows: pd.DataFrame | None = None

    @property
    def threshold(self) -> float:
        """From here on the tone counts as usual: the level before, less one standard error."""
        return self.baseline - self.error

    @property
    def step(self) -> int:
        """Days from one window to the next."""
        return 1 if self.grain == "daily" else WINDOW


def tone_course(tables: Tables, incident: Incident, period: Period, today: date) -> ToneCourse:
    """What is known of the tone before and since; `today` ends it, or the last label if earlier."""
    start = incident.started_on
    first = start - timedelta(days=DAYS_BEFORE)
    span = Period(first, max(today, start) + timedelta(days=1), period.zone)
    rows = counted_mentions(tables, span).rows
    labels = weighted_labels(rows)
    is_before = labels["day"] < pd.Timestamp(start)
    before, since = labels[is_before], labels[~is_before]
    if len(before) < LEAST_LABELLED:
        return ToneCourse(rows, labels, "good_name.no_tone_before")
    if since.empty:
        return ToneCourse(rows, labels, "good_name.no_tone_since")
    baseline, error = tone_of(before)
    last = since["day"].max().date()
    days = (last - start).days + 1
    grain = "daily" if len(since) / days >= DAILY_FROM else "weekly"
    windows = tone_by_window(labels, start, last, days=WINDOW)
    kept = windows.iloc[:: 1 if grain == "daily" else WINDOW].reset_index(drop=True)
    return ToneCourse(rows, labels, "", baseline, error, grain, last, kept)


def first_fall(course: ToneCourse) -> int | None:
    """Place of the first window below the threshold; None where the tone did not fall."""
    if course.windows is None:
        return None
    fallen = course.windows["value"].lt(course.threshold)
    return int(fallen.to_numpy().argmax()) if fallen.any() else None


def recovered_at(course: ToneCourse) -> int | None:
    """Place of the first of the windows in a row that reach the threshold after the fall.

    Without a fall it is 0; None while the windows in a row have not come.
    """
    if course.windows is None:
        return None
    wanted = IN_A_ROW[course.grain]
    fall = first_fall(course) or 0
    reached = course.windows["value"].ge(course.threshold).iloc[fall:]
    in_a_row = reached.astype("int64").rolling(wanted).sum().eq(wanted).to_numpy()
    return fall + int(in_a_row.argmax()) - wanted + 1 if in_a_row.any() else None
