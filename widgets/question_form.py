"""Questions that only a person can answer, put once for all files that ask the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from access.incoming import Asked
from access.session import Session
from widgets.filter_choices import account_options
from widgets.plain_text import plain


def ask(
    session: Session, groups: Mapping[str, Sequence[Asked]], names: Mapping[str, str]
) -> dict[str, str]:
    """Draw each question; the answers by the key of their group or of one file alone.

    `names` gives the file name behind `Asked.file`. An empty answer is left out.
    """
    answers: dict[str, str] = {}
    for group, asked in groups.items():
        with st.container(border=True):
            _draw_group(session, group, asked, names, answers)
    return {key: value for key, value in answers.items() if value}


def _draw_group(
    session: Session,
    group: str,
    asked: Sequence[Asked],
    names: Mapping[str, str],
    answers: dict[str, str],
) -> None:
    t = session.t
    files = [names[a.file] for a in asked]
    st.text(t("question_form.for_files", n=len(files), files=_listed(session, files)))
    one_by_one = len(asked) > 1 and st.toggle(
        t("question_form.one_by_one"), key=f"alone-{group}", help=t("question_form.one_by_one_help")
    )
    if not one_by_one:
        sentence = _sentence(session, asked)
        answers[group] = _answer(session, asked[0], sentence, key=f"answer-{group}")
        return
    for a in asked:
        sentence = f"{_sentence(session, [a])} ({plain(names[a.file])})"
        answers[a.alone] = _answer(session, a, sentence, key=f"answer-{a.alone}")


def _listed(session: Session, names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    others = len(names) - 3
    return shown if others <= 0 else f"{shown} {session.t('question_form.and_others', n=others)}"


def _sentence(session: Session, asked: Sequence[Asked]) -> str:
    """The question, with all that the files themselves say about it."""
    details = dict.fromkeys(a.question.detail for a in asked if a.question.detail)
    code = asked[0].question.code
    return session.t(f"question.{code}", detail=plain(_listed(session, list(details))))


def _answer(session: Session, asked: Asked, sentence: str, *, key: str) -> str:
    question = asked.question
    if question.code == "as_of":
        return _day(session, sentence, key)
    if question.options:
        return _option(session, question.code, question.options, sentence, key)
    return _free_text(session, asked, sentence, key)


def _option(session: Session, code: str, options: Sequence[str], sentence: str, key: str) -> str:
    def word(option: str) -> str:
        entry = f"platform.{option}" if code == "platform" else f"option.{code}.{option}"
        return session.t(entry) if session.t.has(entry) else option

    chosen = st.selectbox(
        sentence,
        options,
        index=None,
        format_func=word,
        placeholder=session.t("question_form.choose"),
        key=key,
    )
    return chosen or ""


def _free_text(session: Session, asked: Asked, sentence: str, key: str) -> str:
    platforms = (asked.platform,) if asked.platform else ()
    known = account_options(session.tables(), platforms) if asked.question.code == "account" else {}
    if not known:
        return st.text_input(sentence, key=key, max_chars=200).strip()
    chosen = st.selectbox(
        sentence,
        list(known),
        index=None,
        format_func=lambda account: known.get(account, account),
        accept_new_options=True,
        placeholder=session.t("question_form.choose_or_type"),
        key=key,
    )
    return (chosen or "").strip()


def _day(session: Session, sentence: str, key: str) -> str:
    chosen = st.date_input(
        sentence,
        value=None,
        min_value=date(2005, 1, 1),
        max_value=session.today,
        format="DD/MM/YYYY",
        key=key,
    )
    return chosen.isoformat() if isinstance(chosen, date) else ""
