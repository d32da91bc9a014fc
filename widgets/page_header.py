"""The line above every page: whose data, how fresh, the sample's mark, the language."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access.door import Door
from access.session import Session
from i18n.translator import LANGUAGES, Language, Translator
from widgets.data_stamp import data_stamp

LANGUAGE_KEY = "lang"
SAMPLE_KEY = "sample"


def places() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The header's place and its right-hand corner, before anything below is known."""
    line = st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="header",
    )
    left = line.container(horizontal=True, vertical_alignment="center", width="content")
    return left, line.container(width="content")


def language_switch(corner: DeltaGenerator) -> Language:
    """The language of this session; it stands in the address as `lang=en`."""
    with corner:
        chosen = st.segmented_control(
            "Bahasa / Language",
            LANGUAGES,
            default="id",
            required=True,
            key=LANGUAGE_KEY,
            bind="query-params",
            label_visibility="collapsed",
        )
    return chosen or "id"


def sample_switch(door: Door, has_own_data: bool, language: Language) -> bool:
    """Whether the sample is shown: at first yes, afterwards when somebody asks for it.

    Beyond the machine itself nobody is asked: whoever may see a co-op sees that one.
    """
    if door.kind != "local":
        return door.kind == "open"
    return st.sidebar.toggle(
        Translator(language)("app.show_sample"),
        value=not has_own_data,
        key=SAMPLE_KEY,
        bind="query-params",
    )


def show(header: DeltaGenerator, session: Session, door: Door) -> None:
    """Fill the header and, on the sample or an open server, say so."""
    t = session.t
    with header:
        if session.is_sample:
            st.badge(t("app.sample"), icon=":material/science:", color="orange")
        st.text(f"{session.coop_name} · {data_stamp(session)}")
    if door.kind == "open":
        st.warning(t("app.open_server"), icon=":material/lock_open:")
    elif session.is_sample:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(t("app.sample_explained"))
            st.button(t("app.use_own_data"), icon=":material/upload_file:", on_click=use_own_data)


def use_own_data() -> None:
    """Leave the sample: a callback, because a switch may not be changed once it is drawn."""
    st.session_state[SAMPLE_KEY] = False
