"""The form for a new share link, and the link that was made: its address is shown this once."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import segno
import streamlit as st

from access.days_with_data import last_full_month
from access.permissions import READ_PAGES
from access.routes import SHARE
from access.secrets_kept import LONGEST_PASSWORD, SHORTEST_PASSWORD, new_token
from access.session import Session
from access.share_links import DEFAULT_DAYS, LONGEST_NAME, MOST_DAYS, Scope, new_link
from widgets.filter_choices import platform_options, selectable_days
from widgets.main_action import emphasis


def ask_for_link(session: Session) -> tuple[str, str] | None:
    """Draw the form; name and address of the link when it was made in this run."""
    t = session.t
    with st.form("new-share-link", border=False):
        name = st.text_input(t("share_links.name"), max_chars=LONGEST_NAME)
        pages = st.multiselect(
            t("share_links.pages"),
            shareable_pages(session),
            default=shareable_pages(session),
            format_func=lambda page: t(f"app.page.{page}"),
            placeholder=t("share_links.choose_pages"),
        )
        days = _days(session)
        platforms = _platforms(session)
        is_frozen = st.toggle(
            t("share_links.frozen"), value=True, help=t("share_links.frozen_help")
        )
        with_words = st.toggle(t("share_links.words"), help=t("share_links.words_help"))
        lasts = st.number_input(
            t("share_links.lasts"), min_value=1, max_value=MOST_DAYS, value=DEFAULT_DAYS
        )
        password = st.text_input(
            t("share_links.password"),
            type="password",
            max_chars=LONGEST_PASSWORD,
            autocomplete="new-password",
            help=t("share_links.password_help", least=SHORTEST_PASSWORD),
        )
        if not st.form_submit_button(t("share_links.create"), type=emphasis()):
            return None
    wrong = complaint(name, pages, days, password)
    if wrong:
        st.warning(t(f"share_links.complaint.{wrong}", least=SHORTEST_PASSWORD))
        return None
    frozen = (session.position, session.today) if is_frozen else (None, None)
    scope = Scope(
        pages=tuple(pages),
        start=days[0],
        end=days[1] + timedelta(days=1),
        platforms=platforms,
        position=frozen[0],
        seen_on=frozen[1],
        with_words=with_words,
    )
    return _make(session, name, scope, days=int(lasts), password=password)


def shareable_pages(session: Session) -> list[str]:
    """The pages that exist and may be shared, in their order."""
    return [page for page in READ_PAGES if session.t.has(f"app.page.{page}")]


def complaint(name: str, pages: list[str], days: tuple[date, ...], password: str) -> str:
    """What keeps the link from being made, as the end of a key; "" when nothing does."""
    if not name.strip():
        return "name"
    if not pages:
        return "pages"
    if len(days) != 2:
        return "days"
    return "password" if 0 < len(password) < SHORTEST_PASSWORD else ""


def _days(session: Session) -> tuple[date, ...]:
    month = last_full_month(session.tables(), session.today, session.zone)
    first, last = selectable_days(session.today)
    return st.date_input(
        session.t("share_links.days"),
        value=(month.start, month.last_day),
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
    )


def _platforms(session: Session) -> tuple[str, ...]:
    """The chosen platforms; none when all of them are."""
    t = session.t
    offered = platform_options(session.tables())
    chosen = st.multiselect(
        t("share_links.platforms"),
        offered,
        default=offered,
        format_func=lambda platform: t(f"platform.{platform}"),
        placeholder=t("filters.all_platforms"),
    )
    return () if len(chosen) in (0, len(offered)) else tuple(chosen)


def _make(
    session: Session, name: str, scope: Scope, *, days: int, password: str
) -> tuple[str, str] | None:
    if session.store is None or not session.may("share"):
        return None
    token, at = new_token(), datetime.now(UTC)
    link = new_link(name, scope, token, days=days, password=password, at=at)
    session.store.links.add(session.coop, link, by=session.person, at=at)
    return link.name, f"{_root()}{SHARE}/{token}"


def _root() -> str:
    """The dashboard's own address in this person's browser."""
    here = urlsplit(st.context.url or "")
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"{here.scheme}://{here.netloc}" + (f"/{base}" if base else "")


def show_made_link(
    session: Session, name: str, address: str, *, on_done: Callable[[], None]
) -> None:
    """The address and its QR code: only a hash is kept, so this is the only time."""
    t = session.t
    code = segno.make_qr(address, error="m")
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=12, border=4)
    drawing = code.svg_inline(scale=6, border=4, light="#ffffff")
    with st.container(border=True):
        st.text(t("share_links.made", name=name))
        st.code(address, language=None, wrap_lines=True)
        if urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1"):
            st.info(t("share_links.only_here"), icon=":material/computer:")
        st.image(drawing, alt=t("share_links.qr"), width=280)
        with st.container(horizontal=True):
            st.download_button(
                t("share_links.png"),
                picture.getvalue(),
                file_name="jejak-qr.png",
                mime="image/png",
                on_click="ignore",
                key="qr-png",
            )
            st.download_button(
                t("share_links.svg"),
                drawing,
                file_name="jejak-qr.svg",
                mime="image/svg+xml",
                on_click="ignore",
                key="qr-svg",
            )
            st.button(t("share_links.done"), key="made-link-done", on_click=on_done)
