"""Problems and notes as sentences: where, what was expected, what to do; repetitions counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from access.session import Session
from canonical.problem import Note, Problem
from i18n.translator import Translator

_ISO_DAY = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])-([012]\d|3[01])")

_LONGEST = 160
_OF_TABLES = frozenset(
    {
        "required_cell",
        "not_allowed",
        "negative_number",
        "share_out_of_range",
        "duplicate_rows",
        "day_to_come",
    }
)
"""Problems found in the tables (`canonical.check`), where columns have our own names."""


def problem_lines(t: Translator, problems: Iterable[Problem]) -> list[str]:
    """One line a kind of problem and column, with the first place and the number of others.

    A problem without a row is about a file of its own (of a zip), so it keeps its own line.
    """
    kinds: dict[tuple[str | None, ...], list[Problem]] = {}
    for problem in problems:
        file = problem.value if problem.row is None else None
        kinds.setdefault((problem.code, problem.column, problem.sheet, file), []).append(problem)
    return [_line(t, same) for same in kinds.values()]


def _line(t: Translator, same: Sequence[Problem]) -> str:
    sentence = problem_sentence(t, same[0])
    others = len(same) - 1
    if not others:
        return sentence
    return f"{sentence} {t('problem_list.and_others', n=others, count=t.number(others))}"


def problem_sentence(t: Translator, problem: Problem) -> str:
    """The sentence of one problem, the value quoted as found."""
    shown = {
        "row": "–" if problem.row is None else t.number(problem.row),
        "column": _column(t, problem),
        "value": _shown(t, problem.value or ""),
        "expected": _expected(t, problem.expected),
        "sheet": problem.sheet or "–",
    }
    sentence = t(f"problem.{problem.code}", **shown)
    if problem.sheet and problem.sheet not in sentence:
        return f"{t('problem_list.sheet', sheet=problem.sheet)} {sentence}"
    return sentence


def _column(t: Translator, problem: Problem) -> str:
    """The header as in the file; where only our own name is known, what people call it."""
    key = f"column.{problem.column}"
    return t(key) if problem.code in _OF_TABLES and t.has(key) else problem.column or "–"


def _expected(t: Translator, expected: str | None) -> str:
    if expected is None:
        return "–"
    key = f"expected.{expected}"
    return t(key) if t.has(key) else _shown(t, expected)


def _shown(t: Translator, text: str) -> str:
    """A value as found, not too long; a plain ISO day as people write it."""
    if _ISO_DAY.fullmatch(text):
        return t.date(date.fromisoformat(text))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def note_lines(t: Translator, notes: Iterable[Note]) -> list[str]:
    """What was knowingly skipped or adjusted, counted."""
    return [
        t(
            f"note.{note.code}",
            n=note.count,
            count=t.number(note.count),
            detail=_shown(t, note.detail),
        )
        for note in notes
    ]


def show_problems(session: Session, problems: Iterable[Problem]) -> None:
    """Draw the problems: they quote what stands in the file, so as text, never as Markdown."""
    for line in problem_lines(session.t, problems):
        with st.container(horizontal=True, gap="small"):
            st.badge(session.t("problem_list.refused"), icon=":material/block:", color="red")
            st.text(line)


def show_notes(session: Session, notes: Iterable[Note]) -> None:
    """Draw the notes, as text for the same reason."""
    for line in note_lines(session.t, notes):
        st.text(f"· {line}")
