"""The channels drawn: how much each lives, and the word for what that means."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts.palette import BAD, GOOD, GREY
from charts.theme import ROW_HEIGHT, ROWS_FRAME, finished, number_axis
from i18n import Translator

STATE_COLOURS = {
    "fresh": GOOD,
    "stale": "#b26a00",
    "not_findable": BAD,
    "absent": BAD,
    "unknown": GREY,
    "unchecked": GREY,
    "left_out": GREY,
}


def channel_rows(channels: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (label, state, freshness, low, high, said): a bar is known freshness, a line the range.

    A channel without known freshness has no bar; its state is written all the same.
    """
    rows = channels.assign(colour=channels["state"].map(STATE_COLOURS))
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=list(rows["label"]), title=None),
        color=alt.Color("colour:N", scale=None),
        tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("said:N", title=" ")],
    )
    scale = alt.Scale(domain=[0, 1])
    x = alt.X(
        "freshness:Q", axis=number_axis(t("presence.freshness_axis"), kind="share"), scale=scale
    )
    is_wide = "isValid(datum.low) && isValid(datum.high) && datum.high - datum.low > 0.005"
    layers = [
        base.mark_bar(opacity=0.85, height=9, yOffset=8).encode(x=x),
        base.transform_filter(is_wide)
        .mark_rule(strokeWidth=2, yOffset=8, opacity=0.6)
        .encode(x="low:Q", x2="high:Q"),
        alt.Chart(rows)
        .mark_text(align="left", dx=2, dy=-7, fontSize=12)
        .encode(y=alt.Y("label:N", sort=list(rows["label"])), x=alt.value(0), text="said:N"),
    ]
    chart = alt.layer(*layers).properties(height=len(rows) * ROW_HEIGHT + ROWS_FRAME)
    return finished(chart, t, description=t("presence.channels_description"))
