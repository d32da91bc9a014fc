"""The plan drawn: weeks, planned beside published, cost beside result."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from access.session import Session
from charts.amounts import amount
from charts.line_series import Markings
from charts.palette import ACCENT, BAD, GOOD, GREY
from charts.share_bars import PLANNED_AND_PUBLISHED, share_groups
from charts.week_bars import week_bars
from i18n import Translator
from metrics.figure import Figure
from metrics.period import Period
from metrics.plan_overview import PlanOverview
from metrics.weekly_posts import plan_by_week
from widgets.chart import markings_line, show_chart
from widgets.figure_kind import kind_text, purpose_text
from widgets.figure_sentence import figure_sentence
from widgets.figure_table import figure_table_section

_COLOURS = {
    "done": GOOD, "off_time": "#8fbf3f", "missed": BAD, "open": "#b9bcc3", "cancelled": GREY,
    "unplanned": "#8468dc",
}  # fmt: skip
_RESULTS = {"cost_share": "#b26a00", "hours_share": GREY, "result_share": ACCENT}


def plan_weeks(session: Session, found: PlanOverview, period: Period, events: pd.DataFrame) -> None:
    """Rows of the plan week by week, by what became of them, and posts without a plan."""
    t = session.t
    weeks = plan_by_week(found.rows, found.matches, period)
    if weeks.empty:
        st.markdown(t("content_plan.no_weeks"))
        return
    words = {state: t(f"content_plan.week.{state}") for state in _COLOURS}
    markings = Markings(events)
    chart = week_bars(
        weeks.assign(label=weeks["state"].map(words)),
        t,
        colours={words[state]: colour for state, colour in _COLOURS.items()},
        axis_title=t("content_plan.weeks_axis"),
        description=t("content_plan.weeks_description"),
        markings=markings,
    )
    show_chart(chart)
    st.markdown(t("content_plan.weeks_note"))
    markings_line(markings, t)


def balance_section(session: Session, found: PlanOverview) -> None:
    """By purpose, then by pillar: how near the published mix is to the planned one."""
    t = session.t
    st.subheader(t("content_plan.balance_heading"))
    parts = {"objective": found.objectives, "pillar": found.pillars}
    for figure in found.balance:
        kind = str(figure.details["kind"])
        figure_sentence(figure, t, label=kind_text(figure, t))
        shares = parts[kind]
        if figure.is_known and len(shares):
            planned, published = (t(f"content_plan.{name}") for name in ("planned", "published"))
            chart = share_groups(
                _pairs(shares, (planned, published), t),
                t,
                colours=dict(zip((planned, published), PLANNED_AND_PUBLISHED, strict=True)),
                description=t("content_plan.balance_description"),
            )
            show_chart(chart)


def _pairs(shares: pd.DataFrame, groups: tuple[str, str], t: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (row["category"], group, row[name], f"{t.percent(row[name], digits=0)} (n = {n})")
            for row in shares.to_dict("records")
            for group, name in zip(groups, ("planned", "published"), strict=True)
            for n in (t.number(row[f"n_{name}"]),)
            if not pd.isna(row[name])
        ],
        columns=["label", "group", "share", "said"],
    )


def resource_section(session: Session, found: PlanOverview) -> None:
    """What each purpose costs beside what it brings; cost without a purpose is its own bar."""
    t = session.t
    st.subheader(t("content_plan.resources_heading"))
    if not found.resources:
        st.markdown(t("content_plan.no_resources"))
        return
    shares = _resource_shares(found.resources, t)
    if len(shares):
        chart = share_groups(
            shares,
            t,
            colours={t(f"content_plan.{name}"): colour for name, colour in _RESULTS.items()},
            description=t("content_plan.resources_description"),
        )
        show_chart(chart)
    st.markdown(t("content_plan.resources_note"))
    figure_table_section(
        [(purpose_text(str(one.details["kind"]), t), one) for one in found.resources],
        t,
        scope=t("content_plan.column.objective"),
        heading=t("content_plan.resources_table"),
        name="sumber-daya",
        value=t("content_plan.column.result_for_cost"),
        further=_columns(found.resources, ("amount_idr", "interactions"), t),
        downloaded=_columns(found.resources, ("hours", "median_reach"), t),
    )


def _resource_shares(figures: tuple[Figure, ...], t: Translator) -> pd.DataFrame:
    rows = [
        (
            purpose_text(str(one.details["kind"]), t),
            t(f"content_plan.{name}"),
            share,
            t.percent(share, digits=0),
        )
        for one in figures
        for name in _RESULTS
        if isinstance(share := one.details.get(name), float)
    ]
    return pd.DataFrame(rows, columns=["label", "group", "share", "said"])


def _columns(
    figures: tuple[Figure, ...], names: tuple[str, ...], t: Translator
) -> dict[str, list[str]]:
    return {
        t(f"content_plan.column.{name}"): [_said(one, name, t) for one in figures] for name in names
    }


def _said(figure: Figure, name: str, t: Translator) -> str:
    value = figure.details.get(name)
    if not isinstance(value, float) or (name in ("amount_idr", "hours") and not value):
        return t("figure.unknown")
    if name == "amount_idr":
        return t.compact_money(value)
    if name == "median_reach":
        return amount(value, "accounts", t)
    return t.number(value)
