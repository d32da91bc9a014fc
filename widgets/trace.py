"""From a figure back to file and row: the cells it rests on, as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from access.session import Session
from widgets.downloads import download_buttons

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
    st.text(t("trace.explained", n=len(named), count=t.number(len(named))))
    st.dataframe(named, hide_index=True, width="stretch", key=key)
    download_buttons(t, named, name="jejak-angka", key=key)


def _column_word(session: Session, name: str) -> str:
    key = f"column.{name}"
    return session.t(key) if session.t.has(key) else name
