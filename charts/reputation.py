"""Reputation drawn: the eight returns between their goalposts, and what moved the index."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts.palette import BAD, GOOD, GREY
from charts.range_rows import figure_rows, range_rows
from charts.theme import ROW_HEIGHT, ROWS_FRAME, finished, number_axis
from i18n import Translator
from metrics.figure import Figure

Labelled = Sequence[tuple[str, Figure]]


def component_ranges(components: Labelled, t: Translator) -> alt.LayerChart:
    """Points of each return from 0 to 100; a return without data keeps its place, empty."""
    return range_rows(
        figure_rows(components, t),
        t,
        axis_title=t("reputation.points_axis"),
        description=t("reputation.components_description"),
    )


def _said(figure: Figure, t: Translator) -> str:
    """One decimal is all that a board can read into a contribution."""
    points = round(figure.value or 0.0, 1)
    return f"{'+' if points > 0 else ''}{t.number(points, digits=1)}"


def contribution_bars(contributions: Labelled, t: Translator) -> alt.LayerChart:
    """What each return added to or took from the index; the sign stands in the number too."""
    rows = pd.DataFrame(
        [(label, one.value, _said(one, t)) for label, one in contributions if one.is_known],
        columns=["label", "points", "said"],
    ).astype({"points": "Float64"})
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=list(rows["label"]), title=None),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("said:N", title=t("reputation.points_axis")),
        ],
    )
    x = alt.X("points:Q", axis=number_axis(t("reputation.change_axis")))
    colour = alt.condition("datum.points >= 0", alt.value(GOOD), alt.value(BAD))
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]}))
    layers = [
        base.mark_bar(height=16, opacity=0.8).encode(x=x, color=colour),
        base.transform_filter("datum.points >= 0")
        .mark_text(align="left", dx=5, fontSize=12)
        .encode(x=x, text="said:N"),
        base.transform_filter("datum.points < 0")
        .mark_text(align="right", dx=-5, fontSize=12)
        .encode(x=x, text="said:N"),
        zero.mark_rule(color=GREY, strokeWidth=1).encode(x="zero:Q"),
    ]
    chart = alt.layer(*layers).properties(height=len(rows) * ROW_HEIGHT + ROWS_FRAME)
    return finished(chart, t, description=t("reputation.contributions_description"))
