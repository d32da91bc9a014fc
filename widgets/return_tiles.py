"""The eight returns of reputation as tiles: a figure, how good its evidence is, and its page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.session import Session
from charts import figure_words
from metrics.summary_overview import Evidence, Return
from widgets.card_grid import grid
from widgets.figure_kind import kind_text
from widgets.page_links import page_link
from widgets.plain_text import plain

PAGE_OF = {
    "perception": "nama-baik",
    "reach": "jangkauan",
    "cost": "penghematan",
    "image": "konten",
    "good_name": "nama-baik",
    "channels": "kehadiran",
    "members": "anggota-muda",
    "youth": "anggota-muda",
}
_MARKS: dict[Evidence, str] = {"measured": "●", "estimated": "◐", "none": "○"}


def return_tiles(session: Session, returns: Sequence[Return]) -> None:
    """Four tiles a row, one below the other on a phone; without evidence a dash and the reason."""
    t = session.t
    st.subheader(t("returns.heading"))
    marks = " · ".join(f"{mark} {t(f'returns.evidence.{code}')}" for code, mark in _MARKS.items())
    st.markdown(f":small[{plain(t('returns.note'))} {plain(marks)}]")
    with grid("returns", per_row="four"):
        for number, one in enumerate(returns, start=1):
            _tile(session, number, one)


def _tile(session: Session, number: int, one: Return) -> None:
    t = session.t
    figure = one.figure
    title = t("returns.title", number=number, name=t(f"returns.name.{one.name}"))
    with st.container(border=True, height="stretch"):
        # "orang" after a number in words would be cut off on a narrow tile.
        value = figure_words.value_text(figure, t, unit=figure.unit not in ("people", "accounts"))
        bounds = figure_words.range_text(figure, t)
        if not figure.is_known and bounds:
            value, bounds = figure_words.spread_text(figure, t), ""
        st.metric(plain(title), value)
        kind = kind_text(figure, t)
        measure = figure_words.label_text(figure, t)
        lines = [
            f"{measure} · {kind}" if kind else measure,
            bounds,
            figure_words.reason_text(figure, t),
            f"{_MARKS[one.evidence]} {t(f'returns.evidence.{one.evidence}')}",
        ]
        said = [plain(line) for line in lines if line]
        evidence = figure_words.evidence_text(figure, t)
        if evidence and one.evidence != "none":
            said[-1] = f"{said[-1]} · {plain(evidence)}"
        st.markdown("  \n".join(f":small[{line}]" for line in said))
        page_link(t, PAGE_OF[one.name], icon="arrow_forward")
