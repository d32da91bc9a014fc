"""The end of every page of results: how its figures are computed, and from which files."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from access.session import Session
from metrics.figure import Figure
from widgets.data_stamp import data_stamp
from widgets.downloads import download_buttons
from widgets.page_links import page_link
from widgets.table_section import draw_table


def how_section(session: Session, figures: Sequence[Figure], *, name: str) -> None:
    """Formulas of these figures, each metric once, then the files they rest on and their dates."""
    t = session.t
    how = st.expander(t("figure.how"), icon=":material/function:", key="how", on_change="rerun")
    if not how.open:  # who opens it waits a moment; everybody else's page is a tenth lighter
        return
    with how:
        metrics = dict.fromkeys(figure.metric for figure in figures)
        said = (f"**{t(f'metric.{m}.title')}** — {t(f'metric.{m}.formula')}" for m in metrics)
        st.markdown("\n\n".join(said))  # in one piece: each element is work of its own
        page_link(t, "cara-hitung", icon="account_tree")
        st.markdown(f"**{t('figure.files_used')}**")
        st.text(data_stamp(session))
        files = _remembered_files(session, {n for figure in figures for n in figure.imports})
        if files.empty:
            st.markdown(t("figure.imports_none"))
            return
        draw_table(files, t, alt=t("figure.files_used"))
        download_buttons(t, files, name=name, key=f"{name}-files")


def _remembered_files(session: Session, numbers: set[int]) -> pd.DataFrame:
    """Fifty files in words are as much work as all cards together, and rarely change."""
    name = f"{__name__}.{session.language}"
    key = (session.coop, session.position, name, repr(sorted(numbers)))
    return session.remember(key, lambda: _files(session, numbers))


def _files(session: Session, numbers: set[int]) -> pd.DataFrame:
    t = session.t
    imports = [] if session.store is None else session.store.imports(session.coop)
    rows = [
        {
            t("figure.column.file"): one.name,
            t("figure.column.platform"): t(f"platform.{one.platform}") if one.platform else "",
            t("figure.column.rows"): t.number(one.rows),
            t("figure.column.kept_at"): t.moment(one.made_at, session.zone),
        }
        for one in imports
        if one.import_id in numbers
    ]
    return pd.DataFrame(rows)
