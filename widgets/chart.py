"""A chart on a page: as wide as its place, its words readable on the light and on the dark page."""

from __future__ import annotations

import altair as alt
import streamlit as st

from charts.line_series import Markings
from charts.markings import break_notes, event_notes
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
            labelColor=ink, titleColor=ink, orient="top", title=None, labelLimit=220, columns=2
        ),
        width="stretch",
    )


def markings_line(markings: Markings, t: Translator) -> None:
    """The shaded events and the breaks in words: a shade alone says nothing on paper."""
    for key, notes in (
        ("chart.events", event_notes(markings.events, t)),
        ("chart.breaks", break_notes(markings.breaks, t)),
    ):
        if notes:
            st.markdown(f":small[{plain(t(key, notes='; '.join(notes)))}]")
