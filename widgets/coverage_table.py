"""From when to when each account's numbers reach, and the days that are missing between."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from access.coverage import Coverage
from access.session import Session

_HOLES_SHOWN = 6


def show_coverage(session: Session, found: Sequence[Coverage]) -> None:
    """Draw one row an account and kind of number."""
    t = session.t
    st.subheader(t("import_history.coverage"), anchor=False)
    st.text(t("import_history.coverage_explained"))
    rows = [
        {
            "platform": t(f"platform.{one.platform}"),
            "account": one.account,
            "kind": t(f"column.{one.column}") if one.holes is not None else t(f"table.{one.table}"),
            "first": t.date(one.first),
            "last": t.date(one.last),
            "filled": one.filled,
            "missing": one.missing,
            "empty": _holes(session, one),
        }
        for one in found
    ]
    if not rows:
        st.text(t("import_history.nothing"))
        return
    frame = pd.DataFrame(rows).astype({"missing": "Int64"})
    shown = frame.rename(columns={name: t(f"import_history.{name}") for name in frame.columns})
    st.dataframe(shown, hide_index=True, width="stretch", key="coverage")


def _holes(session: Session, one: Coverage) -> str:
    t = session.t
    holes = one.holes or ()
    parts = [
        t.date(first) if first == last else f"{t.date(first)} – {t.date(last)}"
        for first, last in holes[:_HOLES_SHOWN]
    ]
    if len(holes) > _HOLES_SHOWN:
        parts.append(t("import_history.and_more", n=len(holes) - _HOLES_SHOWN))
    return ", ".join(parts)
