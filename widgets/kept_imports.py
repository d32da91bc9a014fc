"""What has just been kept: how much came in, where to look, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from access.session import Session
from widgets.page_links import page_link

_KEY = "just-kept"


def remember_kept(import_ids: Sequence[int], rows: int) -> None:
    """Tell about these imports on the next run."""
    st.session_state[_KEY] = (tuple(import_ids), rows)


def show_kept(session: Session) -> None:
    """Say what came in, once it has, with a link to the results and an undo."""
    kept = st.session_state.get(_KEY)
    if kept is None:
        return
    t = session.t
    import_ids, rows = kept
    n = len(import_ids)
    with st.container(border=True):
        st.success(t("kept_imports.kept", n=n, rows=t.number(rows)), icon=":material/check_circle:")
        with st.container(horizontal=True, vertical_alignment="center"):
            page_link(t, "ringkasan", icon="dashboard")
            page_link(t, "riwayat-data", icon="history")
            st.button(
                t("kept_imports.undo", n=n),
                icon=":material/undo:",
                key="undo-kept",
                on_click=_undo,
                args=(session, import_ids),
            )


def _undo(session: Session, import_ids: Sequence[int]) -> None:
    if session.store is None or not session.may_write:
        return
    in_force = {one.import_id for one in session.store.imports(session.coop) if one.in_force}
    for import_id in import_ids:
        if import_id in in_force:
            session.store.undo_import(import_id, by=session.person, at=datetime.now(UTC))
    st.session_state.pop(_KEY, None)
    st.toast(session.t("kept_imports.undone", n=len(import_ids)), icon=":material/undo:")
