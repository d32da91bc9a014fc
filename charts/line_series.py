"""Lines over days, one a series: colour and end shape say the platform, holes stay holes."""

from __future__ import annotations

from dataclasses import dataclass, field

import altair as alt
import pandas as pd

from charts.markings import definition_breaks, shaded_events
from charts.palette import platform_name
from charts.theme import (
    CHART_HEIGHT,
    day_axis,
    day_tooltip,
    finished,
    number_axis,
    number_tooltip,
    platform_scales,
    reading_points,
)
from i18n import Translator


def _no_rows() -> pd.DataFrame:
    return pd.DataFrame()


@dataclass(frozen=True)
class Markings:
    """Events (start, last, name) and definition breaks (day, label) behind the lines."""

    events: pd.DataFrame = field(default_factory=_no_rows)
    breaks: pd.DataFrame = field(default_factory=_no_rows)


def line_series(
    series: pd.DataFrame,
    t: Translator,
    *,
    axis_title: str,
    description: str,
    markings: Markings | None = None,
) -> alt.LayerChart:
    """Rows (day, series, platform, value), one for every day: an unknown day is null, a hole.

    A null breaks the line; a day alone between two holes is a dot, because the line has round
    ends. The last known point of each series carries the platform's shape.
    """
    rows = series.assign(platform_name=[platform_name(p, t) for p in series["platform"]])
    known = rows[rows["value"].notna()]
    colour, shape = platform_scales(rows["platform"], t)
    marked = markings or Markings()
    base = alt.Chart(rows).encode(
        x=alt.X("day:T", axis=day_axis()),
        y=alt.Y("value:Q", axis=number_axis(axis_title), scale=alt.Scale(zero=True)),
        color=alt.Color("platform_name:N", scale=colour, legend=alt.Legend(title=None)),
        detail="series:N",
    )
    layers = [
        *shaded_events(marked.events, t),
        base.mark_line(strokeWidth=2, strokeCap="round", invalid="break-paths-show-domains"),
        base.mark_point(filled=True, size=110, opacity=1)
        .encode(shape=alt.Shape("platform_name:N", scale=shape, legend=alt.Legend(title=None)))
        .properties(data=known.drop_duplicates("series", keep="last")),
        base.mark_point(**reading_points(rows["value"]))
        .encode(
            tooltip=[
                alt.Tooltip("series:N", title=" "),
                day_tooltip("day", t("chart.day")),
                number_tooltip("value", axis_title),
            ]
        )
        .transform_filter("isValid(datum.value)"),
        *definition_breaks(marked.breaks, t),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=description)
