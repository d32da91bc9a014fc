"""The months before, as a small line in a card."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.sparkline import HEIGHT, Point, sparkline, sparkline_alt, sparkline_values
from i18n import Translator

_FROM = 3


def show_small_line(points: Sequence[Point], t: Translator, *, label: str) -> None:
    """Draw (month, value) when at least three values are known; fewer are no line."""
    if sum(value is not None for _, value in points) >= _FROM:
        st.html(picture(points, t, label=label))


def picture(points: Sequence[Point], t: Translator, *, label: str) -> str:
    """The line as a picture with its words; resting the pointer on it tells each month's value."""
    source = b64encode(sparkline(points).encode()).decode()
    alt = escape(sparkline_alt(points, t, label=label))
    title = escape(sparkline_values(points, t))
    return (
        f'<img class="sparkline" src="data:image/svg+xml;base64,{source}" alt="{alt}"'
        f' title="{title}" width="100%" height="{HEIGHT}">'
    )
