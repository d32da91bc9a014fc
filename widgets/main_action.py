"""How the main button of a page stands out."""

from __future__ import annotations

from typing import Literal

import streamlit as st


def emphasis() -> Literal["primary", "secondary"]:
    """Filled on a light ground, outlined on a dark one.

    Streamlit writes white on the primary colour. No one colour is dark enough for that and light
    enough for marked words on a dark ground (4.5 : 1 both), so there the words have it.
    """
    return "secondary" if st.context.theme.type == "dark" else "primary"
