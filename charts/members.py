"""Members and young people drawn: answers by the hour, shares of followers, ages over time."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts.palette import ACCENT, BAD, GREY
from charts.range_rows import figure_rows, range_rows
from charts.theme import CHART_HEIGHT, day_axis, day_tooltip, finished, number_axis, number_tooltip
from i18n import Translator
from metrics.figure import Figure

Labelled = Sequence[tuple[str, Figure]]


def share_ranges(
    figures: Labelled, t: Translator, *, axis_title: str, description: str,
    reference: float | None = None,
) -> alt.LayerChart:  # fmt: skip
    """Shares of 0 to 100 % with what is possible; `reference` is a share to hold them against."""
    return range_rows(
        figure_rows(figures, t),
        t,
        axis_title=axis_title,
        description=description,
        kind="share",
        reference=reference,
    )


def answers_by_hour(curve: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (hours, answered, low, high): the part that had an answer by then, up to three days."""
    base = alt.Chart(curve).encode(
        x=alt.X("hours:Q", axis=number_axis(t("members.hours_axis")), scale=alt.Scale(zero=True))
    )
    y = alt.Y(
        "answered:Q",
        axis=number_axis(t("members.answered_axis"), kind="share"),
        scale=alt.Scale(domain=[0, 1]),
    )
    day = alt.Chart(pd.DataFrame({"day": [24.0], "said": [t("members.one_day")]}))
    layers = [
        base.mark_area(color=ACCENT, opacity=0.2, interpolate="step-after").encode(
            y="low:Q", y2="high:Q"
        ),
        base.mark_line(color=ACCENT, strokeWidth=2, interpolate="step-after").encode(y=y),
        base.mark_point(color=ACCENT, filled=True, size=80, opacity=0).encode(
            y=y,
            tooltip=[
                number_tooltip("hours", t("members.hours_axis"), digits=1),
                alt.Tooltip("answered:Q", title=t("members.answered_axis"), format=".0%"),
            ],
        ),
        day.mark_rule(color=GREY, strokeDash=[6, 4], strokeWidth=2).encode(x="day:Q"),
        day.mark_text(align="left", baseline="top", dx=5, fontSize=11).encode(
            x="day:Q", y=alt.value(4), text="said:N"
        ),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("members.curve_description"))


def campaign_course(weeks: pd.DataFrame, t: Translator, *, started: pd.Timestamp) -> alt.LayerChart:
    """Rows (day, treated, control, predicted, low, high) a week: what came, and what was foreseen.

    The dashed line is the prediction from the channels left alone, its band 95 %.
    """
    base = alt.Chart(weeks).encode(x=alt.X("day:T", axis=day_axis()))
    axis = number_axis(t("members.views_axis"))
    named = {
        "treated": (ACCENT, [1, 0]),
        "control": (GREY, [1, 0]),
        "predicted": (ACCENT, [6, 4]),
    }
    words = {name: t(f"members.campaign_line.{name}") for name in named}
    lines = weeks.melt("day", list(named), "kind", "value")
    lines = lines.assign(said=lines["kind"].map(words)).dropna(subset=["value"])
    present = [name for name in named if name in set(lines["kind"])]
    domain = [words[name] for name in present]
    drawn = alt.Chart(lines).encode(
        x="day:T",
        y=alt.Y("value:Q", axis=axis),
        color=alt.Color(
            "said:N",
            scale=alt.Scale(domain=domain, range=[named[name][0] for name in present]),
            legend=alt.Legend(title=None, columns=1, labelLimit=300),
        ),
        strokeDash=alt.StrokeDash(
            "said:N",
            scale=alt.Scale(domain=domain, range=[named[name][1] for name in present]),
            legend=alt.Legend(title=None, columns=1, labelLimit=300),
        ),
    )
    first = alt.Chart(pd.DataFrame({"day": [started], "said": [t("members.campaign_began")]}))
    layers = [
        base.mark_area(color=ACCENT, opacity=0.15).encode(y="low:Q", y2="high:Q"),
        drawn.mark_line(strokeWidth=2),
        drawn.mark_point(filled=True, size=80, opacity=0).encode(
            tooltip=[
                alt.Tooltip("said:N", title=" "),
                day_tooltip("day", t("chart.week_of")),
                number_tooltip("value", t("members.views_axis")),
            ]
        ),
        first.mark_rule(color=BAD, strokeWidth=2).encode(x="day:T"),
        first.mark_text(align="left", baseline="top", dx=5, fontSize=11).encode(
            x="day:T", y=alt.value(2), text="said:N"
        ),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("members.campaign_description"))


def young_over_time(snapshots: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (day, label, value, low, high): each reading of an account's ages, with its bounds."""
    base = alt.Chart(snapshots).encode(
        x=alt.X("day:T", axis=day_axis()),
        color=alt.Color("label:N", legend=alt.Legend(title=None)),
        shape=alt.Shape("label:N", legend=alt.Legend(title=None)),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            day_tooltip("day", t("chart.day")),
            alt.Tooltip("value:Q", title=t("chart.value"), format=".1%"),
            alt.Tooltip("low:Q", title=t("chart.floor"), format=".1%"),
            alt.Tooltip("high:Q", title=t("chart.ceiling"), format=".1%"),
        ],
    )
    y = alt.Y("value:Q", axis=number_axis(t("members.young_axis"), kind="share"))
    layers = [
        base.mark_rule(strokeWidth=2, opacity=0.6).encode(y="low:Q", y2="high:Q"),
        base.mark_point(filled=True, size=110, opacity=1).encode(y=y),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("members.young_description"))
