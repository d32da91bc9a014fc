"""Posting times as the cells of a week: what may be said of each, in a sign and a number."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts import figure_words
from i18n import Translator
from metrics.figure import Figure
from metrics.post_engagement import DAYPARTS

_SIGNS = {"above": "▲ ", "below": "▼ ", "unsure": "", "few": ""}


def has_cells(times: Sequence[Figure]) -> bool:
    """Whether weekday and part of the day were judged together."""
    return any(_is_cell(one) for one in times)


def time_cells(times: Sequence[Figure], t: Translator) -> pd.DataFrame:
    """Rows (weekday, daypart, state, said, n, range), all 35 cells, Monday morning first."""
    found = {
        (int(float(one.details["weekday"] or 0)), str(one.details["daypart"])): one
        for one in times
        if _is_cell(one)
    }
    rows = []
    for weekday in range(7):
        for daypart in DAYPARTS:
            figure = found.get((weekday, daypart))
            state = state_of(figure)
            rows.append(
                (
                    t(f"engagement.weekday.{weekday}"),
                    t(f"engagement.daypart.{daypart}"),
                    state,
                    _SIGNS[state] + _said(figure, t),
                    t("figure.n_only", n=t.number((figure.n or 0) if figure else 0)),
                    "" if figure is None else figure_words.range_text(figure, t),
                )
            )
    return pd.DataFrame(rows, columns=["weekday", "daypart", "state", "said", "n", "range"])


def state_of(figure: Figure | None) -> str:
    """Say above or below only where the whole range is; else unsure; few where nothing is known."""
    if figure is None or figure.value is None:
        return "few"
    if figure.low is not None and figure.low > 1:
        return "above"
    if figure.high is not None and figure.high < 1:
        return "below"
    return "unsure"


def _said(figure: Figure | None, t: Translator) -> str:
    if figure is None or figure.value is None:
        return t("figure.unknown")
    return t("content.times", value=t.number(figure.value, digits=2))


def _is_cell(figure: Figure) -> bool:
    return figure.details.get("weekday") is not None and bool(figure.details.get("daypart"))
