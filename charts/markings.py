"""What lies behind a time series: shaded events and the rule where a definition changed."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts.theme import GREY, SHADE_OPACITY, day_tooltip
from i18n import Translator


def shaded_events(events: pd.DataFrame, t: Translator) -> list[alt.Chart]:
    """Events (start, last, name) as grey shades with their name on top."""
    if events.empty:
        return []
    base = alt.Chart(events.assign(until=events["last"] + pd.Timedelta(days=1)))
    return [
        base.mark_rect(color=GREY, opacity=SHADE_OPACITY, clip=True).encode(
            x="start:T",
            x2="until:T",
            tooltip=[
                alt.Tooltip("name:N", title=t("chart.event")),
                day_tooltip("start", t("chart.from")),
                day_tooltip("last", t("chart.to")),
            ],
        ),
        base.mark_text(
            align="left", baseline="top", clip=True, dx=3, fontSize=11, limit=150
        ).encode(x="start:T", y=alt.value(2), text="name:N"),
    ]


def definition_breaks(breaks: pd.DataFrame, t: Translator) -> list[alt.Chart]:
    """Days (day, label) on which a platform changed what it counts: a dotted rule and its label."""
    if breaks.empty:
        return []
    base = alt.Chart(breaks).encode(x="day:T")
    return [
        base.mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=2).encode(
            tooltip=[
                alt.Tooltip("label:N", title=t("chart.definition_change")),
                day_tooltip("day", t("chart.day")),
            ]
        ),
        base.mark_text(
            align="left", baseline="top", clip=True, dx=4, fontSize=11, limit=150
        ).encode(y=alt.value(16), text="label:N"),
    ]
