"""Rapat: what the board opens together; its share links."""

from __future__ import annotations

import streamlit as st

from access.session import Session
from widgets.share_links import show_share_links


def show(session: Session) -> None:
    """Draw the page."""
    t = session.t
    st.title(t("meeting.title"), anchor=False)
    st.text(t("meeting.question"))
    if session.may("share"):
        show_share_links(session)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
