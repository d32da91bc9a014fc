"""Tambah Data: files or a sheet come in, are looked at, answered for, and kept on a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import streamlit as st

from access import author_key, incoming
from access.incoming import Incoming
from access.session import Session
from access.settings import read_settings
from access.typed_rows import keep_typed
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from store import Import, StoreError
from widgets import column_match, import_preview, kept_imports, page_header, sheet_link
from widgets.download_help import show_download_help
from widgets.main_action import emphasis
from widgets.problem_list import show_problems
from widgets.question_form import ask

_TYPES = ["csv", "tsv", "txt", "xlsx", "xls", "zip"]
_ROUND, _REFUSAL = "upload-round", "import-refusal"
_WAITING = ("question", "needs_yes", "unknown")
_GIVEN, _READ, _SEEN = "given-answers", "read-results", "incoming-files"
_DONE = "kept-files"


def show(session: Session) -> None:
    """Draw the page."""
    t = session.t
    st.title(t("add_data.title"), anchor=False)
    st.text(t("add_data.question"))
    if session.is_sample:
        _show_sample(session)
    elif session.may_write:
        _show_intake(session)
    from readers.coop_template_blank import blank_template

    show_download_help(session, blank_template)


def _show_sample(session: Session) -> None:
    t = session.t
    st.info(t("add_data.sample"), icon=":material/science:")
    if session.role == "manager":
        st.button(
            t("app.use_own_data"),
            type=emphasis(),
            key="own-data",
            on_click=page_header.use_own_data,
        )


def _show_intake(session: Session) -> None:
    kept_imports.show_kept(session)
    if _REFUSAL in st.session_state:
        show_problems(session, [st.session_state[_REFUSAL]])
    arrived = incoming.without_repeats([*_uploaded(session), *_from_sheet(session)])
    # A click can overtake an answer that the page was still taking in: what that click kept is
    # done, what the answer made ready stays. Shown again, it would look like a file of long ago.
    done: frozenset[str] = st.session_state.get(_DONE, frozenset())
    raws = [raw for raw in arrived if incoming.file_key(raw) not in done]
    if not raws:
        return
    given: Mapping[str, str] = st.session_state.get(_GIVEN, {})
    files = _look(session, raws, {**given, **column_match.matches()})
    column_match.match_columns(session, files)
    _ask(session, files, given)
    st.subheader(import_preview.overview(session, files), anchor=False)
    buttons = st.container(horizontal=True)
    agreed = {file.key: import_preview.show_file(session, file) for file in files}
    with buttons:
        _show_buttons(session, files, incoming.keepable(files, agreed))


def _uploaded(session: Session) -> list[RawFile]:
    from sources.upload import raw_files

    t = session.t
    uploads = st.file_uploader(
        t("add_data.drop"),
        type=_TYPES,
        accept_multiple_files=True,
        help=t("add_data.drop_help"),
        key=f"upload-{st.session_state.get(_ROUND, 0)}",
    )
    raws: list[RawFile] = []
    for upload in uploads:
        arrived, problems = raw_files(upload.name, upload.getvalue())
        raws += arrived
        show_problems(session, problems)
    return raws


def _from_sheet(session: Session) -> list[RawFile]:
    from access.streamlit_session import settings
    from sources.google_sheet import SheetAccess, SheetFetch, fetch_sheet, service_account_email

    known = settings()
    access = SheetAccess(known.google_api_key or None, known.google_service_account_file)

    def fetch(address: str, tabs: Sequence[str]) -> SheetFetch:
        return fetch_sheet(address, access, known_tabs=tabs)

    return sheet_link.fetched_files(session, fetch=fetch, share_with=service_account_email(access))


def _look(session: Session, raws: Sequence[RawFile], given: Mapping[str, str]) -> list[Incoming]:
    """Each file as it stands now; nothing is read or compared twice for the same answers."""
    seen: dict[object, Incoming] = st.session_state.setdefault(_SEEN, {})
    said = frozenset(given.items())
    keys = [(incoming.file_key(raw), session.position, said) for raw in raws]
    fresh = [(key, raw) for key, raw in zip(keys, raws, strict=True) if key not in seen]
    if fresh:
        bar = st.progress(0.0, text=session.t("add_data.reading", n=len(fresh)))
        for done, (key, raw) in enumerate(fresh, start=1):
            seen[key] = incoming.take_in(session, raw, given, read=_read_once, look=_look_closer)
            bar.progress(done / len(fresh))
        bar.empty()
    return [seen[key] for key in keys]


def _read_once(raw: RawFile, answers: Mapping[str, str], day: date) -> ReadResult:
    from readers import read_file

    known: dict[tuple[object, ...], ReadResult] = st.session_state.setdefault(_READ, {})
    key = (incoming.file_key(raw), *sorted(answers.items()), day)
    if key not in known:
        secret = {author_key.ANSWER: author_key.author_key(read_settings())}
        known[key] = read_file(raw, {**answers, **secret}, day)
    return known[key]


def _look_closer(raw: RawFile) -> incoming.UnknownTable | None:
    from readers.unknown_table import unknown_table

    return unknown_table(raw)


def _ask(session: Session, files: Sequence[Incoming], given: Mapping[str, str]) -> None:
    if not incoming.groups(files):
        return
    st.subheader(session.t("add_data.questions"), anchor=False)
    answers = ask(session, files)
    if answers != given:
        st.session_state[_GIVEN] = answers
        st.rerun()


def _show_buttons(
    session: Session, files: Sequence[Incoming], keepable: Sequence[Incoming]
) -> None:
    t = session.t
    st.button(
        t("add_data.keep", n=len(keepable)),
        type=emphasis(),
        icon=":material/save:",
        disabled=not keepable,
        key="keep",
        on_click=_keep,
        args=(session, files, keepable),
    )
    st.button(t("add_data.cancel"), icon=":material/close:", key="cancel", on_click=_start_anew)


def _keep(session: Session, files: Sequence[Incoming], keepable: Sequence[Incoming]) -> None:
    """Keep what may be kept; the page is emptied unless a file still waits for a person."""
    at = datetime.now(UTC)
    kept: list[Import] = []
    st.session_state.pop(_REFUSAL, None)
    try:
        for file in keepable:
            kept += incoming.keep(session, [file], at=at)
        sheet = sheet_link.new_sheet_rows(session)
        if sheet:
            keep_typed(session, "coop_profile", sheet, at=at)
    except StoreError as refusal:
        st.session_state[_REFUSAL] = refusal.problem
    if kept:
        kept_imports.remember_kept([one.import_id for one in kept], sum(one.rows for one in kept))
    done = {file.key for file in keepable[: len(kept)]}
    st.session_state[_DONE] = st.session_state.get(_DONE, frozenset()) | done
    waiting = any(one.key not in done and one.state in _WAITING for one in files)
    if not waiting and _REFUSAL not in st.session_state:
        _start_anew()


def _start_anew() -> None:
    """Empty the page: the next upload gets a fresh field, nothing of the last is remembered."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    for key in (_GIVEN, _READ, _SEEN, _REFUSAL, _DONE):
        st.session_state.pop(key, None)
    column_match.forget_matches()
    sheet_link.forget_visit()


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
