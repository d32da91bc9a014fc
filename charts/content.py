"""Engagement drawn: each post a point, ratios against the usual, the week as a grid of times."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts.line_series import Markings
from charts.markings import definition_breaks, shaded_events
from charts.palette import ACCENT, GREY, platform_name
from charts.range_rows import figure_rows
from charts.theme import (
    CHART_HEIGHT,
    ROW_HEIGHT,
    ROWS_FRAME,
    day_axis,
    day_tooltip,
    finished,
    number_axis,
    platform_scales,
)
from i18n import Translator
from metrics.figure import Figure

BELOW = "#b26a00"
STATES = {"above": f"{ACCENT}80", "below": f"{BELOW}80", "unsure": f"{GREY}2e", "few": f"{GREY}0d"}
"""What may be said of a time, and its colour; the sign in the cell says the same."""

_CELL = 46
_GAPS = alt.Scale(paddingInner=0.05)
_LABELS = "split(datum.label, ' · ')"


def post_points(points: pd.DataFrame, t: Translator, *, markings: Markings) -> alt.LayerChart:
    """Rows (day, platform, rate): one point a post, its colour and shape the platform's."""
    rows = points.assign(platform_name=[platform_name(p, t) for p in points["platform"]])
    colour, shape = platform_scales(rows["platform"], t)
    base = alt.Chart(rows).encode(
        x=alt.X("day:T", axis=day_axis()),
        y=alt.Y("rate:Q", axis=number_axis(t("content.rate_axis"), kind="share")),
    )
    dots = base.mark_point(filled=True, size=70, opacity=0.85).encode(
        color=alt.Color("platform_name:N", scale=colour, legend=alt.Legend(title=None)),
        shape=alt.Shape("platform_name:N", scale=shape, legend=alt.Legend(title=None)),
        tooltip=[
            alt.Tooltip("platform_name:N", title=" "),
            day_tooltip("day", t("chart.day")),
            alt.Tooltip("rate:Q", title=t("content.rate_axis"), format=".1%"),
        ],
    )
    layers = [
        *shaded_events(markings.events, t),
        dots,
        *definition_breaks(markings.breaks, t),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("content.points_description"))


def ratio_rows(
    figures: Sequence[tuple[str, Figure]],
    t: Translator,
    *,
    axis_title: str,
    description: str,
    few: Sequence[str] = (),
) -> alt.LayerChart:
    """Ratios with their range, one row a label, 1 a dashed rule; those in `few` are grey."""
    ranges = figure_rows(figures, t)
    ranges = ranges.assign(colour=[GREY if label in few else ACCENT for label in ranges["label"]])
    base = alt.Chart(ranges).encode(
        y=alt.Y(
            "label:N", sort=list(ranges["label"]), title=None, axis=alt.Axis(labelExpr=_LABELS)
        ),
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("low_text:N", title=t("chart.floor")),
            alt.Tooltip("value_text:N", title=t("chart.value")),
            alt.Tooltip("high_text:N", title=t("chart.ceiling")),
        ],
    )
    x = alt.X("low:Q", axis=number_axis(axis_title), scale=alt.Scale(zero=False, padding=14))
    usual = alt.Chart(pd.DataFrame({"usual": [1.0]}))
    layers = [
        base.mark_bar(height=12, opacity=0.35).encode(x=x, x2="high:Q"),
        base.mark_point(shape="diamond", filled=True, size=130, opacity=1).encode(x="value:Q"),
        usual.mark_rule(color=GREY, strokeDash=[6, 4], strokeWidth=2).encode(x="usual:Q"),
    ]
    chart = alt.layer(*layers).properties(height=len(ranges) * ROW_HEIGHT + ROWS_FRAME)
    return finished(chart, t, description=description)


def time_grid(cells: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (weekday, daypart, state, said, n, range): days down, parts of the day across.

    The colour says only what is sure: above or below the usual; the rest is grey, whatever its
    middle value. The sign and the number of posts stand in the cell.
    """
    days, parts = (list(dict.fromkeys(cells[name])) for name in ("weekday", "daypart"))
    present = [state for state in STATES if state in set(cells["state"])]
    words = {state: t(f"content.time_state.{state}") for state in STATES}
    base = alt.Chart(cells.assign(state_word=cells["state"].map(words))).encode(
        x=alt.X(
            "daypart:N", sort=parts, title=None, scale=_GAPS,
            axis=alt.Axis(orient="top", labelAngle=0, labelExpr="split(datum.label, ' ')"),
        ),
        y=alt.Y("weekday:N", sort=days, title=None, scale=_GAPS),
        tooltip=[
            alt.Tooltip("weekday:N", title=t("content.column.weekday")),
            alt.Tooltip("daypart:N", title=t("content.column.daypart")),
            alt.Tooltip("state_word:N", title=t("figure.column.verdict")),
            alt.Tooltip("said:N", title=t("chart.value")),
            alt.Tooltip("range:N", title=t("figure.column.range")),
            alt.Tooltip("n:N", title="n"),
        ],
    )  # fmt: skip
    scale = alt.Scale(
        domain=[words[state] for state in present], range=[STATES[state] for state in present]
    )
    layers = [
        base.mark_rect().encode(
            color=alt.Color("state_word:N", scale=scale, legend=alt.Legend(title=None, columns=2)),
        ),
        base.mark_text(dy=-7, fontSize=13).encode(text="said:N"),
        base.mark_text(dy=9, fontSize=10).encode(text="n:N"),
    ]
    chart = alt.layer(*layers).properties(height=len(days) * _CELL + ROWS_FRAME)
    return finished(chart, t, description=t("content.times_description"))
