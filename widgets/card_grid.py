"""Cards side by side on a wide screen, one below the other on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access.session import Session
from metrics.figure import Figure
from widgets.figure_card import Good, figure_card

PerRow = Literal["two", "three", "four"]


def grid(name: str, *, per_row: PerRow = "three") -> DeltaGenerator:
    """A place in which each element is a cell; widgets/page.css says how wide.

    `name` is the grid's own on its page. A column of Streamlit's would be one more box around each
    card, and each box is work for the browser.
    """
    return st.container(key=f"cards-{per_row}-{name}")


def card_grid(
    cards: Sequence[tuple[str, Figure]], session: Session, *, name: str, good: Good = "up"
) -> None:
    """Labelled figures as cards, three a row; `name` is the grid's own on its page."""
    with grid(name):
        for label, figure in cards:
            figure_card(figure, session, label=label, good=good)
