"""Questions that only a person can answer, put once for all files that ask the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import streamlit as st

from access.incoming import Asked, Incoming, groups
from access.session import Session
from canonical.problem import Question
from widgets.filter_choices import FIRST_DAY, account_options
from widgets.plain_text import plain


@dataclass(frozen=True)
class _Round:
    """The files that are looked at together, and what they say of accounts."""

    session: Session
    files: Sequence[Incoming]

    def name(self, asked: Asked) -> str:
        """The name of the file that asks."""
        return next(file.raw.name for file in self.files if file.key == asked.file)

    def accounts(self, platform: str | None) -> dict[str, str]:
        """Accounts known from before and from the other files, with their names."""
        platforms = (platform,) if platform else ()
        known = account_options(self.session.tables(), platforms)
        for file in self.files:
            known |= account_options(file.result.tables, platforms)
        return known


def ask(session: Session, files: Sequence[Incoming]) -> dict[str, str]:
    """Draw each question; the answers by the key of their group or of one file alone.

    An empty answer is left out.
    """
    together = _Round(session, files)
    answers: dict[str, str] = {}
    for group, asked in groups(files).items():
        with st.container(border=True):
            answers |= _group(together, group, asked)
    return {key: value for key, value in answers.items() if value}


def _group(together: _Round, group: str, asked: Sequence[Asked]) -> dict[str, str]:
    t = together.session.t
    names = _listed(together.session, [together.name(a) for a in asked])
    st.text(t("question_form.for_files", n=len(asked), files=names))
    one_by_one = len(asked) > 1 and st.toggle(
        t("question_form.one_by_one"), key=f"alone-{group}", help=t("question_form.one_by_one_help")
    )
    if not one_by_one:
        sentence = _sentence(together.session, asked)
        return {group: _answer(together, asked[0], sentence, key=f"answer-{group}")}
    answers = {}
    for a in asked:
        sentence = f"{_sentence(together.session, [a])} ({plain(together.name(a))})"
        answers[a.alone] = _answer(together, a, sentence, key=f"answer-{a.alone}")
    return answers


def _listed(session: Session, names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    others = len(names) - 3
    return shown if others <= 0 else f"{shown} {session.t('question_form.and_others', n=others)}"


def _sentence(session: Session, asked: Sequence[Asked]) -> str:
    """The question, with all that the files themselves say about it."""
    details = dict.fromkeys(a.question.detail for a in asked if a.question.detail)
    code = asked[0].question.code
    return session.t(f"question.{code}", detail=plain(_listed(session, list(details))))


def _answer(together: _Round, asked: Asked, sentence: str, *, key: str) -> str:
    question = asked.question
    if question.code in ("as_of", "period"):
        return _days(together.session, question.code, sentence, key)
    if question.options:
        return _option(together.session, question, sentence, key)
    return _free_text(together, asked, sentence, key)


def _option(session: Session, question: Question, sentence: str, key: str) -> str:
    def word(option: str) -> str:
        section = "platform" if question.code == "platform" else f"option.{question.code}"
        entry = f"{section}.{option}"
        return session.t(entry) if session.t.has(entry) else option

    chosen = st.selectbox(
        sentence,
        question.options,
        index=None,
        format_func=word,
        placeholder=session.t("question_form.choose"),
        key=key,
    )
    return chosen or ""


def _free_text(together: _Round, asked: Asked, sentence: str, key: str) -> str:
    """A text; for an account one of those known is offered, and its name stands for its number."""
    known = together.accounts(asked.platform) if asked.question.code == "account" else {}
    chosen = st.selectbox(
        sentence,
        list(known),
        index=None,
        format_func=lambda account: known.get(account, account),
        accept_new_options=True,
        placeholder=together.session.t(f"question_form.{'choose_or_type' if known else 'type'}"),
        key=key,
    )
    text = " ".join((chosen or "").split())[:200]
    by_name = {name.casefold(): account for account, name in known.items()}
    return by_name.get(text.casefold(), text)


def _days(session: Session, code: str, sentence: str, key: str) -> str:
    """One ISO day, or for a period its first and last day with a slash between."""
    chosen = st.date_input(
        sentence,
        value=None if code == "as_of" else cast("tuple[date, date]", ()),
        min_value=FIRST_DAY,
        max_value=session.today,
        format="DD/MM/YYYY",
        key=key,
    )
    if isinstance(chosen, date):
        return chosen.isoformat()
    days = chosen or ()
    return f"{min(days)}/{max(days)}" if len(days) == 2 else ""
