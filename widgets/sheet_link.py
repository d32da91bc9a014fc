"""A Google Sheet by its link: fetched on a click, looked at like any file, refreshed on a click.

A failing visit never touches what was kept: the last good copy stays, its age is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import streamlit as st

from access.session import Session
from access.typed_rows import Row
from canonical.problem import Note, Problem
from canonical.raw_file import RawFile
from widgets.problem_list import show_notes, show_problems

_FETCHED = "sheet-fetched"
SETTING = "sheet."


class Fetched(Protocol):
    """What one visit to a sheet brought."""

    @property
    def spreadsheet_id(self) -> str | None:
        """The sheet's id; None when the link was none."""

    @property
    def title(self) -> str:
        """The sheet's name."""

    @property
    def files(self) -> tuple[RawFile, ...]:
        """One file a good tab."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why a tab or the whole sheet did not come."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was left out knowingly."""


Fetch = Callable[[str, Sequence[str]], Fetched]


def fetched_files(session: Session, *, fetch: Fetch, share_with: str | None) -> list[RawFile]:
    """Draw the link field and the known sheets; the files of the last visit, not yet kept."""
    t = session.t
    with st.expander(t("sheet_link.title"), icon=":material/table_chart:"):
        way = "share_with" if share_with else "share"
        st.text(t(f"sheet_link.{way}", email=share_with))
        with st.form("sheet", border=False):
            address = st.text_input(t("sheet_link.address"), max_chars=500, key="sheet-address")
            asked = st.form_submit_button(t("sheet_link.fetch"), icon=":material/download:")
        if asked and address.strip():
            _visit(session, address, fetch)
        for setting, title in sorted(known_sheets(session).items()):
            _show_known(session, setting, title, fetch)
        _show_visit(session)
    visit: Fetched | None = st.session_state.get(_FETCHED)
    return list(visit.files) if visit else []


def known_sheets(session: Session) -> Mapping[str, str]:
    """Sheets that brought data before: setting name and title."""
    return {s: title for s, title in session.profile.said.items() if s.startswith(SETTING)}


def new_sheet_rows(session: Session) -> list[Row]:
    """The profile row that remembers the sheet of this visit; none when it is known already."""
    visit: Fetched | None = st.session_state.get(_FETCHED)
    if visit is None or visit.spreadsheet_id is None or not visit.files:
        return []
    setting = f"{SETTING}{visit.spreadsheet_id}"
    if known_sheets(session).get(setting) == visit.title:
        return []
    return [{"setting": setting, "value": visit.title}]


def forget_visit() -> None:
    """Drop the files of the last visit: they were kept or turned away."""
    st.session_state.pop(_FETCHED, None)


def _visit(session: Session, address: str, fetch: Fetch) -> None:
    tabs = _known_tabs(session, address)
    with st.spinner(session.t("sheet_link.fetching")):
        st.session_state[_FETCHED] = fetch(address, tabs)


def _known_tabs(session: Session, address: str) -> list[str]:
    titles = [t for s, t in known_sheets(session).items() if s.removeprefix(SETTING) in address]
    if session.store is None or not titles:
        return []
    names = [i.name for i in session.store.imports(session.coop) if i.container in titles]
    return sorted({name.removesuffix(".csv") for name in names})


def _show_known(session: Session, setting: str, title: str, fetch: Fetch) -> None:
    t = session.t
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{title} · {_age(session, title)}")
        if st.button(t("sheet_link.refresh"), icon=":material/sync:", key=f"refresh-{setting}"):
            _visit(session, setting.removeprefix(SETTING), fetch)


def _age(session: Session, title: str) -> str:
    """When the copy that counts came in, in the co-op's time."""
    imports = session.store.imports(session.coop) if session.store else []
    moments = [one.made_at for one in imports if one.container == title and one.in_force]
    if not moments:
        return session.t("sheet_link.no_copy")
    return session.t("sheet_link.copy_of", moment=session.t.moment(max(moments), session.zone))


def _show_visit(session: Session) -> None:
    visit: Fetched | None = st.session_state.get(_FETCHED)
    if visit is None:
        return
    if visit.problems:
        show_problems(session, visit.problems)
        known = f"{SETTING}{visit.spreadsheet_id}" in known_sheets(session)
        if known and not visit.files:
            st.warning(session.t("sheet_link.old_copy_stays"), icon=":material/history:")
    if visit.files:
        st.text(session.t("sheet_link.brought", n=len(visit.files), title=visit.title))
    show_notes(session, visit.notes)
