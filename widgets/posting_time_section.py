"""When posts engage more: what is sure of each day and hour, and how to find out the rest."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.session import Session
from charts import content as content_charts
from charts import figure_words
from metrics.content_overview import ContentOverview
from metrics.figure import Figure
from widgets.chart import show_chart
from widgets.figure_kind import time_text
from widgets.figure_sentence import reasons
from widgets.figure_table import figure_table_section
from widgets.plain_text import plain
from widgets.time_cells import has_cells, time_cells


def posting_time_section(session: Session, found: ContentOverview) -> None:
    """The week as a grid, or days and parts of the day apart; then every judged time."""
    t = session.t
    st.subheader(t("content.times_heading"))
    known = [one for one in found.times if one.is_known]
    if not known:
        for reason in reasons(found.times, t):
            st.markdown(plain(reason))
        return
    if has_cells(found.times):
        show_chart(content_charts.time_grid(time_cells(found.times, t), t))
        st.markdown(t("content.times_note"))
    else:
        _margins(session, known)
    rows = [(time_text(one, t), one) for one in known]
    chances = [_chance(session, one) for one in known]
    figure_table_section(
        rows,
        t,
        scope=t("content.column.time"),
        heading=t("content.times_table"),
        name="waktu-tayang",
        further={t("content.column.p_best"): chances},
        is_folded=True,
    )
    _schedule(session, found)


def _margins(session: Session, known: Sequence[Figure]) -> None:
    """Weekdays, then parts of the day: too few posts to judge them together."""
    t = session.t
    chart = content_charts.ratio_rows(
        [(f"{time_text(one, t)} · {figure_words.evidence_text(one, t)}", one) for one in known],
        t,
        axis_title=t("content.usual_axis"),
        description=t("content.times_description"),
    )
    show_chart(chart)
    st.markdown(t("content.margins_note"))


def _chance(session: Session, figure: Figure) -> str:
    chance = figure.details.get("p_best")
    t = session.t
    return t.percent(chance, digits=0) if isinstance(chance, float) else t("figure.unknown")


def _schedule(session: Session, found: ContentOverview) -> None:
    t = session.t
    weeks = found.schedule
    if weeks.empty:
        return
    first, second = (
        f"{t(f'engagement.weekday.{row.weekday}')} {t(f'engagement.daypart.{row.daypart}')}"
        for row in weeks.head(2).itertuples()
    )
    said = t("engagement.schedule.suggestion", first=first, second=second, weeks=len(weeks))
    st.markdown(plain(said))
