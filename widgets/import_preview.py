"""What a file would bring, said before it is kept: rows, days, sums, what is new or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pandas as pd
import streamlit as st

from access.days_with_data import local_days
from access.incoming import Incoming, Lowered, State, TableComparison
from access.session import Session
from canonical.tables import TABLES, Table
from widgets.plain_text import plain
from widgets.problem_list import show_notes, show_problems

_MARKS: Mapping[State, tuple[str, str]] = {
    "ready": ("check_circle", "green"),
    "needs_yes": ("warning", "orange"),
    "question": ("help", "blue"),
    "unknown": ("view_column", "blue"),
    "same": ("check", "gray"),
    "duplicate": ("content_copy", "gray"),
    "refused": ("block", "red"),
}
_SUMS_SHOWN = 4


def overview(session: Session, files: Sequence[Incoming]) -> str:
    """How many files stand where, in one line."""
    t = session.t
    counts = Counter(file.state for file in files)
    parts = [t(f"import_preview.count.{s}", n=counts[s]) for s in _MARKS if counts[s]]
    return f"{t('import_preview.files', n=len(files))}: {', '.join(parts)}."


def show_file(session: Session, file: Incoming) -> bool:
    """Draw one file; True when the person agreed to lower what is known."""
    t = session.t
    icon, _ = _MARKS[file.state]
    label = f"{plain(file.raw.name)} · {t(f'import_preview.state.{file.state}')}"
    opened = file.state in ("needs_yes", "refused")
    with st.expander(label, icon=f":material/{icon}:", expanded=opened):
        if file.duplicate is not None:
            moment = t.moment(file.duplicate.made_at, session.zone)
            st.text(t("import_preview.duplicate", moment=moment))
            return False
        _show_origin(session, file)
        if file.state != "unknown":
            show_problems(session, file.result.problems)
        for name, frame in file.result.tables.items():
            _show_table(session, TABLES[name], frame, file)
        show_notes(session, file.result.notes)
        return _agreement(session, file)


def _show_origin(session: Session, file: Incoming) -> None:
    t = session.t
    parts = []
    if file.raw.container:
        parts.append(t("import_preview.inside", container=file.raw.container))
    if file.result.platform:
        parts.append(t(f"platform.{file.result.platform}"))
    account = file.result.account or file.answers.get("account")
    if account:
        parts.append(t("import_preview.account", account=account))
    if parts:
        st.text(" · ".join(parts))


def _show_table(session: Session, table: Table, frame: pd.DataFrame, file: Incoming) -> None:
    t = session.t
    comparison = file.comparison.tables.get(table.name) if file.comparison else None
    n = len(frame)
    first_line = [t(f"table.{table.name}"), t("import_preview.rows", n=n, count=t.number(n))]
    days = _days(session, table, frame)
    if days:
        first_line.append(days)
    st.text(" · ".join(first_line))
    sums = sum_lines(session, table, frame)
    if sums:
        st.text(" · ".join(sums))
    if comparison is not None:
        st.text(_effect(session, comparison))
        for lowered in comparison.lowered:
            st.text(_lowered(session, lowered))


def _lowered(session: Session, lowered: Lowered) -> str:
    t = session.t
    column = f"column.{lowered.column}" if lowered.column else "import_preview.row_count"
    before, after = (t.number(n, digits=2) for n in (lowered.before, lowered.after))
    return t("import_preview.lowered", column=t(column), before=before, after=after)


def _days(session: Session, table: Table, frame: pd.DataFrame) -> str:
    if table.period_column is None or table.period_column not in frame:
        return ""
    days = local_days(frame, table.column(table.period_column), session.zone)
    if not len(days):
        return ""
    first, last = days.min().date(), days.max().date()
    if table.period_column == "start" and "end" in frame:  # the day after the last
        last = (frame["end"].max() - pd.Timedelta(days=1)).date()
    return session.t.days(first, last + timedelta(days=1))


def sum_lines(session: Session, table: Table, frame: pd.DataFrame) -> list[str]:
    """Sums of the columns that may be added over the rows; of the others the highest value."""
    t = session.t
    lines = []
    for column in table.columns:
        if column.name not in frame or column.kind not in ("count", "money", "number"):
            continue
        values = frame[column.name].dropna()
        if column.name in table.key or not len(values):
            continue
        adds_up = bool(column.additive & {"days", "posts"})
        word = "import_preview.sum" if adds_up else "import_preview.highest"
        number = float(values.sum() if adds_up else values.max())
        lines.append(t(word, column=t(f"column.{column.name}"), value=t.number(number, digits=2)))
    return lines[:_SUMS_SHOWN]


def _effect(session: Session, comparison: TableComparison) -> str:
    t = session.t
    counts = {
        "new": comparison.new,
        "changed": comparison.changed,
        "same": comparison.same,
        "removed": comparison.removed,
        "conflicts": comparison.conflicts,
    }
    said = [(name, n) for name, n in counts.items() if n]
    return ", ".join(t(f"import_preview.effect.{name}", count=t.number(n)) for name, n in said)


def _agreement(session: Session, file: Incoming) -> bool:
    if file.state != "needs_yes":
        return False
    st.warning(session.t("import_preview.needs_yes"), icon=":material/warning:")
    return st.checkbox(session.t("import_preview.agree"), key=f"agree-{file.key}")
