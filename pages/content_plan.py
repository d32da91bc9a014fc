"""Rencana: what was planned and what appeared, what had no plan, and what all of it rests on."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from access.session import Session
from access.typed_rows import Row
from charts import figure_sentences, figure_words
from metrics.chart_notes import marked_days
from metrics.figure import Figure
from metrics.plan_overview import PlanOverview, plan_overview
from metrics.target_progress import target_progress
from widgets.card_grid import card_grid
from widgets.chart_note_editor import chart_note_editor
from widgets.figure_kind import unplanned_text
from widgets.figure_sentence import answer
from widgets.figure_table import figure_table_section
from widgets.filters import Filters, filters
from widgets.foundation_section import foundation_section
from widgets.how_section import how_section
from widgets.kept_rows import keep_rows, tell_kept
from widgets.match_editor import match_editor
from widgets.plan_charts import balance_section, plan_weeks, resource_section
from widgets.plan_editor import plan_editor, with_times
from widgets.plan_tables import match_table, narrow_matches, narrow_plan, plan_table
from widgets.table_section import table_section
from widgets.target_section import target_section

PAGE = "rencana"


def show(session: Session) -> None:
    """Question, answer, cards, weeks, posts without a plan, balance, resources, foundations."""
    chosen = filters(session)
    t = session.t
    found = session.figures(
        plan_overview, period=chosen.period, today=session.today, platforms=chosen.platforms
    )
    real = found.realisation
    text = figure_sentences.answer_text(
        "content_plan",
        real,
        t,
        period=figure_words.period_text(chosen.period, t),
        matched=_count(session, real, "matched"),
        due=_count(session, real, "due"),
    )
    answer(t("content_plan.question"), text)
    tell_kept(session)
    card_grid(
        [("", real), ("", found.on_time), (unplanned_text("", t), found.unplanned[0])],
        session,
        name="plan",
        good="neither",
    )
    _weeks(session, chosen, found)
    _rows(session, found)
    _unplanned(session, found)
    _matches(session, found)
    balance_section(session, found)
    resource_section(session, found)
    foundation_section(session, found)
    targets = target_progress(session.tables(), session.today, (real, found.on_time))
    target_section(session, targets, name="target-rencana")
    how_section(session, (*found.figures, *targets), name="rencana-berkas")


def _count(session: Session, figure: Figure, name: str) -> str:
    value = figure.details.get(name)
    t = session.t
    return t.number(value) if isinstance(value, (int, float)) else t("figure.unknown")


def _weeks(session: Session, chosen: Filters, found: PlanOverview) -> None:
    t = session.t
    st.subheader(t("content_plan.weeks_heading"))
    events = session.figures(
        marked_days, period=chosen.period, page=PAGE, platforms=chosen.platforms
    )
    plan_weeks(session, found, chosen.period, events)
    chart_note_editor(session, PAGE)


def _rows(session: Session, found: PlanOverview) -> None:
    """The rows of the period with what became of them, and the plan to type in."""
    t = session.t
    deleted = found.realisation.details["deleted"]
    if deleted:
        st.markdown(t("content_plan.deleted_rows", n=int(deleted)))
    if len(found.rows):
        heading = t("content_plan.rows_table")
        whole, narrow = plan_table(found.rows, t), narrow_plan(found.rows, t)
        table_section(
            whole, t, heading=heading, name="rencana-dan-tayang", drawn=narrow, is_folded=True
        )
    with st.expander(t("content_plan.editor_heading"), icon=":material/edit_calendar:"):
        st.markdown(t("content_plan.editor_note"))
        every = session.tables()["plan"]
        changed = plan_editor(session, every, found.rows)
        now = pd.Timestamp(datetime.now(UTC)).tz_localize(None)
        keep_rows(session, "plan", None if changed is None else with_times(changed, every, now))


def _unplanned(session: Session, found: PlanOverview) -> None:
    t = session.t
    st.subheader(t("content_plan.unplanned_heading"))
    st.markdown(t("content_plan.unplanned_note"))
    kinds = [(unplanned_text(str(one.details["kind"]), t), one) for one in found.unplanned]
    figure_table_section(
        kinds,
        t,
        scope=t("content_plan.column.posts"),
        heading=t("content_plan.unplanned_table"),
        name="tanpa-rencana",
        further={
            t("content_plan.column.count"): [_count(session, one, "count") for _, one in kinds]
        },
    )


def _matches(session: Session, found: PlanOverview) -> None:
    """Every match can be seen by all and corrected by the manager."""
    t = session.t
    if found.matches.empty:
        return
    st.subheader(t("content_plan.matches_heading"))
    st.markdown(t("content_plan.matches_note"))
    if not session.may_write:
        heading = t("content_plan.matches_table")
        whole, narrow = match_table(found.matches, t), narrow_matches(found.matches, t)
        table_section(whole, t, heading=heading, name="kecocokan", drawn=narrow, is_folded=True)
        return
    choices = session.tables()["plan_matches"]
    changed: list[Row] | None = match_editor(session, found.matches, found.rows, choices)
    keep_rows(session, "plan_matches", changed)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
