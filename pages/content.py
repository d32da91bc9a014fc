"""Konten: what people respond to here — formats, pillars, hours, single posts, audiences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from access.session import Session
from charts import content as content_charts
from charts import figure_sentences, figure_words
from charts.line_series import Markings
from i18n import Translator
from metrics.content_overview import PAGE, ContentOverview, content_overview
from metrics.figure import Figure
from metrics.pillar_engagement import LEAST_POSTS
from widgets.card_grid import card_grid
from widgets.chart import markings_line, show_chart
from widgets.chart_note_editor import chart_note_editor
from widgets.empty_state import drew_empty_state
from widgets.engagement_tables import (
    audience_text,
    engaging_table,
    format_text,
    kinds_table,
    narrow_engaging,
    narrow_kinds,
)
from widgets.figure_kind import kind_text
from widgets.figure_label import scope_label
from widgets.figure_sentence import answer, figure_sentence, reasons
from widgets.figure_table import figure_table_section
from widgets.filters import filters
from widgets.how_section import how_section
from widgets.kept_rows import tell_kept
from widgets.plain_text import plain
from widgets.posting_time_section import posting_time_section
from widgets.table_section import table_section
from widgets.target_section import target_section


def show(session: Session) -> None:
    """Question, answer, cards, then posts, formats, pillars, hours, audiences."""
    chosen = filters(session)
    if drew_empty_state(session):
        return
    t = session.t
    found = session.figures(
        content_overview,
        period=chosen.period,
        today=session.today,
        comparison=chosen.comparison,
        platforms=chosen.platforms,
        account=chosen.account,
    )
    period = figure_words.period_text(chosen.period, t)
    text = figure_sentences.answer_text("content", found.rates[0], t, unit=False, period=period)
    answer(t("content.question"), text)
    tell_kept(session)
    card_grid([("", found.rates[0]), ("", found.changes[0])], session, name="rates")
    compared = figure_words.period_text(chosen.comparison or chosen.period.previous(), t)
    st.markdown(f":small[{t('content.change_against', period=compared)}]")
    _posts(session, found)
    studied = figure_words.period_text(found.studied, t)
    st.markdown(f":small[{plain(t('content.studied', period=studied))}]")
    _formats(session, found)
    _pillars(session, found)
    posting_time_section(session, found)
    _audiences(session, found)
    _rates(session, found)
    target_section(session, found.targets, name="target-konten")
    how_section(session, found.figures, name="konten-berkas")


def _posts(session: Session, found: ContentOverview) -> None:
    t = session.t
    st.subheader(t("content.posts_heading"))
    if found.points.empty:
        st.markdown(t("content.no_points"))
    else:
        markings = Markings(found.events)
        show_chart(content_charts.post_points(found.points, t, markings=markings))
        st.markdown(t("content.points_note"))
        markings_line(markings, t)
    chart_note_editor(session, PAGE)
    if found.top.empty:
        st.markdown(t("content.no_top"))
        return
    heading = t("content.top_heading")
    narrow = narrow_engaging(found.top, t)
    whole = engaging_table(found.top, t)
    table_section(whole, t, heading=heading, name="konten-ditanggapi", drawn=narrow)
    st.markdown(t("content.top_note"))


def _formats(session: Session, found: ContentOverview) -> None:
    t = session.t
    st.subheader(t("content.video_question"))
    rows = [(scope_label(one, session), one) for one in found.formats]
    if not rows:
        st.markdown(t("content.no_formats"))
        return
    card_grid(rows, session, name="formats", good="neither")
    known = [row for row in rows if row[1].is_known]
    if known:
        chart = content_charts.ratio_rows(
            known,
            t,
            axis_title=t("content.video_axis"),
            description=t("content.video_description"),
        )
        show_chart(chart)
    st.markdown(t("content.video_note"))
    if len(found.by_format):
        _kinds(session, found.by_format, by="format", word=format_text)


def _kinds(
    session: Session, kinds: pd.DataFrame, *, by: str, word: Callable[[Any, Translator], str]
) -> None:
    t = session.t
    table_section(
        kinds_table(kinds, t, by=by, word=word),
        t,
        heading=t(f"content.{by}s_table"),
        name={"format": "bentuk-konten", "audience": "sasaran"}[by],
        drawn=narrow_kinds(kinds, t, by=by, word=word),
    )


def _pillars(session: Session, found: ContentOverview) -> None:
    t = session.t
    st.subheader(t("content.pillars_heading"))
    known = [one for one in found.pillars if one.is_known]
    if not known:
        for reason in reasons(found.pillars, t):
            st.markdown(plain(reason))
        return
    rows = [(_with_n(kind_text(one, t), one, session), one) for one in known]
    few = [label for label, one in rows if (one.n or 0) < LEAST_POSTS]
    chart = content_charts.ratio_rows(
        rows,
        t,
        axis_title=t("content.usual_axis"),
        description=t("content.pillars_description"),
        few=few,
    )
    show_chart(chart)
    st.markdown(t("content.pillars_note", needed=LEAST_POSTS))
    figure_table_section(
        [(kind_text(one, t), one) for one in known],
        t,
        scope=t("content.column.pillar"),
        heading=t("content.pillars_table"),
        name="pilar",
    )


def _with_n(label: str, figure: Figure, session: Session) -> str:
    return f"{label} · {figure_words.evidence_text(figure, session.t)}"


def _audiences(session: Session, found: ContentOverview) -> None:
    t = session.t
    st.subheader(t("content.audiences_heading"))
    if found.by_audience.empty:
        st.markdown(t("content.no_audiences"))
        return
    _kinds(session, found.by_audience, by="audience", word=audience_text)
    st.markdown(t("content.audiences_note"))


def _rates(session: Session, found: ContentOverview) -> None:
    """Every rate with the divisor in its name: rates of different divisors cannot be compared."""
    t = session.t
    st.subheader(t("content.rates_heading"))
    known = [one for one in (*found.rates, *found.other_rates) if one.is_known]
    if not known:
        figure_sentence(found.rates[0], t)
        return
    sums = t("content.column.ratio_of_sums")
    figure_table_section(
        [(f"{scope_label(one, session)} · {kind_text(one, t)}", one) for one in known],
        t,
        scope=t("content.column.rate_kind"),
        heading=t("content.rates_table"),
        name="tingkat-keterlibatan",
        further={sums: [_percent(session, one.details.get("ratio_of_sums")) for one in known]},
        is_folded=True,
    )
    st.markdown(t("content.rates_note"))


def _percent(session: Session, value: float | str | None) -> str:
    t = session.t
    return t.percent(value) if isinstance(value, float) else t("figure.unknown")


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
