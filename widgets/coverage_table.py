"""From when to when each account's numbers reach, and the days that are missing between."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from access.coverage import Coverage
from access.session import Session
from widgets.table_section import draw_table

_HOLES_SHOWN = 2


def show_coverage(session: Session, found: Sequence[Coverage]) -> None:
    """Draw one row an account and kind of number."""
    t = session.t
    st.subheader(t("import_history.coverage"), anchor=False)
    st.text(t("import_history.coverage_explained"))
    rows = [
        {
            "account": _account(session, one),
            "filled": t(
                "import_history.filled_days",
                n=one.filled,
                count=t.number(one.filled),
                days=f"{t.date(one.first)} – {t.date(one.last)}",
            ),
            "empty": _holes(session, one),
        }
        for one in found
    ]
    if not rows:
        st.text(t("import_history.nothing"))
        return
    shown = pd.DataFrame(rows).rename(columns=lambda name: t(f"import_history.{name}"))
    with st.expander(t("import_history.every_kind"), icon=":material/table_rows:"):
        draw_table(shown, t, alt=t("import_history.coverage"), key="coverage")


def _account(session: Session, one: Coverage) -> str:
    t = session.t
    kind = t(f"column.{one.column}") if one.holes is not None else t(f"table.{one.table}")
    return f"{t(f'platform.{one.platform}')} · {one.account} · {kind}"


def _holes(session: Session, one: Coverage) -> str:
    t = session.t
    if one.holes is None:  # a day without a post is no hole
        return t("figure.unknown")
    if not one.holes:
        return t("import_history.no_holes")
    holes = one.holes
    parts = [
        t.date(first) if first == last else f"{t.date(first)} – {t.date(last)}"
        for first, last in holes[:_HOLES_SHOWN]
    ]
    if len(holes) > _HOLES_SHOWN:
        parts.append(t("import_history.and_more", n=len(holes) - _HOLES_SHOWN))
    days = t.number(one.missing or 0)
    return t("import_history.holes", n=one.missing, count=days, days=", ".join(parts))
