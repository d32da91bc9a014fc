"""Public talk drawn: topics against their usual talk, search interest as each file shows it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts.palette import ACCENT, GREY
from charts.theme import (
    CHART_HEIGHT,
    ROW_HEIGHT,
    ROWS_FRAME,
    day_axis,
    day_tooltip,
    finished,
    number_axis,
    number_tooltip,
)
from i18n import Translator

_TWO_LINES = "split(datum.label, ' · ')"
_DASHES = ([1, 0], [7, 3], [2, 3], [9, 3, 2, 3])


def topic_lifts(topics: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (label, lift, said, state, is_sure): times the usual talk; 1 is as usual.

    Only what is sure is coloured; the rest is grey, however long its bar.
    """
    words = dict.fromkeys(topics["state"])
    sure = set(topics.loc[topics["is_sure"], "state"])
    colours = [ACCENT if word in sure else GREY for word in words]
    base = alt.Chart(topics).encode(
        y=alt.Y(
            "label:N", sort=list(topics["label"]), title=None, axis=alt.Axis(labelExpr=_TWO_LINES)
        ),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("said:N", title=t("conversation.lift_axis")),
            alt.Tooltip("state:N", title=t("figure.column.verdict")),
        ],
    )
    x = alt.X("lift:Q", axis=number_axis(t("conversation.lift_axis")), scale=alt.Scale(zero=True))
    usual = alt.Chart(pd.DataFrame({"usual": [1.0]}))
    layers = [
        base.mark_bar(height=14, opacity=0.8).encode(
            x=x,
            color=alt.Color(
                "state:N",
                scale=alt.Scale(domain=list(words), range=colours),
                legend=alt.Legend(title=None, columns=1),
            ),
        ),
        base.mark_text(align="left", dx=5, fontSize=12).encode(x=x, text="said:N"),
        usual.mark_rule(color=GREY, strokeDash=[6, 4], strokeWidth=2).encode(x="usual:Q"),
    ]
    chart = alt.layer(*layers).properties(height=len(topics) * ROW_HEIGHT + ROWS_FRAME)
    return finished(chart, t, description=t("conversation.lift_description"))


def search_interest(rows: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (day, term, index) of ONE download: its index runs from 0 to 100 within that file."""
    terms = list(dict.fromkeys(rows["term"]))
    dashes = [_DASHES[number % len(_DASHES)] for number in range(len(terms))]
    base = alt.Chart(rows).encode(
        x=alt.X("day:T", axis=day_axis()),
        y=alt.Y(
            "index:Q",
            axis=number_axis(t("conversation.index_axis")),
            scale=alt.Scale(domain=[0, 100]),
        ),
        color=alt.Color("term:N", scale=alt.Scale(domain=terms), legend=alt.Legend(title=None)),
        strokeDash=alt.StrokeDash(
            "term:N", scale=alt.Scale(domain=terms, range=dashes), legend=alt.Legend(title=None)
        ),
    )
    layers = [
        base.mark_line(strokeWidth=2, invalid="break-paths-show-domains"),
        base.mark_point(filled=True, size=80, opacity=0).encode(
            tooltip=[
                alt.Tooltip("term:N", title=" "),
                day_tooltip("day", t("chart.day")),
                number_tooltip("index", t("conversation.index_axis")),
            ]
        ),
    ]
    chart = alt.layer(*layers).properties(height=CHART_HEIGHT)
    return finished(chart, t, description=t("conversation.interest_description"))
