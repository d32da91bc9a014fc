"""The one place where a Session is built from what Streamlit knows: address, caches, headers.

Caches are shared between people: their keys are primitives (store, co-op, ledger position, names,
a share link's scope), never a table, and nothing inside them asks who is looking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from access.door import Door, House, Knock, Member, find_door
from access.front import Front
from access.own_store import own_store
from access.permissions import Role
from access.profile import Profile
from access.secrets_kept import digest
from access.session import OWN_COOP, SAMPLE_COOP, Session
from access.settings import Settings, read_settings
from access.share_links import Scope
from access.share_scope import limited
from access.signed_in import Noted
from i18n.translator import Language, Translator
from store import ShareLink, Store

Result = TypeVar("Result")
_PREVIEW, _SEEN, _WHO = "preview-link", "seen-visit", "who-is-here"
_OIDC_COOKIE = "_streamlit_user"
_SHORTEST_SECRET = 32
SIGNED_IN, SESSIONS = Noted(), Noted()


@dataclass(frozen=True)
class Sample:
    """How to open the invented co-op's store in a folder, and the day it lives in."""

    open: Callable[[Path], Store]
    today: date


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings, read once a server."""
    return read_settings()


@st.cache_resource(show_spinner=False)
def _sample_store(data_dir: str, _open: Callable[[Path], Store]) -> Store:
    return _open(Path(data_dir))


@st.cache_resource(max_entries=6, show_spinner=False)
def _tables(store_name: str, coop: str, position: int, _store: Store) -> Mapping[str, pd.DataFrame]:
    del store_name  # part of the key only
    return _store.tables(coop, as_of=position)


@st.cache_resource(max_entries=12, show_spinner=False)
def _cut(
    store_name: str, position: int, name: str, _compute: Callable[[], Mapping[str, pd.DataFrame]]
) -> Mapping[str, pd.DataFrame]:
    del store_name, position, name  # the key only: the name holds the scope of the link
    return _compute()


@st.cache_data(max_entries=2_000, show_spinner=False)
def _remembered(*, key: str, _compute: Callable[[], object]) -> object:
    """Everybody gets a copy of their own. By name and with one text as key: half the work a hit."""
    del key  # the key only
    return _compute()


def has_oidc() -> bool:
    """Whether an identity provider stands in Streamlit's secrets, section [auth]."""
    return bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets


def house() -> House:
    """What this server is."""
    return House(own_store(settings()), st.get_option("server.address"), has_oidc())


def door_now() -> Door:
    """Who is here in this run; a change of person forgets what the page remembered."""
    here = house()
    email = _confirmed_email() if here.has_oidc else None
    cookies = st.context.cookies.to_dict()
    door = find_door(
        here, Knock(st.context.headers.to_dict(), cookies, email=email), at=datetime.now(UTC)
    )
    if email and SIGNED_IN.note(oidc_cookie(cookies), email) and door.kind == "member":
        for one in door.members:
            here.store.audit.write(one.coop, "signed_in", by=one.person, at=datetime.now(UTC))
    if st.session_state.get(_WHO, door.who) != door.who:
        st.session_state.clear()
    st.session_state[_WHO] = door.who
    run = get_script_run_ctx()
    SESSIONS.note(run.session_id if run else "", door.who)
    return door


def oidc_cookie(cookies: Mapping[str, str]) -> str:
    """The digest of the provider's cookie, which can be split; "" when there is none."""
    parts = sorted((n, v) for n, v in cookies.items() if n.startswith(_OIDC_COOKIE))
    return digest(repr(parts)) if parts else ""


def _confirmed_email() -> str | None:
    """The address that the provider has confirmed; being signed in alone says nothing."""
    said = st.user.to_dict()
    is_confirmed = said.get("is_logged_in") is True and said.get("email_verified") is True
    email = said.get("email")
    return email if is_confirmed and isinstance(email, str) else None


def has_own_data(door: Door) -> bool:
    """Whether the co-op of the person at the machine has anything in its ledger."""
    return door.kind == "local" and house().store.position(OWN_COOP) > 0


def coop_names(members: Sequence[Member]) -> dict[str, str]:
    """Co-op -> what people call it; the code follows where two share a name."""
    store = house().store
    known = {coop.coop_id: coop.name for coop in store.coops()}
    names = {}
    for coop in (member.coop for member in members):
        tables = _tables(f"{coop}@{id(store)}", coop, store.position(coop), store)
        names[coop] = Profile.of(tables).name or known[coop]
    several = {name for name in names.values() if list(names.values()).count(name) > 1}
    return {coop: f"{n} ({coop})" if n in several else n for coop, n in names.items()}


def open_session(
    language: Language, door: Door, sample: Sample, *, show_sample: bool, coop: str | None = None
) -> Session:
    """The session of this run; a door that lets nobody in has none.

    The sample is for reading only and lives on its own day. `coop` is the chosen one of a person
    who has several; any other is refused.
    """
    t = Translator(language)
    if door.visit is not None and door.kind == "link":
        return _link_session(t, door.visit.link)
    if show_sample or door.kind == "open":
        store = _sample_store(str(settings().data_dir), sample.open)
        role: Role = "manager" if door.kind == "local" else "guest"
        return _session(t, store, Member(SAMPLE_COOP, role, role), today=sample.today)
    if not door.members:
        raise PermissionError(f"nothing opens for a visitor who is {door.kind}")
    member = next((one for one in door.members if one.coop == coop), door.members[0])
    session = _session(t, house().store, member)
    link = _previewed(session)
    return session if link is None else _limited(session, Scope.from_record(link.scope))


def _link_session(t: Translator, link: ShareLink) -> Session:
    store = house().store
    session = _session(t, store, Member(link.coop_id, "reader", ""))
    limited_session = _limited(session, Scope.from_record(link.scope))
    if st.session_state.get(_SEEN) != link.link_id:
        st.session_state[_SEEN] = link.link_id
        store.links.count_view(link, datetime.now(ZoneInfo(session.zone)).date())
    return limited_session


def _limited(session: Session, scope: Scope) -> Session:
    position = session.position if scope.position is None else scope.position
    store_name = f"{session.coop}@{id(session.store)}"

    def keep(
        name: str, compute: Callable[[], Mapping[str, pd.DataFrame]]
    ) -> Mapping[str, pd.DataFrame]:
        return _cut(store_name, position, name, compute)

    return limited(session, scope, keep=keep)


def _previewed(session: Session) -> ShareLink | None:
    """The link whose receiver this person wants to be for a while; only of the own co-op."""
    wanted = st.session_state.get(_PREVIEW)
    if wanted is None or not session.may("share"):
        return None
    links = house().store.links.of_coop(session.coop)
    return next((link for link in links if link.link_id == wanted), None)


def preview(link_id: int | None) -> None:
    """See the dashboard as a link's receiver does; None ends it."""
    if link_id is None:
        st.session_state.pop(_PREVIEW, None)
    else:
        st.session_state[_PREVIEW] = link_id


def is_previewing() -> bool:
    """Whether somebody looks through a link of their own."""
    return _PREVIEW in st.session_state


def leave_link() -> None:
    """Forget the share link in this browser: its cookie opens nothing any more."""
    knock = Knock(st.context.headers.to_dict(), st.context.cookies.to_dict())
    house().store.links.end_visit(digest(knock.cookie("tautan")))


def sign_out() -> None:
    """End the sign-in on the server; the cookie that stays in the browser opens nothing."""
    here, at = house(), datetime.now(UTC)
    if here.has_oidc:
        for one in door_now().members:
            here.store.audit.write(one.coop, "signed_out", by=one.person, at=at)
        SIGNED_IN.forget(oidc_cookie(st.context.cookies.to_dict()))
        st.logout()
        return
    knock = Knock(st.context.headers.to_dict(), st.context.cookies.to_dict())
    here.store.sign_ins.sign_out(OWN_COOP, digest(knock.cookie("masuk")), by="manager", at=at)


def _session(t: Translator, store: Store, member: Member, *, today: date | None = None) -> Session:
    coop = member.coop
    position = store.position(coop)
    store_name = f"{coop}@{id(store)}"

    def load(coop: str, position: int) -> Mapping[str, pd.DataFrame]:
        return _tables(store_name, coop, position, store)

    def remember(key: tuple[str, int, str, str], compute: Callable[[], Result], /) -> Result:
        return cast("Result", _remembered(key=repr((store_name, *key)), _compute=compute))

    session = Session(
        t=t,
        coop=coop,
        today=date.min,
        load_tables=load,
        position=position,
        role=member.role,
        person=member.person,
        store=store,
        remember=remember,
    )
    return replace(session, today=today or datetime.now(ZoneInfo(session.zone)).date())


def front() -> Front:
    """What stands before Streamlit on this server; RuntimeError when it could not be trusted."""
    if has_oidc() and len(str(st.secrets["auth"].get("cookie_secret", ""))) < _SHORTEST_SECRET:
        raise RuntimeError(
            f"cookie_secret in .streamlit/secrets.toml needs {_SHORTEST_SECRET} random characters: "
            'python -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    base = st.get_option("server.baseUrlPath").strip("/")
    return Front(
        house=house,
        email=lambda cookies: SIGNED_IN.of(oidc_cookie(cookies)),
        whose=SESSIONS.of,
        answers_to=is_host_allowed,
        data_dir=settings().data_dir,
        index=Path(st.__file__).parent / "static/index.html",
        base=f"/{base}" if base else "",
    )
