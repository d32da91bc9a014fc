"""Shown in the list of pages; see `show`."""

from __future__ import annotations

import streamlit as st

from access.session import Session
from widgets.filters import filters


def show(session: Session) -> None:
    """Draw the page."""
    filters(session)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
