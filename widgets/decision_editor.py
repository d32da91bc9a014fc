"""Questions and decisions of the meeting: typed here, kept as an import, shown at the next one."""

from __future__ import annotations

import streamlit as st

from access.session import Session
from canonical.vocabulary import DECISION_STATES
from widgets.kept_rows import keep_rows
from widgets.table_editor import Sheet, table_editor

COLUMNS = ("meeting_on", "question", "decision", "owner", "due", "status")


def show_decisions(session: Session) -> None:
    """All of them, the latest meeting first; without the right to write they can only be read."""
    t = session.t
    if session.scope is not None and not session.scope.with_words:
        return  # hidden, which is not the same as none
    st.subheader(t("meeting.decisions"), anchor=False)
    st.text(t("meeting.decisions_explained"))
    words = {"status": {code: t(f"option.decision_state.{code}") for code in DECISION_STATES}}
    table = session.tables()["decisions"]
    removed = table["removed"].fillna(value=False).astype(bool)
    rows = table[~removed].sort_values(["meeting_on", "decision_id"], ascending=[False, True])
    if rows.empty and not session.may_write:
        st.text(t("meeting.no_decisions"))
        return
    sheet = Sheet("decisions", COLUMNS, words, taken=frozenset(table["decision_id"]))
    keep_rows(session, "decisions", table_editor(session, sheet, rows))
