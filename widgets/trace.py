"""From a figure back to file and row: the cells it rests on, as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from access.session import Session
from i18n import Translator
from widgets.downloads import download_buttons
from widgets.table_section import MOST_WORDS, draw_table

_COLUMNS = (
    "day",
    "platform",
    "account_id",
    "column",
    "value",
    "file_name",
    "source_row",
    "import_id",
)

_DRAWN = ("day", "column", "value", "file_name", "source_row")
"""What stands whole on a phone and on paper; the download has the rest."""


def show_trace(session: Session, cells: pd.DataFrame, *, key: str) -> None:
    """Draw the traced cells; file names and values are people's text: cells, never Markdown."""
    t = session.t
    if cells.empty:
        st.text(t("trace.nothing"))
        return
    shown = cells[[name for name in _COLUMNS if name in cells]].copy()
    shown["column"] = [_column_word(session, name) for name in shown["column"]]
    shown["day"] = [t.date(day) if pd.notna(day) else t("figure.unknown") for day in shown["day"]]
    named = shown.rename(columns={name: t(f"trace.{name}") for name in shown.columns})
    narrow = _in_words(shown, t) if len(named) <= MOST_WORDS else named
    st.text(t("trace.explained", n=len(named), count=t.number(len(named))))
    draw_table(narrow, t, alt=t("trace.heading"), key=key)
    download_buttons(t, named, name="jejak-angka", key=key)


def _in_words(shown: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Fewer columns, and numbers with the language's separators."""
    values = [_value_word(value, t) for value in shown["value"]]
    narrow = shown[[name for name in _DRAWN if name in shown]].assign(value=values)
    return narrow.rename(columns=lambda name: t(f"trace.{name}"))


def _value_word(value: Any, t: Translator) -> str:  # noqa: ANN401
    if pd.isna(value):
        return t("figure.unknown")
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return t.number(value, digits=6) if is_number else str(value)


def _column_word(session: Session, name: str) -> str:
    key = f"column.{name}"
    return session.t(key) if session.t.has(key) else name
