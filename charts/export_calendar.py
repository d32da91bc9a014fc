"""The weeks that are there and the weeks that are not, a row an account and table."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts.palette import ACCENT, BAD, GREY
from charts.theme import day_axis, finished
from i18n import Translator

STATUSES = ("full", "part", "quiet", "none")
_COLOURS = {"full": ACCENT, "part": ACCENT, "quiet": GREY, "none": BAD}
_SHAPES = {"full": "square", "part": "diamond", "quiet": "circle", "none": "cross"}
_SIZES = {"full": 70, "part": 60, "quiet": 12, "none": 60}
_ROW = 44
_TWO_LINES = "split(datum.label, ' · ')"


def export_calendar(weeks: pd.DataFrame, t: Translator) -> alt.LayerChart:
    """Rows (label, week, status, days): a square for a whole week, a cross for a missing one.

    Shape, size and colour say the same, so that it reads on paper and without colours too.
    """
    words = {status: t(f"export_calendar.status.{status}") for status in STATUSES}
    frame = weeks.assign(word=weeks["status"].map(words))
    domain = list(words.values())
    marks = (
        alt.Chart(frame)
        .mark_point(filled=True, opacity=1)
        .encode(
            x=alt.X("week:T", axis=day_axis()),
            y=alt.Y(
                "label:N",
                title=None,
                sort=None,
                axis=alt.Axis(
                    labelExpr=_TWO_LINES, labelLimit=150, labelOverlap=False, grid=True, ticks=False
                ),
            ),
            shape=alt.Shape(
                "word:N", scale=alt.Scale(domain=domain, range=[_SHAPES[s] for s in STATUSES])
            ),
            color=alt.Color(
                "word:N", scale=alt.Scale(domain=domain, range=[_COLOURS[s] for s in STATUSES])
            ),
            size=alt.Size(
                "word:N",
                scale=alt.Scale(domain=domain, range=[_SIZES[s] for s in STATUSES]),
            ),
            tooltip=[
                alt.Tooltip("label:N", title=t("export_calendar.account")),
                alt.Tooltip("said:N", title=t("export_calendar.week")),
                alt.Tooltip("word:N", title=t("export_calendar.state")),
            ],
        )
    )
    return finished(
        alt.layer(marks).properties(height=alt.Step(_ROW)),
        t,
        description=t("export_calendar.description"),
    )
