"""In the sidebar: who is signed in as what, which co-op, and the way out."""

from __future__ import annotations

import streamlit as st

from access.door import Door
from access.session import Session
from access.streamlit_session import coop_names, is_previewing, leave_link, preview, sign_out
from i18n.translator import Language, Translator

COOP_KEY = "coop"


def choose_coop(door: Door, language: Language) -> str | None:
    """The co-op of this run: asked only of somebody who has several; it stands in the address."""
    if len(door.members) < 2:
        return None
    names = coop_names(door.members)
    by_name = {name: coop for coop, name in names.items()}
    chosen = st.sidebar.selectbox(
        Translator(language)("door.coop"), list(by_name), key=COOP_KEY, bind="query-params"
    )
    return by_name.get(chosen or "")


def show_account(door: Door, session: Session) -> None:
    """The person and the button that ends the visit."""
    t = session.t
    if session.scope is not None:
        _show_link(session)
    elif door.kind == "member":
        role = t(f"door.role.{session.role}")
        with st.sidebar:
            st.text(
                role
                if session.person == session.role
                else t("door.signed_in_as", person=session.person, role=role)
            )
            st.button(
                t("door.sign_out"), icon=":material/logout:", key="sign-out", on_click=sign_out
            )


def _show_link(session: Session) -> None:
    """What the link shows, and how to close it."""
    t, scope = session.t, session.scope
    if scope is None:
        return
    period = t.days(scope.start, scope.end)
    kind = "frozen" if scope.is_frozen else "live"
    day = t.date(scope.seen_on) if scope.seen_on else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(t(f"door.link.{kind}", day=day, period=period))
        if is_previewing():
            st.button(
                t("door.link.end_preview"),
                icon=":material/visibility_off:",
                key="end-preview",
                on_click=preview,
                args=(None,),
            )
        else:
            st.button(
                t("door.leave_link"),
                icon=":material/close:",
                key="leave-link",
                on_click=leave_link,
            )
