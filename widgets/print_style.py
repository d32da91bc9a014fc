"""How a page looks on paper: a style sheet, because Streamlit prints its whole window."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

SHEET = Path(__file__).with_name("print.css")


def print_style() -> None:
    """Put the style sheet on the page; it holds for paper alone and draws nothing."""
    st.html(SHEET)
