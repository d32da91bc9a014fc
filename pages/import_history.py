"""Riwayat Data: what came in, when and by whom; undo and redo; which days are filled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from access.coverage import coverage
from access.session import Session
from access.typed_rows import READER
from store import Import, StoreError
from widgets.audit_list import show_audit
from widgets.coverage_table import show_coverage
from widgets.downloads import download_buttons
from widgets.export_calendar import show_export_calendar
from widgets.main_action import emphasis
from widgets.page_links import page_link
from widgets.plain_text import plain
from widgets.problem_list import problem_sentence, show_notes
from widgets.table_section import MOST_WORDS, draw_table

_CONFIRM, _TOLD = "confirm-turn", "told-turn"
_DRAWN = ("came_in", "state", "file", "account", "days")
"""What stands whole on a phone and on paper; the download has the rest."""


def show(session: Session) -> None:
    """Draw the page."""
    t = session.t
    st.title(t("import_history.title"), anchor=False)
    st.text(t("import_history.question"))
    imports = session.store.imports(session.coop)[::-1] if session.store else []
    if not imports:
        st.info(t("import_history.nothing"), icon=":material/inbox:")
        page_link(t, "tambah-data", icon="upload_file")
        show_audit(session)
        return
    _tell()
    st.subheader(t("import_history.imports"), anchor=False)
    listed = import_table(session, imports)
    shown = [t(f"import_history.{name}") for name in _DRAWN]
    few = len(listed) <= MOST_WORDS
    draw_table(listed[shown] if few else listed, t, alt=t("import_history.imports"), key="imports")
    download_buttons(t, listed, name="jejak-riwayat", key="imports-download")
    _show_details(session, imports)
    show_export_calendar(session)
    show_coverage(session, coverage(session.tables(), session.zone))
    show_audit(session)


def import_table(session: Session, imports: Sequence[Import]) -> pd.DataFrame:
    """One row an import, newest first, in words."""
    t = session.t
    rows = [
        {
            "came_in": t.moment(one.made_at, session.zone),
            "state": t(f"import_history.{'in_force' if one.in_force else 'not_in_force'}"),
            "file": _name(session, one),
            "account": _account(session, one),
            "kind": ", ".join(t(f"table.{name}") for name in one.tables),
            "days": _days(session, one),
            "rows": t.number(one.rows),
            "person": _person(session, one.made_by),
        }
        for one in imports
    ]
    frame = pd.DataFrame(rows)
    return frame.rename(columns={name: t(f"import_history.{name}") for name in frame.columns})


def _name(session: Session, one: Import) -> str:
    if one.reader == READER:
        tables = ", ".join(session.t(f"table.{name}") for name in one.tables)
        return session.t("import_history.typed", tables=tables)
    return f"{one.container} / {one.name}" if one.container else one.name


def _account(session: Session, one: Import) -> str:
    platform = session.t(f"platform.{one.platform}") if one.platform else ""
    account = one.account or one.answers.get("account", "")
    return " · ".join(part for part in (platform, account) if part) or "–"


def _person(session: Session, person: str) -> str:
    key = f"import_history.person_name.{person}"
    return session.t(key) if session.t.has(key) else person


def _days(session: Session, one: Import) -> str:
    firsts = [table.first for table in one.tables.values() if table.first is not None]
    lasts = [table.last for table in one.tables.values() if table.last is not None]
    if not firsts or not lasts:
        return "–"
    first, last = min(firsts), max(lasts)
    t = session.t
    return t.date(first) if first == last else f"{t.date(first)} – {t.date(last)}"


def _show_details(session: Session, imports: Sequence[Import]) -> None:
    t = session.t
    by_number = {one.import_id: one for one in imports}
    number = st.selectbox(
        t("import_history.choose"),
        list(by_number),
        format_func=lambda n: f"{n} · {_name(session, by_number[n])}",
        key="import",
    )
    if number is None or session.store is None:
        return
    one = by_number[number]
    store = session.store
    with st.container(border=True):
        moment = t.moment(one.changed_at, session.zone)
        person = _person(session, one.changed_by)
        st.text(t("import_history.changed", moment=moment, person=person))
        show_notes(session, one.notes)
        with st.container(horizontal=True):
            if session.may("take_originals"):
                st.download_button(
                    t("downloads.original"),
                    lambda: store.raw_file(number).content,
                    file_name=one.name,
                    icon=":material/download:",
                    on_click="ignore",
                    key=f"original-{number}",
                )
            if session.may_write:
                _show_turn_button(session, one)
        if st.session_state.get(_CONFIRM) == number:
            _show_confirmation(session, one)


def _show_turn_button(session: Session, one: Import) -> None:
    word = "undo" if one.in_force else "redo"
    st.button(
        session.t(f"import_history.{word}"),
        icon=f":material/{word}:",
        key=f"turn-{one.import_id}",
        on_click=lambda: st.session_state.update({_CONFIRM: one.import_id}),
    )


def _show_confirmation(session: Session, one: Import) -> None:
    t = session.t
    sentence = "confirm_undo" if one.in_force else "confirm_redo"
    st.warning(
        t(f"import_history.{sentence}", name=plain(_name(session, one))), icon=":material/help:"
    )
    with st.container(horizontal=True):
        st.button(
            t("import_history.confirm"),
            type=emphasis(),
            key="confirm-yes",
            on_click=_turn,
            args=(session, one),
        )
        st.button(
            t("import_history.leave"),
            key="confirm-no",
            on_click=lambda: st.session_state.pop(_CONFIRM, None),
        )


def _turn(session: Session, one: Import) -> None:
    st.session_state.pop(_CONFIRM, None)
    if session.store is None or not session.may_write:
        return
    own = {kept.import_id for kept in session.store.imports(session.coop)}
    if one.import_id not in own:
        return
    turn = session.store.undo_import if one.in_force else session.store.redo_import
    try:
        turn(one.import_id, by=session.person, at=datetime.now(UTC))
    except StoreError as refusal:
        st.session_state[_TOLD] = ("warning", problem_sentence(session.t, refusal.problem))
        return
    word = "undone" if one.in_force else "redone"
    st.session_state[_TOLD] = (
        "success",
        session.t(f"import_history.{word}", name=_name(session, one)),
    )


def _tell() -> None:
    """What the last click did, once."""
    kind, sentence = st.session_state.pop(_TOLD, ("", ""))
    if kind == "success":
        st.success(plain(sentence), icon=":material/check_circle:")
    elif kind:
        st.warning(plain(sentence), icon=":material/warning:")


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
