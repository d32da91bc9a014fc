"""Notes that people type for a day, drawn behind the time charts of a page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from access.session import Session
from access.typed_rows import Row
from metrics.evidence import not_removed
from widgets.kept_rows import keep_rows
from widgets.table_editor import Sheet, table_editor

_SHEET = Sheet("chart_notes", ("date", "text", "page"), {})


def chart_note_editor(session: Session, page: str) -> None:
    """The notes of this page and of all pages; nothing for those who may only read."""
    if not session.may_write:
        return
    t = session.t
    every = session.tables()["chart_notes"]
    notes = not_removed(every)
    shown = notes[notes["page"].isin(["", page])]
    words = {"page": {"": t("chart_notes.all_pages"), page: t(f"app.page.{page}")}}
    sheet = replace(_SHEET, words=words, taken=frozenset(every["note_id"].dropna()))
    with st.expander(t("chart_notes.heading"), icon=":material/edit_note:"):
        st.markdown(t("chart_notes.explained"))
        changed = table_editor(session, sheet, shown)
        keep_rows(session, "chart_notes", None if changed is None else _on_page(changed, page))


def _on_page(rows: list[Row], page: str) -> list[Row]:
    """A note whose page nobody chose belongs to the page it was typed on."""
    return [{**row, "page": page if row["page"] is None else row["page"]} for row in rows]
