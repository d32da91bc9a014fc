"""Cards side by side on a wide screen, one below the other on a phone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.session import Session
from metrics.figure import Figure
from widgets.figure_card import Good, figure_card

PER_ROW = 3


def card_grid(cards: Sequence[tuple[str, Figure]], session: Session, *, good: Good = "up") -> None:
    """Labelled figures as cards, three a row; Streamlit stacks the columns below 640 px."""
    for start in range(0, len(cards), PER_ROW):
        row = cards[start : start + PER_ROW]
        for column, (label, figure) in zip(st.columns(PER_ROW), row, strict=False):
            with column:
                figure_card(figure, session, label=label, good=good)
