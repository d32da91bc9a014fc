"""Money drawn: the value that views would have cost as a range, and amounts side by side."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts.palette import ACCENT
from charts.range_rows import figure_rows, range_rows
from charts.theme import ROW_HEIGHT, ROWS_FRAME, finished, number_axis
from i18n import Translator
from metrics.figure import Figure

COMPARABLE = ("promotion_budget", "promotion_realised", "promotion_last_year")
"""Metrics of the budget line that are whole amounts and may stand side by side."""


def value_ranges(
    figures: Sequence[tuple[str, Figure]], t: Translator, *, cost: float | None
) -> alt.LayerChart:
    """Equivalent value low to high, one row a platform; our own cost as one dashed rule."""
    return range_rows(
        figure_rows(figures, t),
        t,
        axis_title=t("promotion_savings.rupiah"),
        description=t("promotion_savings.value_description"),
        kind="money",
        reference=cost,
    )


def amount_bars(figures: Sequence[tuple[str, Figure]], t: Translator) -> alt.LayerChart:
    """Amounts of rupiah side by side, each with its number beside the bar; unknown has none.

    Only for amounts that may be compared: budget, realised, last year.
    """
    rows = pd.DataFrame(
        [
            (
                label,
                figure.value,
                t("figure.unknown") if figure.value is None else t.compact_money(figure.value),
            )
            for label, figure in figures
        ],
        columns=["label", "amount", "said"],
    ).astype({"amount": "Float64"})
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=list(rows["label"]), title=None),
        x=alt.X("amount:Q", axis=number_axis(t("promotion_savings.rupiah"), kind="money", t=t)),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("said:N", title=t("chart.amount")),
        ],
    )
    layers = [
        base.mark_bar(color=ACCENT, opacity=0.8, height=16),
        base.mark_text(align="left", baseline="middle", dx=5, fontSize=12).encode(text="said:N"),
    ]
    chart = alt.layer(*layers).properties(height=len(rows) * ROW_HEIGHT + ROWS_FRAME)
    return finished(chart, t, description=t("promotion_savings.amounts_description"))
