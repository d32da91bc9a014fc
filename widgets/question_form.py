"""Questions that only a person can answer, put once for all files that ask the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import streamlit as st

from access.earlier_answers import Earlier, earlier_answer
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
        return self._file(asked).raw.name

    def _file(self, asked: Asked) -> Incoming:
        return next(file for file in self.files if file.key == asked.file)

    def earlier(self, asked: Sequence[Asked]) -> Earlier | None:
        """What was answered when such files came in; None when not for all of them the same."""
        found = [earlier_answer(self.session, self._file(a), a.question.code) for a in asked]
        said = [one for one in found if one is not None]
        same = len(said) == len(found) and len({one.answer for one in said}) == 1
        return said[-1] if same else None

    def accounts(self, platform: str | None) -> dict[str, str]:
        """Accounts known from before and from the other files, with their names."""
        platforms = (platform,) if platform else ()
        known = dict(self.session.figures(account_options, platforms=platforms))
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
        return {group: _answer(together, asked, sentence, key=f"answer-{group}")}
    answers = {}
    for a in asked:
        sentence = f"{_sentence(together.session, [a])} ({plain(together.name(a))})"
        answers[a.alone] = _answer(together, [a], sentence, key=f"answer-{a.alone}")
    return answers


def _listed(session: Session, names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    others = len(names) - 3
    return shown if others <= 0 else f"{shown} {session.t('question_form.and_others', n=others)}"


def _sentence(session: Session, asked: Sequence[Asked]) -> str:
    """The question, with all that the files themselves say about it."""
    details = dict.fromkeys(a.question.detail for a in asked if a.question.detail)
    question = asked[0].question
    # Meta's files leave only Facebook and Instagram open; any other table, every channel.
    is_any = question.code == "platform" and len(question.options) > 2
    code = "channel" if is_any else question.code
    return session.t(f"question.{code}", detail=plain(_listed(session, list(details))))


def _answer(together: _Round, asked: Sequence[Asked], sentence: str, *, key: str) -> str:
    """The answer; what was said the last time stands there from the start, and says so."""
    session, question = together.session, asked[0].question
    earlier = together.earlier(asked)
    before = earlier.answer if earlier else ""
    if question.code in ("as_of", "period"):
        answer = _days(session, question.code, sentence, key, before)
    elif question.options:
        answer = _option(session, question, sentence, key, before)
    else:
        answer = _free_text(together, asked[0], sentence, key, before)
    if earlier is not None and answer == before:
        moment = session.t.moment(earlier.at, session.zone)
        said = session.t("question_form.as_last_time", file=earlier.file, moment=moment)
        st.markdown(f":material/history: :small[{plain(said)}]")
    return answer


def _option(session: Session, question: Question, sentence: str, key: str, before: str) -> str:
    def word(option: str) -> str:
        section = "platform" if question.code == "platform" else f"option.{question.code}"
        entry = f"{section}.{option}"
        return session.t(entry) if session.t.has(entry) else option

    chosen = st.selectbox(
        sentence,
        question.options,
        index=question.options.index(before) if before in question.options else None,
        format_func=word,
        placeholder=session.t("question_form.choose"),
        key=key,
    )
    return chosen or ""


def _free_text(together: _Round, asked: Asked, sentence: str, key: str, before: str) -> str:
    """A text; for an account one of those known is offered, and its name stands for its number."""
    known = together.accounts(asked.platform) if asked.question.code == "account" else {}
    options = list(dict.fromkeys([*known, *([before] if before else [])]))
    chosen = st.selectbox(
        sentence,
        options,
        index=options.index(before) if before else None,
        format_func=lambda account: known.get(account, account),
        accept_new_options=True,
        placeholder=together.session.t(f"question_form.{'choose_or_type' if known else 'type'}"),
        key=key,
    )
    text = " ".join((chosen or "").split())[:200]
    by_name = {name.casefold(): account for account, name in known.items()}
    return by_name.get(text.casefold(), text)


def _days(session: Session, code: str, sentence: str, key: str, before: str) -> str:
    """One ISO day, or for a period its first and last day with a slash between."""
    chosen = st.date_input(
        sentence,
        value=_known_days(code, before),
        min_value=FIRST_DAY,
        max_value=session.today,
        format="DD/MM/YYYY",
        key=key,
    )
    if isinstance(chosen, date):
        return chosen.isoformat()
    days = chosen or ()
    return f"{min(days)}/{max(days)}" if len(days) == 2 else ""


def _known_days(code: str, before: str) -> date | tuple[date, date] | None:
    """What the field holds at first: the days of an earlier answer, or nothing."""
    days = [date.fromisoformat(day) for day in before.split("/") if day]
    if code == "as_of":
        return days[0] if len(days) == 1 else None
    return (days[0], days[1]) if len(days) == 2 else cast("tuple[date, date]", ())
