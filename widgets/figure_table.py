"""Many figures of one kind as a table: the same words as the cards, one row a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from charts import figure_words
from i18n import Translator
from metrics.figure import Figure
from widgets.plain_text import plain
from widgets.table_section import table_section

ARROWS = {"up": "▲", "down": "▼", "uncertain": "↔"}

Labelled = Sequence[tuple[str, Figure]]


def figure_table_section(
    figures: Labelled,
    t: Translator,
    *,
    scope: str,
    heading: str,
    name: str,
    further: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Draw the table with its downloads; remarks that hold for every row stand once below it.

    `scope` heads the labels; `further` are more columns of words, put before the notes.
    """
    shared = _shared_remarks(figures, t)
    frame = figure_table(figures, t, scope=scope, without=shared)
    for title, words in (further or {}).items():
        frame.insert(len(frame.columns) - 1, title, list(words))
    table_section(frame, t, heading=heading, name=name)
    if shared:
        st.markdown("  \n".join(f":small[{plain(remark)}]" for remark in shared))


def figure_table(
    figures: Labelled, t: Translator, *, scope: str, without: Sequence[str] = ()
) -> pd.DataFrame:
    """Label, value, range, verdict, n and notes as text; columns without an entry are left out.

    A note is the reason why there is no value, and the remarks that are not in `without`.
    """
    rows = [
        {
            scope: label,
            t("figure.column.value"): figure_words.value_text(figure, t, unit=True),
            t("figure.column.range"): figure_words.range_text(figure, t),
            t("figure.column.verdict"): _verdict(figure, t),
            t("figure.column.n"): figure_words.evidence_text(figure, t),
            t("figure.column.note"): _note(figure, t, without=without),
        }
        for label, figure in figures
    ]
    frame = pd.DataFrame(rows)
    used = [name for name in frame if name == scope or (frame[name] != "").any()]
    return frame[used]


def _verdict(figure: Figure, t: Translator) -> str:
    if figure.verdict is None:
        return ""
    return f"{ARROWS[figure.verdict]} {figure_words.verdict_text(figure, t)}"


def _shared_remarks(figures: Labelled, t: Translator) -> list[str]:
    """The remarks that every figure of the table carries."""
    said = [figure_words.remark_texts(figure, t) for _, figure in figures]
    return [remark for remark in said[0] if all(remark in others for others in said)]


def _note(figure: Figure, t: Translator, *, without: Sequence[str]) -> str:
    remarks = [text for text in figure_words.remark_texts(figure, t) if text not in without]
    return " ".join(text for text in (figure_words.reason_text(figure, t), *remarks) if text)
