"""A table with its heading and its downloads; people's text can neither format nor link."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import pandas as pd
import streamlit as st

from i18n import Translator
from widgets.downloads import download_buttons
from widgets.plain_text import plain

MOST_WORDS = 40
"""Rows that stand as words: a page of paper, a few turns of a thumb."""


def table_section(
    frame: pd.DataFrame,
    t: Translator,
    *,
    heading: str,
    name: str,
    drawn: pd.DataFrame | None = None,
    notes: Sequence[str] = (),
    is_folded: bool = False,
) -> None:
    """Heading, table and the buttons to take all of `frame` home.

    `drawn` is what is drawn in its place: fewer columns, so that a row fits on a phone.
    `notes` stand below, a line each.
    `is_folded` is for numbers that a chart above has shown already: they open on request.
    """
    if not is_folded:
        st.markdown(f"**{heading}**")
    with st.expander(heading, icon=":material/table_rows:") if is_folded else nullcontext():
        draw_table(frame if drawn is None else drawn, t, alt=heading)
        download_buttons(t, frame, name=name, key=name)
        if notes:
            st.markdown("  \n".join(f":small[{plain(line)}]" for line in notes))


def draw_table(frame: pd.DataFrame, t: Translator, *, alt: str, key: str | None = None) -> None:
    """The table as words that wrap on a phone, are read out and stand whole on paper.

    A long one is a grid to scroll and sort, and says where all of it is: a grid on paper ends
    where the screen ended.
    """
    if len(frame) <= MOST_WORDS:
        st.table(_escaped(frame), border="horizontal", hide_index=True, alt=alt)
        return
    first = {frame.columns[0]: st.column_config.TextColumn(pinned=True)}
    st.dataframe(frame, hide_index=True, width="stretch", alt=alt, column_config=first, key=key)
    st.markdown(f":small[{plain(t('downloads.long', count=t.number(len(frame))))}]")


def _escaped(frame: pd.DataFrame) -> pd.DataFrame:
    """Cells and headings of a table of words, which Streamlit would read as Markdown."""
    cells = frame.astype(object).where(frame.notna(), "")
    return cells.map(lambda value: plain(str(value))).rename(columns=lambda name: plain(str(name)))
