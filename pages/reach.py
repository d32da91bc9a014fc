"""Jangkauan: how many people saw us, honestly bounded over days, posts and platforms."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from access.session import Session
from charts import figure_sentences, figure_words
from charts import reach as reach_charts
from charts.line_series import Markings
from charts.markings import breaks_about
from charts.palette import platform_name
from metrics.figure import Figure
from metrics.reach_overview import ReachOverview, reach_overview
from metrics.target_progress import target_progress
from widgets.card_grid import card_grid
from widgets.chart import markings_line, show_chart
from widgets.empty_state import drew_empty_state
from widgets.figure_label import account_label, scope_label
from widgets.figure_sentence import answer
from widgets.figure_table import figure_table_section
from widgets.filters import Filters, filters
from widgets.how_section import how_section
from widgets.post_table import narrow_posts, post_table, version_name
from widgets.table_section import table_section
from widgets.target_section import target_section


def show(session: Session) -> None:
    """Question, answer, cards, then days, posts, advertising, views, and how it was computed."""
    chosen = filters(session)
    if drew_empty_state(session):
        return
    t = session.t
    found = session.figures(
        reach_overview,
        period=chosen.period,
        today=session.today,
        comparison=chosen.comparison,
        platforms=chosen.platforms,
        account=chosen.account,
    )
    period = figure_words.period_text(chosen.period, t)
    answer(
        t("reach.question"), figure_sentences.answer_text("reach", found.together, t, period=period)
    )
    _cards(session, chosen, found)
    _accounts(session, found)
    _days(session, found)
    _posts(session, found)
    _organic(session, found)
    _views(session, found)
    targets = target_progress(session.tables(), session.today, (found.together,))
    target_section(session, targets, name="target-jangkauan")
    how_section(session, (*found.figures, *targets), name="jangkauan-berkas")


def _cards(session: Session, chosen: Filters, found: ReachOverview) -> None:
    t = session.t
    cards: list[tuple[str, Figure]] = [(t("reach.together"), found.together)]
    cards += [(t("reach.posts_all"), figure) for figure in found.posts[:1]]
    cards += [(t("reach.post_change"), figure) for figure in found.post_changes[:1]]
    card_grid(cards, session, name="reach")
    compared = figure_words.period_text(chosen.comparison or chosen.period.previous(), t)
    st.markdown(f":small[{t('reach.change_against', period=compared)}]")


def _accounts(session: Session, found: ReachOverview) -> None:
    t = session.t
    if not found.accounts:
        return
    st.subheader(t("reach.ranges_heading"))
    rows = [(scope_label(figure, session), figure) for figure in found.accounts]
    drawn = [*rows, (t("reach.together"), found.together)]
    drawn = [row for row in drawn if row[1].value is not None or row[1].low is not None]
    if drawn:
        show_chart(reach_charts.reach_ranges(drawn, t))
        st.markdown(t("reach.ranges_note"))
    scope = t("reach.column.scope")
    figure_table_section(
        rows, t, scope=scope, heading=t("reach.accounts_table"), name="jangkauan-akun"
    )
    if found.account_changes:
        changes = [(scope_label(figure, session), figure) for figure in found.account_changes]
        figure_table_section(
            changes,
            t,
            scope=scope,
            heading=t("reach.changes_table"),
            name="perubahan-jangkauan-akun",
        )


def _days(session: Session, found: ReachOverview) -> None:
    t = session.t
    st.subheader(t("reach.daily_heading"))
    days = found.days
    if days["value"].notna().sum() == 0:
        st.markdown(t("reach.no_daily"))
        return
    keys = list(zip(days["platform"], days["account_id"], days["metric"], strict=True))
    names = {key: _daily_name(session, *key) for key in dict.fromkeys(keys)}
    series = pd.DataFrame(
        {
            "day": days["date"],
            "series": [names[key] for key in keys],
            "platform": days["platform"],
            "value": days["value"].astype("Float64"),
        }
    )
    breaks = breaks_about(found.breaks, t, columns=("reach", "viewers"))
    markings = Markings(found.events, breaks)
    chart = reach_charts.daily_reach(series, t, markings=markings)
    show_chart(chart)
    st.markdown(t("reach.daily_note"))
    markings_line(markings, t)


def _daily_name(session: Session, platform: str, account: str, metric: str) -> str:
    name = account_label(session, platform, account)
    return session.t("reach.viewers_days", name=name) if metric == "viewers_1d" else name


def _posts(session: Session, found: ReachOverview) -> None:
    t = session.t
    st.subheader(t("reach.posts_heading"))
    rows = [(scope_label(figure, session), figure) for figure in found.posts]
    known = [(label, figure) for label, figure in rows if figure.is_known]
    if known:
        show_chart(reach_charts.post_quartiles(known, t))
        st.markdown(t("reach.quartiles_note"))
    figure_table_section(
        rows,
        t,
        scope=t("reach.column.scope"),
        heading=t("reach.posts_table"),
        name="jangkauan-per-konten",
    )
    if found.top.empty:
        st.markdown(t("reach.no_top"))
        return
    table_section(
        post_table(found.top, t),
        t,
        heading=t("reach.top_heading"),
        name="konten-teratas",
        drawn=narrow_posts(found.top, t),
    )
    st.markdown(t("reach.top_note"))


def _organic(session: Session, found: ReachOverview) -> None:
    t = session.t
    sections = (
        ("reach.organic_heading", found.organic, "tanpa-iklan"),
        ("reach.rate_heading", found.rates, "rasio-jangkauan"),
        ("reach.repeat_heading", found.repeats, "beberapa-kali"),
    )
    for heading, figures, name in sections:
        if not figures:
            continue
        rows = [(_repeat_label(session, figure), figure) for figure in figures]
        scope = t("reach.column.scope")
        figure_table_section(rows, t, scope=scope, heading=t(heading), name=name)
        if figures is found.organic:
            st.markdown(t("reach.organic_note"))


def _repeat_label(session: Session, figure: Figure) -> str:
    label = scope_label(figure, session)
    if figure.metric != "repeat_posts":
        return label
    count = session.t.number(float(figure.details.get("posts") or 0))
    return session.t("reach.repeat_label", scope=label, count=count)


def _views(session: Session, found: ReachOverview) -> None:
    t = session.t
    st.subheader(t("reach.views_heading"))
    st.markdown(t("reach.views_note"))
    weeks = found.views_by_week
    breaks = breaks_about(found.breaks, t, columns=("views",))
    markings = Markings(found.events, breaks)
    if weeks["views"].notna().sum() == 0:
        st.markdown(t("reach.no_views"))
    for version, part in weeks.groupby(weeks["metric_version"].fillna("")):
        if part["views"].notna().sum() == 0:
            continue
        st.markdown(t("reach.views_per_week", version=version_name(str(version), t)))
        series = pd.DataFrame(
            {
                "day": part["start"],
                "series": [platform_name(code, t) for code in part["platform"]],
                "platform": part["platform"],
                "value": part["views"].astype("Float64"),
            }
        )
        chart = reach_charts.views_over_time(series, t, markings=markings)
        show_chart(chart)
    markings_line(markings, t)
    rows = [(_views_label(session, figure), figure) for figure in found.views]
    if rows:
        figure_table_section(
            rows, t, scope=t("reach.column.scope"), heading=t("reach.views_table"), name="tayangan"
        )
    if found.frequencies:
        rows = [(scope_label(figure, session), figure) for figure in found.frequencies]
        figure_table_section(
            rows,
            t,
            scope=t("reach.column.scope"),
            heading=t("reach.frequency_table"),
            name="frekuensi",
        )


def _views_label(session: Session, figure: Figure) -> str:
    version = version_name(str(figure.details.get("metric_version") or ""), session.t)
    return session.t("reach.views_label", scope=scope_label(figure, session), version=version)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
