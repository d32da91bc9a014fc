"""A small line for a card: no axes, holes stay holes, its words for a screen reader beside it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts.theme import ACCENT, day_tooltip, finished, number_tooltip
from i18n import Translator

_HEIGHT = 44


def sparkline(points: pd.DataFrame, t: Translator, *, label: str) -> alt.LayerChart:
    """Rows (day, value) in order; a null value breaks the line, the last point is a dot."""
    known = points[points["value"].notna()]
    base = alt.Chart(_inline(points)).encode(
        x=alt.X("day:T", axis=None),
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(zero=False, padding=4)),
        tooltip=[day_tooltip("day", t("chart.from")), number_tooltip("value", label)],
    )
    chart = alt.layer(
        base.mark_line(
            color=ACCENT, strokeWidth=2, strokeCap="round", invalid="break-paths-show-domains"
        ),
        base.mark_point(color=ACCENT, filled=True, size=50, opacity=1).properties(
            data=_inline(known.tail(1))
        ),
    ).properties(height=_HEIGHT)
    said = t("figure.spark", label=label, count=t.number(len(known)))
    return finished(chart, t, description=said)


def _inline(points: pd.DataFrame) -> alt.InlineData:
    # Not as a frame: how Altair takes frames is one setting for all threads, and Streamlit turns it
    days = points["day"].dt.strftime("%Y-%m-%dT00:00:00")
    values = (None if pd.isna(value) else float(value) for value in points["value"])
    rows = [{"day": day, "value": value} for day, value in zip(days, values, strict=True)]
    return alt.InlineData(values=rows)
