"""Followers drawn: readings a line, holes dashed, unrecorded steps a grey band, a fan ahead."""

from __future__ import annotations

from itertools import cycle

import altair as alt
import pandas as pd

from charts.line_series import Markings
from charts.markings import definition_breaks, shaded_events
from charts.palette import ACCENT, BAD, GREY, look_of
from charts.theme import (
    CHART_HEIGHT,
    day_axis,
    day_tooltip,
    finished,
    number_axis,
    number_tooltip,
    reading_points,
)
from i18n import Translator

ANOMALY_SHAPES = {
    "triangle-down": "▽",
    "diamond": "◇",
    "triangle-up": "△",
    "cross": "✚",
    "square": "□",
}
"""Shapes of the marks of unusual days, with the sign that names them in words."""


def followers_over_time(
    days: pd.DataFrame,
    gaps: pd.DataFrame,
    anomalies: pd.DataFrame,
    t: Translator,
    *,
    platform: str,
    markings: Markings,
) -> alt.LayerChart:
    """One account, followers day by day.

    `days` (day, followers, low, high, kind), `gaps` (start, end, start_value, end_value),
    `anomalies` (day, followers, net, label).
    The line stands only where followers are known. A gap is a dashed line between two readings,
    a stretch with an unrecorded change a grey band: nothing is bridged as if it had been read.
    """
    colour = look_of(platform).colour
    y = alt.Y(
        "followers:Q",
        axis=number_axis(t("unit.name.followers")),
        scale=alt.Scale(zero=False, nice=True),
    )
    base = alt.Chart(days).encode(x=alt.X("day:T", axis=day_axis()))
    layers = [
        *shaded_events(markings.events, t),
        base.mark_area(color=GREY, opacity=0.35).encode(y="low:Q", y2="high:Q"),
        *_dashed_gaps(gaps, t),
        base.mark_line(
            color=colour, strokeWidth=2, strokeCap="round", invalid="break-paths-show-domains"
        ).encode(y=y),
        base.transform_filter("isValid(datum.followers)")
        .mark_point(**reading_points(days["followers"]), color=colour)
        .encode(
            y=y,
            tooltip=[
                day_tooltip("day", t("chart.day")),
                number_tooltip("followers", t("unit.name.followers")),
                alt.Tooltip("kind:N", title=t("follower_growth.kind")),
            ],
        ),
        *_anomaly_marks(anomalies, t),
        *definition_breaks(markings.breaks, t),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("follower_growth.series_description"))


def _dashed_gaps(gaps: pd.DataFrame, t: Translator) -> list[alt.Chart]:
    if gaps.empty:
        return []
    return [
        alt.Chart(gaps.assign(said=t("chart.gap")))
        .mark_rule(color=GREY, strokeDash=[4, 4], strokeWidth=2)
        .encode(
            x="start:T",
            x2="end:T",
            y="start_value:Q",
            y2="end_value:Q",
            tooltip=[
                alt.Tooltip("said:N", title=" "),
                day_tooltip("start", t("chart.from")),
                day_tooltip("end", t("chart.to")),
            ],
        )
    ]


def _anomaly_marks(anomalies: pd.DataFrame, t: Translator) -> list[alt.Chart]:
    if anomalies.empty:
        return []
    labels = sorted(set(anomalies["label"]))
    shapes = [shape for _, shape in zip(labels, cycle(ANOMALY_SHAPES), strict=False)]
    base = alt.Chart(anomalies).encode(x="day:T", y="followers:Q")
    return [
        base.mark_point(color=BAD, size=120, strokeWidth=2, opacity=1, filled=False).encode(
            shape=alt.Shape(
                "label:N",
                scale=alt.Scale(domain=labels, range=shapes),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("label:N", title=t("chart.anomaly")),
                day_tooltip("day", t("chart.day")),
                number_tooltip("net", t("follower_growth.net_of_day")),
            ],
        )
    ]


def anomaly_notes(anomalies: pd.DataFrame) -> list[str]:
    """Each mark with its meaning, for the line below the chart: a legend is cut off on a phone."""
    signs = cycle(ANOMALY_SHAPES.values())
    labels = sorted(set(anomalies["label"]))
    return [f"{sign} {label}" for label, sign in zip(labels, signs, strict=False)]


def forecast_fan(
    history: pd.DataFrame, fan: pd.DataFrame, t: Translator, *, target: float | None
) -> alt.LayerChart:
    """`history` (day, followers) so far, `fan` (day, value, low, high) ahead, the target a rule."""
    y_axis = number_axis(t("unit.name.followers"))
    x = alt.X("day:T", axis=day_axis())
    ahead = alt.Chart(fan).encode(
        x=x,
        tooltip=[
            day_tooltip("day", t("chart.month")),
            number_tooltip("value", t("chart.forecast")),
            number_tooltip("low", t("chart.floor")),
            number_tooltip("high", t("chart.ceiling")),
        ],
    )
    layers = [
        ahead.mark_area(color=ACCENT, opacity=0.22).encode(y="low:Q", y2="high:Q"),
        ahead.mark_line(
            color=ACCENT, strokeDash=[6, 4], point=alt.OverlayMarkDef(size=30, color=ACCENT)
        ).encode(y=alt.Y("value:Q", axis=y_axis, scale=alt.Scale(zero=False))),
        alt.Chart(history)
        .mark_line(color=ACCENT, strokeWidth=2.5, strokeCap="round")
        .encode(
            x=x,
            y=alt.Y("followers:Q", axis=y_axis, scale=alt.Scale(zero=False)),
            tooltip=[
                day_tooltip("day", t("chart.day")),
                number_tooltip("followers", t("chart.history")),
            ],
        ),
        *(_target_rule(target, t) if target is not None else []),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("follower_growth.fan_description"))


def _target_rule(target: float, t: Translator) -> list[alt.Chart]:
    frame = pd.DataFrame({"y": [target], "said": [t("chart.target", value=t.number(target))]})
    base = alt.Chart(frame).encode(y="y:Q")
    return [
        base.mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=2),
        base.mark_text(align="left", dx=4, dy=-7, fontSize=12).encode(
            x=alt.value(0), text="said:N"
        ),
    ]
