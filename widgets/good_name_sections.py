"""The parts of the good-name page: tone from human labels, stars, incidents with their course."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from access.session import Session
from charts import good_name as good_name_charts
from metrics.good_name_overview import GoodNameOverview
from metrics.incident_recovery import incident_course
from metrics.period import Period
from widgets.card_grid import card_grid
from widgets.chart import show_chart
from widgets.figure_table import figure_table_section
from widgets.plain_text import plain
from widgets.table_section import table_section

_STARS = (5, 4, 3, 2, 1)
_ON_CARDS = ("incident_recovery", "incident_depth", "statement_lag")


def tone_section(session: Session, found: GoodNameOverview) -> None:
    """The calibrated tone beside the plain count of labels, and whether two readers agree."""
    t = session.t
    st.subheader(t("reputation.tone_heading"))
    st.markdown(t("reputation.tone_note"))
    card_grid(
        [("", found.calibrated), ("", found.labelled), ("", found.agreement)], session, name="tone"
    )


def rating_section(session: Session, found: GoodNameOverview) -> None:
    """The stars with how often each was given; members and staff are told apart."""
    t = session.t
    st.subheader(t("reputation.rating_heading"))
    rows = [(t(f"reputation.rated_by.{one.details['kind']}"), one) for one in found.ratings]
    card_grid(rows, session, name="ratings")
    every = found.ratings[0]
    counts = [every.details.get(f"stars_{number}") for number in _STARS]
    if every.is_known:
        stars = pd.DataFrame({"stars": _STARS, "n": counts})
        show_chart(good_name_charts.star_bars(stars, t))
        st.markdown(t("reputation.rating_note"))


def incident_section(session: Session, found: GoodNameOverview, period: Period) -> None:
    """Every incident of the period: what was done, how far the tone fell, when it was back."""
    t = session.t
    st.subheader(t("reputation.incidents_heading"))
    if found.incidents.empty:
        st.markdown(t("reputation.no_incidents"))
        return
    table_section(
        _incident_table(session, found.incidents),
        t,
        heading=t("reputation.incidents_table"),
        name="insiden",
    )
    for row in found.incidents.to_dict("records"):
        _incident(session, found, row, period)


def _incident(
    session: Session, found: GoodNameOverview, row: dict[Any, Any], period: Period
) -> None:
    t = session.t
    number = str(row["incident_id"])
    st.markdown(f"**{plain(str(row['name']))}**")
    figures = [
        (t(f"metric.{one.metric}.title"), one)
        for one in (*found.recoveries, *found.responses)
        if one.details.get("kind") == number
    ]
    on_cards = [row for row in figures if row[1].metric in _ON_CARDS]
    card_grid(on_cards, session, name=f"crisis-{number}", good="neither")
    course = session.figures(
        incident_course, incident_id=number, period=period, today=session.today
    )
    if len(course) and course["value"].notna().any():
        shown = course.rename(columns={"end": "day"})
        started = pd.Timestamp(row["started_on"])
        show_chart(good_name_charts.tone_course(shown, t, started=started))
        st.markdown(t("reputation.course_note"))
    further = [row for row in figures if row[1].metric not in _ON_CARDS]
    if further:
        figure_table_section(
            further,
            t,
            scope=t("reputation.column.measure"),
            heading=t("reputation.answers_table"),
            name=f"tanggapan-{number}",
        )


def _incident_table(session: Session, incidents: pd.DataFrame) -> pd.DataFrame:
    t = session.t
    rows = [
        {
            "incident": str(row["name"]),
            "started": t.date(row["started_on"]),
            "closed": t("reputation.open") if row["is_open"] else t.date(row["closed_on"]),
            "days": t.number(row["days_open"]),
            "mentions": t.number(row["mentions"]),
        }
        for row in incidents.to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"reputation.column.{name}"))
