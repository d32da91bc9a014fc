"""How long the tone needs to come back after an incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import hypot

import pandas as pd

from metrics.counted_mentions import mentions_basis
from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.incidents import Incident, incidents_in
from metrics.metric import Metric
from metrics.net_sentiment import Z95
from metrics.period import Period
from metrics.tone_course import (
    DAYS_BEFORE,
    WINDOW,
    ToneCourse,
    first_fall,
    recovered_at,
    tone_course,
)
from metrics.tone_windows import tone_by_window, with_range

Tables = Mapping[str, pd.DataFrame]


_METHODS = {"daily": "good_name.daily_windows", "weekly": "good_name.weekly_windows"}


@dataclass(frozen=True)
class _Seen:
    """One incident with its course and what all three figures share."""

    incident: Incident
    course: ToneCourse
    details: Mapping[str, float | str | None]
    basis: tuple[Basis, ...]
    imports: tuple[int, ...]


def incident_recovery(tables: Tables, period: Period, today: date) -> list[Figure]:
    """For each incident that touches the period: days to recovery, depth, and area lost.

    Formula: the usual level is the net sentiment of the 28 days before; recovered on the first of
        7 days in a row whose last 7 days together reach that level less one standard error, counted
        from the first window below it; 0 where none is. With fewer than 5 labelled mentions a day:
        the first of 2 whole weeks in a row. Only windows that lie whole after the start count, so
        that good days before it heal nothing. Depth is the worst window less the usual level; area
        is what the windows lack, summed over days.
    Needs: incidents, mentions.tone. Unit: days; points; points times days.
    Undefined with fewer than 30 labelled mentions in the 28 days before, or none since; a window
        needs 10. Not recovered yet: no value, low is the days so far.
    Details: kind (incident), name, baseline, threshold, days_so_far, grain.
    """
    found: list[Figure] = []
    for incident in incidents_in(tables, period, today):
        seen = _seen(tables, incident, period, today)
        found += [_recovery(seen), _depth(seen), _area(seen)]
    return found


def incident_course(tables: Tables, incident_id: str, period: Period, today: date) -> pd.DataFrame:
    """The tone around one incident for the chart, one row a day from four weeks before.

    Columns end (last day of the 7-day window), value, low, high, mentions, baseline, threshold.
    """
    columns = ["end", "value", "low", "high", "mentions", "baseline", "threshold"]
    known = {one.incident_id: one for one in incidents_in(tables, period, today)}
    if incident_id not in known:
        return pd.DataFrame(columns=columns)
    incident = known[incident_id]
    course = tone_course(tables, incident, period, today)
    if course.last is None:
        return pd.DataFrame(columns=columns)
    first = incident.started_on - timedelta(days=DAYS_BEFORE)
    windows = with_range(tone_by_window(course.labels, first, course.last, days=WINDOW))
    return windows.assign(baseline=course.baseline, threshold=course.threshold)[columns]


def _seen(tables: Tables, incident: Incident, period: Period, today: date) -> _Seen:
    course = tone_course(tables, incident, period, today)
    details: dict[str, float | str | None] = {**incident.details}
    if course.last is not None:
        details |= {
            "baseline": course.baseline, "threshold": course.threshold, "grain": course.grain,
            "days_so_far": float((course.last - incident.started_on).days + 1),
        }  # fmt: skip
    first = incident.started_on - timedelta(days=DAYS_BEFORE)
    span = Period(first, max(today, incident.started_on) + timedelta(days=1), period.zone)
    basis = (incident.basis, *mentions_basis(("text", "tone"), span))
    return _Seen(incident, course, details, basis, imports_of(incident.row, course.rows))


def _recovery(seen: _Seen) -> Figure:
    course = seen.course
    if course.windows is None:
        return _missing(seen, "incident_recovery", course.reason)
    so_far = float(str(seen.details["days_so_far"]))
    place = recovered_at(course)
    if place is None:
        missing = _missing(seen, "incident_recovery", "good_name.not_recovered")
        return replace(missing, low=so_far - 1)
    if first_fall(course) is None:
        return _figure(seen, "incident_recovery", 0.0, remarks=("good_name.did_not_fall",))
    days = WINDOW - 1 + place * course.step
    return _figure(seen, "incident_recovery", float(days), remarks=())


def _depth(seen: _Seen) -> Figure:
    windows = _until_recovered(seen.course)
    if windows is None or windows["value"].isna().all():
        return _missing(seen, "incident_depth", seen.course.reason or "good_name.few_in_windows")
    worst = windows.sort_values("value").iloc[0]
    value = float(worst["value"]) - seen.course.baseline
    half = Z95 * hypot(float(worst["error"]), seen.course.error)
    figure = _figure(seen, "incident_depth", value, remarks=("good_name.worst_of_many",))
    return replace(figure, low=value - half, high=value + half, is_estimate=True)


def _area(seen: _Seen) -> Figure:
    course, windows = seen.course, _until_recovered(seen.course)
    if windows is None or windows["value"].isna().all():
        return _missing(seen, "incident_area", course.reason or "good_name.few_in_windows")
    lacks = (course.baseline - windows["value"]).clip(lower=0)
    lost = float(lacks.sum()) * course.step
    has_holes = bool(windows["value"].isna().any())
    goes_on = recovered_at(course) is None
    remarks = {"good_name.area_with_holes": has_holes, "good_name.area_goes_on": goes_on}
    said = tuple(code for code, applies in remarks.items() if applies)
    figure = _figure(seen, "incident_area", lost, remarks=said)
    return replace(figure, low=lost, open_above=True) if said else figure


def _until_recovered(course: ToneCourse) -> pd.DataFrame | None:
    place = recovered_at(course)
    if course.windows is None or place is None:
        return course.windows
    return course.windows.iloc[: place + 1]


def _figure(seen: _Seen, metric: str, value: float, *, remarks: tuple[str, ...]) -> Figure:
    labelled, mentions = len(seen.course.labels), len(seen.course.rows)
    partly = ("good_name.not_all_labelled",) if labelled < mentions else ()
    return Figure(
        metric, value, "days" if metric == "incident_recovery" else "points", n=labelled,
        n_expected=mentions, method=_METHODS[seen.course.grain],
        remarks=(*remarks, *partly), details=seen.details, basis=seen.basis,
        imports=seen.imports, as_of=seen.course.last,
    )  # fmt: skip


def _missing(seen: _Seen, metric: str, reason: str) -> Figure:
    return Figure.missing(
        metric, "days" if metric == "incident_recovery" else "points", reason,
        n=len(seen.course.labels), n_expected=len(seen.course.rows), details=seen.details,
        basis=seen.basis, imports=seen.imports,
    )  # fmt: skip


CATALOGUE = (
    Metric("incident_recovery", "9.5", "days", ("incidents", "mentions"), incident_recovery),
    Metric("incident_depth", "9.5", "points", ("incidents", "mentions"), incident_recovery),
    Metric("incident_area", "9.5", "points", ("incidents", "mentions"), incident_recovery),
)
