"""The good name drawn: stars as they were given, and the tone around an incident."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts.palette import ACCENT, BAD, GREY
from charts.theme import (
    CHART_HEIGHT,
    ROWS_FRAME,
    day_axis,
    day_tooltip,
    finished,
    number_axis,
    number_tooltip,
)
from i18n import Translator

_STAR_ROW = 30


def star_bars(stars: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (stars, n): how often each number of stars was given, five on top."""
    rows = stars.assign(
        label=["★" * int(number) for number in stars["stars"]],
        said=[t.number(n) for n in stars["n"]],
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=list(rows["label"]), title=None),
        x=alt.X("n:Q", axis=number_axis(t("reputation.reviews_axis"))),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("said:N", title=t("reputation.reviews_axis")),
        ],
    )
    layers = [
        base.mark_bar(color=ACCENT, opacity=0.8, height=14),
        base.mark_text(align="left", dx=5, fontSize=12).encode(text="said:N"),
    ]
    chart = alt.layer(*layers).properties(height=len(rows) * _STAR_ROW + ROWS_FRAME)
    return finished(chart, t, description=t("reputation.stars_description"))


def tone_course(course: pd.DataFrame, t: Translator, *, started: pd.Timestamp) -> alt.LayerChart:
    """Rows (day, value, low, high, mentions, baseline, threshold): the last seven days together.

    The dashed rule is the level from which the tone counts as usual, the solid one the first day.
    """
    base = alt.Chart(course).encode(x=alt.X("day:T", axis=day_axis()))
    y = alt.Y("value:Q", axis=number_axis(t("reputation.tone_axis")), scale=alt.Scale(zero=True))
    first = alt.Chart(pd.DataFrame({"day": [started], "said": [t("reputation.incident_began")]}))
    layers = [
        base.mark_area(color=ACCENT, opacity=0.2).encode(y="low:Q", y2="high:Q"),
        base.mark_line(color=ACCENT, strokeWidth=2, invalid="break-paths-show-domains").encode(y=y),
        base.mark_line(color=GREY, strokeDash=[6, 4], strokeWidth=2).encode(y="threshold:Q"),
        base.transform_filter("isValid(datum.value)")
        .mark_point(color=ACCENT, filled=True, size=80, opacity=0)
        .encode(
            y=y,
            tooltip=[
                day_tooltip("day", t("reputation.window_until")),
                number_tooltip("value", t("reputation.tone_axis")),
                number_tooltip("low", t("chart.floor")),
                number_tooltip("high", t("chart.ceiling")),
                number_tooltip("mentions", "n"),
            ],
        ),
        first.mark_rule(color=BAD, strokeWidth=2).encode(x="day:T"),
        first.mark_text(align="left", baseline="top", dx=5, fontSize=11).encode(
            x="day:T", y=alt.value(2), text="said:N"
        ),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("reputation.course_description"))
