"""What somebody sees whom the door does not let in: one sentence and the way in, no number."""

from __future__ import annotations

import streamlit as st

from access.door import Door
from access.routes import SIGN_IN, UNLOCK
from access.streamlit_session import leave_link, sign_out
from i18n.translator import Language, Translator
from widgets.main_action import emphasis


def show_door(door: Door, language: Language, *, has_oidc: bool) -> None:
    """Draw it; the words are those of the plain pages beside the dashboard."""
    t = Translator(language)
    st.title(t(f"door.{door.kind}.title"), anchor=False)
    if door.kind == "signed_out":
        st.text(t("door.lead"))
        if has_oidc:
            st.button(t("door.sign_in"), type=emphasis(), key="sign-in", on_click=st.login)
        else:
            st.link_button(t("door.sign_in"), SIGN_IN, type=emphasis())
            st.text(t("door.reload"))
        return
    st.text(t(f"door.{door.kind}.text"))
    if door.kind == "locked":
        st.link_button(t("door.locked.button"), UNLOCK, type=emphasis())
    if door.kind == "stranger":
        st.button(t("door.sign_out"), key="sign-out", on_click=sign_out)
    if door.kind == "locked":
        st.button(t("door.leave_link"), key="leave-link", on_click=leave_link)
