"""A chart on a page: as wide as its place, its words readable on the light and on the dark page."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from i18n import Translator
from widgets.plain_text import plain

_INK = {"light": "#47524f", "dark": "#c6d0cd"}
"""Axis, legend and note text: 8:1 on the light page, 11:1 on the dark one."""


def show_chart(chart: alt.LayerChart) -> None:
    """Draw the chart with text that keeps its contrast (WCAG 1.4.3) in the visitor's theme."""
    ink = _INK["dark" if st.context.theme.type == "dark" else "light"]
    st.altair_chart(
        chart.configure_text(color=ink)
        .configure_axis(labelColor=ink, titleColor=ink, labelLimit=150, titleLimit=260)
        .configure_legend(
            labelColor=ink, titleColor=ink, orient="top", title=None, labelLimit=220, columns=3
        ),
        width="stretch",
    )


def events_line(events: pd.DataFrame, t: Translator) -> None:
    """The shaded events (name, start, last) in words: a shade alone says nothing on paper."""
    if events.empty:
        return
    named = [
        f"{row['name']} ({t.days(row['start'], row['last'] + pd.Timedelta(days=1))})"
        for row in events.to_dict("records")
    ]
    said = t("chart.events", events="; ".join(dict.fromkeys(named)))
    st.markdown(f":small[{plain(said)}]")
