"""What Streamlit's own looks leave undone: whole words, room for fingers, a page on paper."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

SHEET = Path(__file__).with_name("page.css")


def page_style() -> None:
    """Put the style sheet on the page; it draws nothing."""
    st.html(SHEET)
