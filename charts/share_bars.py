"""Shares as bars with their number beside them: one a label, or several side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from charts.figure_words import value_text
from charts.palette import ACCENT, GREY
from charts.theme import ROW_HEIGHT, ROWS_FRAME, finished, number_axis
from i18n import Translator
from metrics.figure import Figure

_PAIR = 20


def share_bars(
    figures: Sequence[tuple[str, Figure]], t: Translator, *, unknown: str, description: str
) -> alt.LayerChart:
    """One bar a figure; where it has no value the word `unknown` stands instead, and no bar."""
    rows = pd.DataFrame(
        [(label, f.value, value_text(f, t) if f.is_known else unknown) for label, f in figures],
        columns=["label", "share", "said"],
    ).astype({"share": "Float64"})
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=list(rows["label"]), title=None),
        tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("said:N", title=t("chart.value"))],
    )
    x = alt.X("share:Q", axis=number_axis(None, kind="share"), scale=_from_zero(rows["share"]))
    known = base.transform_filter("isValid(datum.share)")
    layers = [
        known.mark_bar(color=ACCENT, opacity=0.8, height=16).encode(x=x),
        known.mark_text(align="left", dx=5, fontSize=12).encode(x=x, text="said:N"),
        base.transform_filter("!isValid(datum.share)")
        .mark_text(align="left", dx=5, fontSize=12, fontStyle="italic")
        .encode(x=alt.value(0), text="said:N"),
    ]
    chart = alt.layer(*layers).properties(height=len(rows) * ROW_HEIGHT + ROWS_FRAME)
    return finished(chart, t, description=description)


def share_groups(
    shares: pd.DataFrame, t: Translator, *, colours: Mapping[str, str], description: str
) -> alt.LayerChart:
    """Rows (label, group, share, said): for each label a bar a group, in the order of `colours`."""
    groups = list(colours)
    labels = list(dict.fromkeys(shares["label"]))
    base = alt.Chart(shares).encode(
        y=alt.Y("label:N", sort=labels, title=None),
        yOffset=alt.YOffset("group:N", sort=groups),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("group:N", title=" "),
            alt.Tooltip("said:N", title=t("chart.value")),
        ],
    )
    x = alt.X("share:Q", axis=number_axis(None, kind="share"), scale=_from_zero(shares["share"]))
    layers = [
        base.mark_bar(opacity=0.85).encode(
            x=x,
            color=alt.Color(
                "group:N",
                scale=alt.Scale(domain=groups, range=list(colours.values())),
                legend=alt.Legend(title=None, columns=1 if len(groups) > 2 else 2),  # fits a phone
            ),
        ),
        base.mark_text(align="left", dx=4, fontSize=11).encode(x=x, text="said:N"),
    ]
    height = len(labels) * (len(groups) * _PAIR + 14) + ROWS_FRAME
    return finished(alt.layer(*layers).properties(height=height), t, description=description)


def _from_zero(shares: pd.Series) -> alt.Scale:
    """Room beside the longest bar for its number."""
    highest = shares.max()
    top = 1.0 if pd.isna(highest) else max(float(highest), 0.05)
    return alt.Scale(domain=[0, top * 1.38], nice=False)


PLANNED_AND_PUBLISHED = (GREY, ACCENT)
"""Muted for what was meant, full for what appeared."""
