"""A table with its heading and its downloads; people's text can neither format nor link."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from i18n import Translator
from widgets.downloads import download_buttons
from widgets.plain_text import plain


def table_section(
    frame: pd.DataFrame,
    t: Translator,
    *,
    heading: str,
    name: str,
    as_words: bool = False,
    drawn: pd.DataFrame | None = None,
) -> None:
    """Draw the table, scrolling inside its own width, and the buttons to take it home.

    `as_words` draws it as text that wraps on a phone, is read out by a screen reader and stands
    whole on paper; without it as a grid that can be sorted, for many rows. `drawn` is what is drawn
    as words in place of a wider `frame`.
    """
    st.markdown(f"**{heading}**")
    if as_words or drawn is not None:
        words = _escaped(frame if drawn is None else drawn)
        st.table(words, border="horizontal", hide_index=True, alt=heading)
    else:
        first = {frame.columns[0]: st.column_config.TextColumn(pinned=True)}
        st.dataframe(frame, hide_index=True, width="stretch", alt=heading, column_config=first)
    download_buttons(t, frame, name=name, key=name)


def _escaped(frame: pd.DataFrame) -> pd.DataFrame:
    """Cells and headings of a table of words, which Streamlit would read as Markdown."""
    cells = frame.astype(object).where(frame.notna(), "")
    return cells.map(lambda value: plain(str(value))).rename(columns=lambda name: plain(str(name)))
