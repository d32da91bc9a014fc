"""Who may sign in, and as what: typed by the manager, in force at everybody's next click."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from access.people_list import PeopleRefusedError, keep_people, people_of
from access.permissions import MEMBERS
from access.session import Session
from access.streamlit_session import has_oidc
from i18n import Translator
from widgets.main_action import emphasis
from widgets.plain_text import plain
from widgets.problem_list import problem_sentence

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TOLD, _ROUND = "people-told", "people-round"


def show_people(session: Session) -> None:
    """The list as a sheet; refused as a whole when one line is wrong."""
    t = session.t
    if not has_oidc():
        st.info(t("people.no_sign_in"), icon=":material/info:")
    if st.session_state.pop(_TOLD, False):
        st.success(t("people.saved"), icon=":material/check_circle:")
    known = people_of(session)
    edited = st.data_editor(
        pd.DataFrame(known.items(), columns=["email", "role"], dtype="str"),
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config=_columns(t),
        key=f"people-{st.session_state.get(_ROUND, 0)}",
    )
    if st.button(t("people.save"), type=emphasis(), icon=":material/save:", key="save-people"):
        _keep(session, edited)


def _columns(t: Translator) -> dict[str, ColumnConfig | str | None]:
    words: dict[str, str] = {role: t(f"door.role.{role}") for role in MEMBERS}
    return {
        "email": st.column_config.TextColumn(t("people.email"), max_chars=254, required=True),
        "role": st.column_config.SelectboxColumn(
            t("people.role"), options=list(words), format_func=partial(_word, words), required=True
        ),
    }


def _word(words: Mapping[str, str], role: object) -> str:
    return words.get(str(role), str(role))


def _keep(session: Session, edited: pd.DataFrame) -> None:
    t = session.t
    rows = edited.dropna().to_dict("list")
    emails = [str(email).strip() for email in rows["email"]]
    for email in emails:
        if not _EMAIL.fullmatch(email):
            st.warning(plain(t("people.bad_email", value=email)), icon=":material/warning:")
            return
    wanted: Mapping[str, str] = dict(zip(emails, rows["role"], strict=True))
    twice = next((e for e in emails if [x.casefold() for x in emails].count(e.casefold()) > 1), "")
    if twice:
        st.warning(plain(t("people.twice", value=twice)), icon=":material/warning:")
        return
    try:
        keep_people(session, wanted, at=datetime.now(UTC))
    except PeopleRefusedError as refusal:
        st.warning(plain(problem_sentence(t, refusal.problem)), icon=":material/warning:")
        return
    st.session_state[_TOLD] = True
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()
