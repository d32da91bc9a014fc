"""Pengikut: net growth, whether it is real, unusual days, seasons and the way to the target."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from access.session import Session
from charts import figure_words
from charts import follower_growth as follower_charts
from charts.growth_sentences import arrival_text, growth_sentence, target_label
from charts.line_series import Markings
from charts.markings import breaks_about
from metrics.figure import Figure
from metrics.growth_overview import GrowthOverview, Outlook, growth_overview
from metrics.period import Period
from widgets.card_grid import card_grid
from widgets.chart import markings_line, show_chart
from widgets.empty_state import drew_empty_state
from widgets.figure_label import account_label, scope_label
from widgets.figure_sentence import answer, figure_sentence
from widgets.figure_table import figure_table_section
from widgets.filters import filters
from widgets.how_section import how_section
from widgets.plain_text import plain
from widgets.table_section import table_section


def show(session: Session) -> None:
    """Question, answer, cards, then accounts, days, unusual days, seasons, forecast."""
    chosen = filters(session)
    if drew_empty_state(session):
        return
    t = session.t
    found = session.figures(
        growth_overview,
        period=chosen.period,
        comparison=chosen.comparison,
        platforms=chosen.platforms,
        account=chosen.account,
    )
    period = figure_words.period_text(chosen.period, t)
    answer(t("follower_growth.question"), growth_sentence(found.total, t, period=period))
    _cards(session, found, chosen.comparison or chosen.period.previous())
    _accounts(session, found)
    _days(session, found)
    _anomalies(session, found)
    _seasons(session, found)
    _forecast(session, found)
    how_section(session, found.figures, name="pengikut-berkas")


def _cards(session: Session, found: GrowthOverview, compared: Period) -> None:
    t = session.t
    cards: list[tuple[str, Figure]] = [
        ("", found.total),
        (t("follower_growth.real_question"), found.change),
    ]
    cards += [
        (target_label(one.target, t), one.forecast)
        for one in found.outlooks
        if one.target is not None and one.forecast is not None
    ]
    card_grid(cards, session, name="growth")
    said = t("follower_growth.compared", period=figure_words.period_text(compared, t))
    st.markdown(f":small[{said}]")


def _accounts(session: Session, found: GrowthOverview) -> None:
    t = session.t
    if not found.accounts:
        return
    figure_table_section(
        [(scope_label(figure, session), figure) for figure in found.accounts],
        t,
        scope=t("follower_growth.column.account"),
        heading=t("follower_growth.accounts_table"),
        name="pertambahan-pengikut",
        further=_details(session, found, "start_end", "rate"),
        downloaded=_details(session, found, "per_30_days", "gained_lost"),
    )


def _details(session: Session, found: GrowthOverview, *names: str) -> dict[str, list[str]]:
    return {
        session.t(f"follower_growth.{name}"): [
            _detail(session, name, one) for one in found.accounts
        ]
        for name in names
    }


def _detail(session: Session, name: str, figure: Figure) -> str:
    """A further number of an account in words; "–" for each part that is unknown."""
    t = session.t
    known = figure.details
    if name == "rate":
        rate = known.get("rate")
        return t.percent(rate) if isinstance(rate, (int, float)) else t("figure.unknown")
    if name == "per_30_days":
        return _count(session, known.get("per_30_days"))
    first, last = ("start", "end") if name == "start_end" else ("gained", "lost")
    between = " → " if name == "start_end" else " / "
    return _count(session, known.get(first)) + between + _count(session, known.get(last))


def _count(session: Session, value: float | str | None) -> str:
    t = session.t
    return t.number(value, digits=1) if isinstance(value, (int, float)) else t("figure.unknown")


def _days(session: Session, found: GrowthOverview) -> None:
    t = session.t
    st.subheader(t("follower_growth.series_heading"))
    known = found.days[["followers", "low"]].notna().any(axis=1)
    if not known.any():
        st.markdown(t("follower_growth.no_series"))
        return
    for (platform, account), days in found.days.groupby(["platform", "account_id"], sort=True):
        if days[["followers", "low"]].notna().any(axis=None):
            _account_chart(session, found, str(platform), str(account))
    st.markdown(t("follower_growth.series_note"))
    markings_line(Markings(found.events, breaks_about(found.breaks, t, columns=("followers",))), t)


def _account_chart(session: Session, found: GrowthOverview, platform: str, account: str) -> None:
    t = session.t
    days, gaps, unusual = (
        frame[(frame["platform"] == platform) & (frame["account_id"] == account)]
        for frame in (found.days, found.gaps, found.anomalies)
    )
    held = ["followers", "low", "high"]
    shown = days.rename(columns={"date": "day"})[["day", *held]].astype(
        dict.fromkeys(held, "Float64")
    )
    shown["kind"] = [t(f"follower_growth.kinds.{kind}") for kind in days["kind"]]
    marks = unusual.merge(days[["date", "followers"]], on="date", how="left")
    marks = marks.rename(columns={"date": "day"}).dropna(subset=["followers"])
    marks["label"] = [t(f"follower_growth.anomaly.{kind}") for kind in marks["kind"]]
    own_breaks = found.breaks[found.breaks["platform"].isin(["", platform])]
    chart = follower_charts.followers_over_time(
        shown,
        gaps,
        marks[["day", "followers", "net", "label"]],
        t,
        platform=platform,
        markings=Markings(found.events, breaks_about(own_breaks, t, columns=("followers",))),
    )
    st.markdown(f"**{plain(account_label(session, platform, account))}**")
    show_chart(chart)
    notes = follower_charts.anomaly_notes(marks)
    if notes:
        st.markdown("  \n".join(f":small[{plain(note)}]" for note in notes))


def _anomalies(session: Session, found: GrowthOverview) -> None:
    t = session.t
    st.subheader(t("follower_growth.anomalies_heading"))
    if found.anomalies.empty:
        st.markdown(t("follower_growth.no_anomalies"))
        return
    rows = found.anomalies.to_dict("records")
    frame = pd.DataFrame(
        [
            (
                account_label(session, row["platform"], row["account_id"]),
                t.date(row["date"]),
                t.number(row["net"]),
                t.number(row["median"], digits=1),
                t(f"follower_growth.anomaly.{row['kind']}"),
                t.number(row["other_accounts"]),
            )
            for row in rows
        ],
        columns=[
            t(f"follower_growth.column.{name}")
            for name in ("account", "date", "net", "usual", "kind", "others")
        ],
    )
    heading = t("follower_growth.anomalies_note")
    account, day, net, _, kind, _ = frame.columns
    narrow = frame[[account, net, kind]].assign(**{account: frame[account] + " · " + frame[day]})
    table_section(frame, t, heading=heading, name="hari-janggal", drawn=narrow)


def _seasons(session: Session, found: GrowthOverview) -> None:
    t = session.t
    st.subheader(t("follower_growth.seasons_heading"))
    if not found.seasons:
        st.markdown(t("follower_growth.no_seasons"))
        return
    rows = [(_season_label(session, figure), figure) for figure in found.seasons]
    figure_table_section(
        rows,
        t,
        scope=t("follower_growth.column.season"),
        heading=t("follower_growth.seasons_note"),
        name="musim",
    )


def _season_label(session: Session, figure: Figure) -> str:
    t = session.t
    kind = str(figure.details.get("kind") or "")
    return t(f"option.event_kind.{kind}") if t.has(f"option.event_kind.{kind}") else kind


def _forecast(session: Session, found: GrowthOverview) -> None:
    t = session.t
    st.subheader(t("follower_growth.forecast_heading"))
    for one in found.outlooks:
        _outlook(session, one)
    if any(not one.fan.empty for one in found.outlooks):
        st.markdown(t("follower_growth.forecast_note"))


def _outlook(session: Session, one: Outlook) -> None:
    t = session.t
    if one.target is None:
        st.markdown(t("follower_growth.no_target"))
    elif one.forecast is not None:
        figure_sentence(one.forecast, t, label=target_label(one.target, t))
        arrival = arrival_text(one.forecast, t)
        if arrival:
            st.markdown(plain(arrival))
    if not one.fan.empty:
        fan = one.fan.rename(columns={"date": "day"})
        value = None if one.target is None else one.target.value
        show_chart(follower_charts.forecast_fan(one.month_ends, fan, t, target=value))


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
