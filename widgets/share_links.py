"""Share links: made here, shown once with their QR code, listed, looked at, revoked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from access.session import Session
from access.share_links import Scope, ShareLink
from access.streamlit_session import preview
from widgets.new_share_link import ask_for_link, show_made_link
from widgets.plain_text import plain

_MADE, _CONFIRM = "made-link", "confirm-revoke"


def show_share_links(session: Session) -> None:
    """The section: a form, the link that was just made, and those that exist."""
    t = session.t
    st.subheader(t("share_links.title"), anchor=False)
    st.text(t("share_links.explained"))
    made = st.session_state.get(_MADE)
    if made is not None:
        show_made_link(session, *made, on_done=_forget_made)
    with st.expander(t("share_links.make"), icon=":material/add_link:"):
        asked = ask_for_link(session)
    if asked is not None:
        st.session_state[_MADE] = asked
        st.rerun()
    _show_list(session)


def _forget_made() -> None:
    st.session_state.pop(_MADE, None)


def _show_list(session: Session) -> None:
    t = session.t
    if session.store is None:
        return
    links = session.store.links.of_coop(session.coop)
    if not links:
        st.text(t("share_links.none"))
        return
    at = datetime.now(UTC)
    listed = link_table(session, links, at)
    st.dataframe(listed, hide_index=True, width="stretch", key="share-links")
    names = {
        link.link_id: f"{link.link_id} · {link.name}" for link in links if link.revoked_at is None
    }
    if not names:
        return
    number = st.selectbox(
        t("share_links.choose"),
        list(names),
        format_func=names.__getitem__,
        key=f"share-link-{links[0].link_id}",  # a link that was just made is the chosen one
    )
    with st.container(horizontal=True):
        st.button(
            t("share_links.preview"),
            icon=":material/visibility:",
            key="preview-link-button",
            on_click=preview,
            args=(number,),
        )
        st.button(
            t("share_links.revoke"),
            icon=":material/link_off:",
            key="revoke-link",
            on_click=lambda: st.session_state.update({_CONFIRM: number}),
        )
    if number is not None and st.session_state.get(_CONFIRM) == number:
        _confirm(session, number, names[number])


def _confirm(session: Session, number: int, name: str) -> None:
    t = session.t
    st.warning(t("share_links.confirm_revoke", name=plain(name)), icon=":material/help:")
    with st.container(horizontal=True):
        st.button(t("share_links.yes"), key="revoke-yes", on_click=_revoke, args=(session, number))
        st.button(
            t("share_links.no"),
            key="revoke-no",
            on_click=lambda: st.session_state.pop(_CONFIRM, None),
        )


def _revoke(session: Session, number: int) -> None:
    st.session_state.pop(_CONFIRM, None)
    st.session_state.pop(_MADE, None)
    if session.store is not None and session.may("share"):
        session.store.links.revoke(session.coop, number, by=session.person, at=datetime.now(UTC))


def link_table(session: Session, links: Sequence[ShareLink], at: datetime) -> pd.DataFrame:
    """One row a link, newest first, all of it text but the number of views."""
    t = session.t
    frame = pd.DataFrame([_row(session, link, at) for link in links])
    return frame.rename(columns={name: t(f"share_links.column.{name}") for name in frame})


def _row(session: Session, link: ShareLink, at: datetime) -> dict[str, object]:
    t, scope = session.t, Scope.from_record(link.scope)
    unknown = t("figure.unknown")
    return {
        "number": str(link.link_id),
        "name": link.name,
        "state": t(f"share_links.state.{state_of(link, at)}"),
        "pages": ", ".join(t(f"app.page.{page}") for page in scope.pages),
        "period": t.days(scope.start, scope.end),
        "platforms": ", ".join(t(f"platform.{p}") for p in scope.platforms)
        or t("filters.all_platforms"),
        "data": t("share_links.frozen_on", day=t.date(scope.seen_on))
        if scope.seen_on
        else t("share_links.live"),
        "password": t(f"share_links.{'with' if link.password_hash else 'without'}_password"),
        "expires": t.moment(link.expires_at.replace(tzinfo=None), session.zone),
        "views": link.views,
        "last_viewed": t.date(link.last_viewed_on) if link.last_viewed_on else unknown,
        "person": link.made_by,
    }


def state_of(link: ShareLink, at: datetime) -> str:
    """good, revoked or expired."""
    if link.revoked_at is not None:
        return "revoked"
    return "good" if link.is_good(at) else "expired"
