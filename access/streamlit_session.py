"""The one place where a Session is built from what Streamlit knows: address, caches, headers.

Caches are shared between people: their keys are primitives (store, co-op, ledger position, names),
never a table, and nothing inside them asks who is looking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from access.profile import Profile
from access.reach_of_server import is_local
from access.session import OWN_COOP, SAMPLE_COOP, Role, Session
from access.settings import Settings, read_settings
from i18n.translator import Language, Translator
from store import Store

Result = TypeVar("Result")


@dataclass(frozen=True)
class Sample:
    """How to open the invented co-op's store in a folder, and the day it lives in."""

    open: Callable[[Path], Store]
    today: date


@dataclass(frozen=True)
class Door:
    """What is open here: the co-op's own data, or only the sample on a server without sign-in."""

    settings: Settings
    is_local: bool
    has_own_data: bool


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings, read once a server."""
    return read_settings()


@st.cache_resource(show_spinner=False)
def _store(database_url: str, files_url: str) -> Store:
    store = Store.open(database_url, files_url)
    if OWN_COOP not in {coop.coop_id for coop in store.coops()}:
        store.create_coop(OWN_COOP, OWN_COOP, by="manager", at=datetime.now(UTC))
    return store


@st.cache_resource(show_spinner=False)
def _sample_store(data_dir: str, _open: Callable[[Path], Store]) -> Store:
    return _open(Path(data_dir))


@st.cache_resource(max_entries=6, show_spinner=False)
def _tables(store_name: str, coop: str, position: int, _store: Store) -> Mapping[str, pd.DataFrame]:
    del store_name  # part of the key only
    return _store.tables(coop, as_of=position)


@st.cache_data(max_entries=2_000, show_spinner=False)
def _remembered(
    store_name: str, key: tuple[str, int, str, str], _compute: Callable[[], object]
) -> object:
    del store_name, key  # the key only
    return _compute()


def find_door() -> Door:
    """What this visitor may open: everything at the machine itself, else only the sample."""
    known = settings()
    local = is_local(st.get_option("server.address"), st.context.headers.to_dict())
    has_own_data = local and _store(*known.store_urls).position(OWN_COOP) > 0
    return Door(known, local, has_own_data)


def open_session(language: Language, door: Door, sample: Sample, *, show_sample: bool) -> Session:
    """The session of this run. The sample is for reading only and lives on its own day."""
    t = Translator(language)
    if show_sample or not door.is_local:
        store = _sample_store(str(door.settings.data_dir), sample.open)
        role: Role = "manager" if door.is_local else "reader"
        return _session(t, store, SAMPLE_COOP, today=sample.today, role=role)
    return _session(t, _store(*door.settings.store_urls), OWN_COOP, today=None, role="manager")


def _session(t: Translator, store: Store, coop: str, *, today: date | None, role: Role) -> Session:
    position = store.position(coop)
    store_name = f"{coop}@{id(store)}"

    def load(coop: str, position: int) -> Mapping[str, pd.DataFrame]:
        return _tables(store_name, coop, position, store)

    def remember(key: tuple[str, int, str, str], compute: Callable[[], Result], /) -> Result:
        return cast("Result", _remembered(store_name, key, compute))

    if today is None:
        today = datetime.now(ZoneInfo(Profile.of(load(coop, position)).zone)).date()
    return Session(
        t=t,
        coop=coop,
        today=today,
        load_tables=load,
        position=position,
        role=role,
        store=store,
        remember=remember,
    )
