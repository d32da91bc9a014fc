"""Counts week by week as stacked bars: a week without a bar has nothing in the files."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts.line_series import Markings
from charts.markings import shaded_events
from charts.theme import CHART_HEIGHT, day_axis, day_tooltip, finished, number_axis, number_tooltip
from i18n import Translator


def week_bars(
    weeks: pd.DataFrame,
    t: Translator,
    *,
    colours: Mapping[str, str],
    axis_title: str,
    description: str,
    markings: Markings,
) -> alt.LayerChart:
    """Rows (start, label, n); `colours` names each label with its colour, in stacking order."""
    order = [label for label in colours if label in set(weeks["label"])]
    # A period may begin in the middle of a week: every bar ends on its Sunday.
    left = pd.to_timedelta(7 - weeks["start"].dt.day_of_week, unit="D")
    rows = weeks.assign(
        until=weeks["start"] + left - pd.Timedelta(hours=10),
        place=[order.index(label) for label in weeks["label"]],
    )
    bars = (
        alt.Chart(rows)
        .transform_stack(
            stack="n", as_=["bottom", "top"], groupby=["start"], sort=[alt.SortField("place")]
        )
        .mark_rect(opacity=0.9)
        .encode(
            x=alt.X("start:T", axis=day_axis()),
            x2="until:T",
            y=alt.Y("bottom:Q", axis=number_axis(axis_title), scale=alt.Scale(zero=True)),
            y2="top:Q",
            color=alt.Color(
                "label:N",
                scale=alt.Scale(domain=order, range=[colours[label] for label in order]),
                legend=alt.Legend(title=None),
            ),
            tooltip=[
                alt.Tooltip("label:N", title=" "),
                day_tooltip("start", t("chart.week_of")),
                number_tooltip("n", axis_title),
            ],
        )
    )
    layers = [*shaded_events(markings.events, t), bars]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=description)
