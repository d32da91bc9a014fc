"""A table with its heading and its downloads; people's text stands in text columns only."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from i18n import Translator
from widgets.downloads import download_buttons


def table_section(frame: pd.DataFrame, t: Translator, *, heading: str, name: str) -> None:
    """Draw the table, scrolling inside its own width, and the buttons to take it home."""
    st.markdown(f"**{heading}**")
    st.dataframe(frame, hide_index=True, width="stretch", alt=heading)
    download_buttons(t, frame, name=name, key=name)
