"""A table that people type: edited as a sheet, kept as the rows that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from access.profile import DEFAULT_ZONE
from access.session import Session
from access.typed_rows import Cell, Row
from canonical.tables import TABLES, Table
from widgets.editor_cells import NO, YES, kept_cell, shown_cells
from widgets.main_action import emphasis


@dataclass(frozen=True)
class Sheet:
    """How a typed table is edited: its columns in order, and the codes a column may hold.

    `words` maps a column to (code: word). `last_day` names a column that the table holds as the
    day after and people read as the last day; of the moments in `days` only the day is typed, on
    the clock of `zone`. `taken` are row numbers in use beyond the rows that are shown.
    """

    table: str
    columns: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]]
    last_day: str = ""
    days: tuple[str, ...] = ()
    zone: str = DEFAULT_ZONE
    taken: frozenset[str] = frozenset()


def table_editor(session: Session, sheet: Sheet, rows: pd.DataFrame) -> list[Row] | None:
    """Draw the sheet with these rows; what changed when Save was pressed, else None."""
    t = session.t
    shown = on_screen(sheet, rows)
    edited = st.data_editor(
        shown,
        num_rows="dynamic" if session.may_write else "fixed",
        disabled=not session.may_write,
        column_config=_columns(session, sheet),
        column_order=sheet.columns,
        hide_index=True,
        width="stretch",
        placeholder="–",
        key=f"{sheet.table}-{session.position}",
    )
    saved = st.button(
        t("settings.save"),
        type=emphasis(),
        icon=":material/save:",
        disabled=not session.may_write,
        key=f"save-{sheet.table}",
    )
    return changes(sheet, shown, edited) if saved else None


def on_screen(sheet: Sheet, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as people read them: only the key and the edited columns, last days as last days."""
    names = list(dict.fromkeys([*TABLES[sheet.table].key, *sheet.columns]))
    shown = rows[names].reset_index(drop=True)
    for name in names:
        column, as_day = TABLES[sheet.table].column(name), name in sheet.days
        shown[name] = shown_cells(shown[name], column, sheet.zone, as_day=as_day)
    if sheet.last_day:
        shown[sheet.last_day] = shown[sheet.last_day] - pd.Timedelta(days=1)
    return shown


def changes(sheet: Sheet, before: pd.DataFrame, after: pd.DataFrame) -> list[Row]:
    """The rows that are new or differ, and as removed those that are gone; empty ones are none."""
    table = TABLES[sheet.table]
    old = {_key(table, row): row for row in _rows(sheet, table, before)}
    new: dict[tuple[object, ...], Row] = {}
    for row in _rows(sheet, table, after):
        new[_key(table, row)] = row
    gone = [key for key in old if key not in new]
    changed = [row for key, row in new.items() if old.get(key) != row]
    return [*({**old[key], "removed": True} for key in gone), *changed]


def _key(table: Table, row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in table.key)


def _rows(sheet: Sheet, table: Table, frame: pd.DataFrame) -> Sequence[Row]:
    records = [
        {str(k): kept_cell(_cell(v), table.column(str(k)), sheet.zone) for k, v in row.items()}
        for row in frame.to_dict("records")
    ]
    filled = [row for row in records if any(row[n] not in (None, "", False) for n in sheet.columns)]
    for row in filled:
        last = row.get(sheet.last_day)
        if isinstance(last, pd.Timestamp):
            row[sheet.last_day] = last + pd.Timedelta(days=1)
    for name in set(table.key) - set(sheet.columns):
        _number_new_rows(filled, name, day_of=table.period_column or "", taken=sheet.taken)
    return filled


def _number_new_rows(
    rows: Sequence[dict[str, Cell]], name: str, *, day_of: str, taken: frozenset[str]
) -> None:
    """Name the rows that people do not number themselves: by their day and a free number."""
    taken = taken | {str(row[name]) for row in rows}
    for row in rows:
        if row[name] is None:
            start = row.get(day_of)
            day = f"{start:%Y%m%d}" if isinstance(start, pd.Timestamp) else "baris"
            number = next(n for n in range(1, len(taken) + 2) if f"{day}-{n}" not in taken)
            row[name] = f"{day}-{number}"
            taken |= {f"{day}-{number}"}


def _cell(value: Cell) -> Cell:
    return None if pd.isna(value) else value


def _word(words: Mapping[str, str], code: object) -> str:
    return words.get(str(code), str(code))


def _columns(session: Session, sheet: Sheet) -> dict[str, ColumnConfig | str | None]:
    t = session.t
    config: dict[str, ColumnConfig | str | None] = {}
    for name in sheet.columns:
        column = TABLES[sheet.table].column(name)
        own = f"settings.column.{sheet.table}_{name}"
        label = t(own) if t.has(own) else t(f"column.{name}")
        words = sheet.words.get(name)
        if column.kind == "flag":
            words = {YES: t("settings.yes"), NO: t("settings.no")}
        if words is not None:
            config[name] = st.column_config.SelectboxColumn(
                label, options=list(words), format_func=partial(_word, words)
            )
        elif column.kind == "date":
            config[name] = st.column_config.DateColumn(label, format="DD/MM/YYYY")
        elif column.kind == "timestamp":
            config[name] = _moment_column(label, as_day=name in sheet.days)
        elif column.kind == "share":
            config[name] = st.column_config.NumberColumn(f"{label} (%)", min_value=0, max_value=100)
        elif column.kind in ("number", "count", "money"):
            config[name] = st.column_config.NumberColumn(label, min_value=0)
        else:
            config[name] = st.column_config.TextColumn(label, max_chars=300)
    return config


def _moment_column(label: str, *, as_day: bool) -> ColumnConfig:
    if as_day:
        return st.column_config.DateColumn(label, format="DD/MM/YYYY")
    return st.column_config.DatetimeColumn(label, format="DD/MM/YYYY HH:mm", step=60)
