"""What a person typed is kept as one import, and told so; or it is said why nothing was kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from access.session import Session
from access.typed_rows import Row, keep_or_refuse
from widgets.page_links import page_link
from widgets.problem_list import show_problems

_TOLD = "rows-told"


def keep_rows(session: Session, table: str, rows: Sequence[Row] | None) -> None:
    """Keep the rows and draw the page anew; None means that nobody pressed Save."""
    if rows is None:
        return
    if not rows:
        st.info(session.t("settings.nothing_changed"), icon=":material/check:")
        return
    problems = keep_or_refuse(session, table, rows, at=datetime.now(UTC))
    if problems:
        show_problems(session, problems)
        return
    st.session_state[_TOLD] = len(rows)
    st.rerun()


def tell_kept(session: Session) -> None:
    """After the page was drawn anew: how much was kept, and where it can be undone."""
    count = st.session_state.pop(_TOLD, None)
    if count is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(session.t("settings.saved", n=count), icon=":material/check_circle:")
        page_link(session.t, "riwayat-data", icon="history")
