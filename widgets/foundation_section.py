"""The four foundations of the article, four bars, never one number."""

from __future__ import annotations

import streamlit as st

from access.session import Session
from charts.share_bars import share_bars
from metrics.plan_overview import PlanOverview
from metrics.readiness import NARRATIVE_SETTING
from widgets.card_grid import grid
from widgets.chart import show_chart
from widgets.figure_card import figure_card
from widgets.figure_kind import kind_text
from widgets.figure_table import figure_table_section
from widgets.kept_rows import keep_rows
from widgets.profile_form import FOUNDATIONS, profile_form


def foundation_section(session: Session, found: PlanOverview) -> None:
    """The bars, the narrative as it was written, whom the work hangs on, and where to fill in."""
    t = session.t
    st.subheader(t("content_plan.foundations_heading"))
    rows = [(kind_text(one, t), one) for one in found.readiness]
    chart = share_bars(
        rows,
        t,
        unknown=t("content_plan.not_filled"),
        description=t("content_plan.foundations_description"),
    )
    show_chart(chart)
    st.markdown(t("content_plan.foundations_note"))
    figure_table_section(
        rows,
        t,
        scope=t("content_plan.column.foundation"),
        heading=t("content_plan.foundations_table"),
        name="empat-landasan",
    )
    with grid("foundations", per_row="two"):
        with st.container(border=True, height="stretch"):
            st.markdown(f"**{t('content_plan.narrative')}**")
            st.text(session.profile.said.get(NARRATIVE_SETTING) or t("content_plan.not_filled"))
        figure_card(found.busiest, session, good="neither", label=_busiest_label(session, found))
    if session.may_write:
        with st.expander(t("content_plan.foundations_form"), icon=":material/foundation:"):
            keep_rows(
                session, "coop_profile", profile_form(session, FOUNDATIONS, key="foundations")
            )


def _busiest_label(session: Session, found: PlanOverview) -> str:
    owner = str(found.busiest.details.get("owner") or "")
    return session.t("content_plan.busiest", owner=owner) if owner else ""
