"""Ranges drawn as rows: a band from floor to ceiling, a point for the value, one row a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import altair as alt
import pandas as pd

from charts.amounts import amount, with_unit
from charts.figure_words import value_text
from charts.palette import ACCENT, GREY
from charts.theme import ROW_HEIGHT, ROWS_FRAME, finished, number_axis
from i18n import Translator
from metrics.figure import Figure

COLUMNS = ("label", "low", "value", "high", "open_above", "low_text", "value_text", "high_text")
"""What a frame of ranges holds; the texts are printed in the tooltip as the cards print them."""

_TWO_LINES = "split(datum.label, ' · ')"
"""Platform above account: on a phone a label has the width of one of them."""

Kind = Literal["number", "share", "money"]


def figure_rows(figures: Sequence[tuple[str, Figure]], t: Translator) -> pd.DataFrame:
    """The frame of ranges of labelled figures, with the words the cards use."""
    rows = [
        (
            label,
            figure.low,
            figure.value,
            figure.high,
            figure.open_above or (figure.high is None and figure.low is not None),
            _bound(figure, figure.low, t),
            value_text(figure, t, unit=True),
            t("chart.open") if figure.open_above else _bound(figure, figure.high, t),
        )
        for label, figure in figures
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({"low": "Float64", "value": "Float64", "high": "Float64"})


def _bound(figure: Figure, bound: float | None, t: Translator) -> str:
    if bound is None:
        return t("figure.unknown")
    return with_unit(amount(bound, figure.unit, t, rounded=figure.is_estimate), figure.unit, t)


def range_rows(
    ranges: pd.DataFrame,
    t: Translator,
    *,
    axis_title: str,
    description: str,
    kind: Kind = "number",
    reference: float | None = None,
) -> alt.LayerChart:
    """Rows of `COLUMNS`: floor to ceiling as a band, the value as a diamond.

    An open ceiling ends in an arrow and not in a bar end: more than this cannot be excluded.
    A row without bounds keeps its place, empty. `reference` is one dashed rule across (a cost).
    """
    order = list(ranges["label"])
    base = alt.Chart(ranges.assign(band_end=_band_end(ranges))).encode(
        y=alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelExpr=_TWO_LINES)),
        tooltip=_tooltip(t),
    )
    axis = number_axis(axis_title, kind=kind, t=t)
    low, value = (
        alt.X(f"{name}:Q", axis=axis, scale=alt.Scale(zero=True)) for name in ("low", "value")
    )
    layers = []
    if ranges["low"].notna().any():  # a layer without a number has no extent
        layers += [
            base.mark_bar(height=12, opacity=0.35, color=ACCENT).encode(x=low, x2="band_end:Q"),
            base.mark_tick(color=ACCENT, thickness=2, size=18).encode(x=low),
        ]
    layers += _ceilings(base, ranges)
    if ranges["value"].notna().any() or not layers:
        layers.append(
            base.mark_point(shape="diamond", filled=True, size=130, opacity=1, color=ACCENT).encode(
                x=value
            )
        )
    if reference is not None:
        rule = alt.Chart(pd.DataFrame({"value": [reference]}))
        layers.append(
            rule.mark_rule(color=GREY, strokeDash=[6, 4], strokeWidth=2).encode(x="value:Q")
        )
    chart = alt.layer(*layers).properties(height=len(order) * ROW_HEIGHT + ROWS_FRAME)
    return finished(chart, t, description=description)


def _ceilings(base: alt.Chart, ranges: pd.DataFrame) -> list[alt.Chart]:
    """Bar ends and arrows; a layer without any row would be a mark that says nothing."""
    layers = []
    if (ranges["high"].notna() & ~ranges["open_above"]).any():
        ticks = base.transform_filter("!datum.open_above && isValid(datum.high)")
        layers.append(ticks.mark_tick(color=ACCENT, thickness=2, size=18).encode(x="high:Q"))
    if ranges["open_above"].any():
        arrows = base.transform_filter("datum.open_above").mark_point(
            shape="triangle-right", filled=True, size=110, opacity=1, color=ACCENT
        )
        layers.append(arrows.encode(x="band_end:Q"))
    return layers


def _band_end(ranges: pd.DataFrame) -> pd.Series:
    """Where the band ends: the ceiling, or the highest number that is known to be reached."""
    known = ranges[["low", "value"]].astype("Float64").max(axis=1)
    return ranges["high"].astype("Float64").where(~ranges["open_above"], known).fillna(known)


def _tooltip(t: Translator) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=" "),
        alt.Tooltip("low_text:N", title=t("chart.floor")),
        alt.Tooltip("value_text:N", title=t("chart.value")),
        alt.Tooltip("high_text:N", title=t("chart.ceiling")),
    ]
