"""Anggota & Muda: whether members are answered and reached, and how young the audience is."""

from __future__ import annotations

import streamlit as st

from access.session import Session
from charts import figure_sentences, figure_words
from charts import members as member_charts
from metrics.figure import Figure
from metrics.members_overview import MembersOverview, members_overview
from widgets.campaign_section import campaign_section
from widgets.card_grid import card_grid
from widgets.chart import show_chart
from widgets.empty_state import drew_empty_state
from widgets.figure_kind import kind_text
from widgets.figure_label import scope_label
from widgets.figure_sentence import answer, reasons
from widgets.figure_table import figure_table_section
from widgets.filters import filters
from widgets.how_section import how_section
from widgets.plain_text import plain
from widgets.young_section import young_section

_SPEAKS_OF = ("messages", "mentions", "members", "member_ages", "member_survey", "audience")
_SHOWN_HOURS = 72.0


def show(session: Session) -> None:
    """Question, answer, cards, answers by the hour, members by channel, ages, path, campaigns."""
    chosen = filters(session)
    if drew_empty_state(session, also=_SPEAKS_OF):
        return
    t = session.t
    found = session.figures(
        members_overview,
        period=chosen.period,
        today=session.today,
        platforms=chosen.platforms,
    )
    period = figure_words.period_text(chosen.period, t)
    answer(t("members.question"), answer_sentence(session, found, period))
    rate, clock, _, in_a_day = found.responses
    card_grid([("", rate), ("", clock), ("", in_a_day)], session, name="answers", good="neither")
    card_grid([("", one) for one in found.reach], session, name="reach")
    _answers(session, found)
    _inside(session, found)
    young_section(session, found)
    _path(session, found)
    effects = campaign_section(session, chosen)
    how_section(session, (*found.figures, *effects), name="anggota-berkas")


def answer_sentence(session: Session, found: MembersOverview, period: str) -> str:
    """Members reached, as a survey says; without one how many who wrote were answered."""
    t = session.t
    reached, rate = found.reach[0], found.responses[0]
    if not reached.is_known and rate.is_known:
        return figure_sentences.answer_text(
            "members.by_messages", rate, t, unit=False, period=period
        )
    day = "" if reached.as_of is None else t.date(reached.as_of)
    return figure_sentences.answer_text("members", reached, t, unit=False, period=period, day=day)


def _answers(session: Session, found: MembersOverview) -> None:
    t = session.t
    st.subheader(t("members.answers_heading"))
    curve = found.response_curve
    if curve.empty:
        for reason in reasons(found.responses[:1], t) or reasons(found.responses[1:2], t):
            st.markdown(plain(reason))
    else:
        show_chart(member_charts.answers_by_hour(curve[curve["hours"] <= _SHOWN_HOURS], t))
        st.markdown(t("members.curve_note"))
    rows = [(_named(session, one), one) for one in found.responses]
    rows += [
        (f"{_title(session, one)} · {scope_label(one, session)}", one) for one in found.replies
    ]
    figure_table_section(
        rows,
        t,
        scope=t("members.column.measure"),
        heading=t("members.answers_table"),
        name="tanggapan",
    )


def _title(session: Session, figure: Figure) -> str:
    return figure_words.label_text(figure, session.t)


def _named(session: Session, figure: Figure) -> str:
    kind = kind_text(figure, session.t)
    return f"{_title(session, figure)} · {kind}" if kind else _title(session, figure)


def _inside(session: Session, found: MembersOverview) -> None:
    """Inside and outside, a channel at a time: what no platform knows, a survey does."""
    t = session.t
    st.subheader(t("members.inside_heading"))
    if not found.shares:
        st.markdown(t("members.no_shares"))
        return
    of_followers = [one for one in found.shares if one.metric == "member_share" and one.is_known]
    if of_followers:
        chart = member_charts.share_ranges(
            [(scope_label(one, session), one) for one in of_followers],
            t,
            axis_title=t("members.inside_axis"),
            description=t("members.inside_description"),
        )
        show_chart(chart)
        st.markdown(t("members.inside_note"))
    for name in ("followers", "following"):
        shown = [
            one
            for one in found.shares
            if one.is_known and (one.metric == "members_following") == (name == "following")
        ]
        if shown:
            figure_table_section(
                [(_channel_row(session, one), one) for one in shown],
                t,
                scope=t("members.column.channel"),
                heading=t(f"members.inside_table.{name}"),
                name=f"dalam-dan-luar-{name}",
            )
    if found.sources:
        most_first = sorted(found.sources, key=lambda one: -(one.value or 0.0))
        figure_table_section(
            [(kind_text(one, t), one) for one in most_first],
            t,
            scope=t("members.column.source"),
            heading=t("members.sources_table"),
            name="tahu-dari-mana",
        )


def _channel_row(session: Session, figure: Figure) -> str:
    channel = scope_label(figure, session)
    return (
        channel
        if figure.metric == "members_following"
        else (f"{channel} · {_title(session, figure)}")
    )


def _path(session: Session, found: MembersOverview) -> None:
    """Four counts beside each other: none of them explains another."""
    t = session.t
    st.subheader(t("members.path_heading"))
    st.markdown(t("members.path_note"))
    figure_table_section(
        [(kind_text(one, t), one) for one in found.path],
        t,
        scope=t("members.column.count"),
        heading=t("members.path_table"),
        name="dari-pengikut-ke-anggota",
    )
    known = [one for one in found.association if one.is_known]
    if not known:
        for reason in reasons(found.association, t):
            st.markdown(plain(reason))
        return
    figure_table_section(
        [(kind_text(one, t), one) for one in known],
        t,
        scope=t("members.column.lag"),
        heading=t("members.association_table"),
        name="tayangan-dan-anggota-baru",
    )


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
