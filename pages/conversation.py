"""Percakapan: what the public talks about, whether we talk along, and how soon."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from access.session import Session
from charts import conversation as conversation_charts
from charts import figure_words
from charts.palette import platform_name
from metrics.conversation_overview import ConversationOverview, conversation_overview
from metrics.figure import Figure
from metrics.period import Period
from widgets.card_grid import card_grid
from widgets.chart import show_chart
from widgets.empty_state import drew_empty_state
from widgets.figure_kind import kind_text
from widgets.figure_sentence import answer, reasons
from widgets.figure_table import figure_table_section
from widgets.filters import filters
from widgets.how_section import how_section
from widgets.kept_rows import tell_kept
from widgets.plain_text import plain
from widgets.table_section import table_section
from widgets.topic_editor import topic_editor

_MOST_TOPICS = 12
_NAMED = 3


def show(session: Session) -> None:
    """Question, answer, cards, rising topics, our answers to them, search interest, the list."""
    chosen = filters(session)
    if drew_empty_state(session, also=("topic_days", "mentions", "trends", "topic_choices")):
        return
    t = session.t
    found = session.figures(
        conversation_overview,
        period=chosen.period,
        today=session.today,
        platforms=chosen.platforms,
    )
    answer(t("conversation.question"), answer_sentence(session, found, chosen.period))
    tell_kept(session)
    voices = [(_voice_label(session, one), one) for one in found.voice]
    cards = [("", found.lag), ("", found.overlap), ("", found.payoff), *voices]
    card_grid(cards, session, name="answers", good="neither")
    _rising(session, found)
    topic_editor(session, found.rising)
    _responses(session, found)
    _interest(session, found)
    how_section(session, found.figures, name="percakapan-berkas")


def answer_sentence(session: Session, found: ConversationOverview, period: Period) -> str:
    """Which topics are surely talked about more than usual; silence where nothing is known."""
    t = session.t
    said = figure_words.period_text(period, t)
    known = [one for one in found.rising if one.is_known]
    if not known:
        why = reasons(found.rising, t)
        reason = why[0] if why else t("conversation.no_topics")
        return t("conversation.answer.none", period=said, reason=reason)
    sure = list(dict.fromkeys(str(one.details["kind"]) for one in known if one.verdict == "up"))
    if not sure:
        return t("conversation.answer.nothing", period=said, n=len(_topics(known)))
    names = ", ".join(sure[:_NAMED])
    return t("conversation.answer.rising", period=said, topics=names, n=len(sure))


def _topics(figures: list[Figure]) -> set[str]:
    return {str(one.details["kind"]) for one in figures}


def _voice_label(session: Session, figure: Figure) -> str:
    source = str(figure.details.get("kind") or "")
    return f"{figure_words.label_text(figure, session.t)} · {source}"


def _rising(session: Session, found: ConversationOverview) -> None:
    t = session.t
    st.subheader(t("conversation.rising_heading"))
    known = [one for one in found.rising if one.is_known]
    if not known:
        for reason in reasons(found.rising, t) or [t("conversation.no_topics")]:
            st.markdown(plain(reason))
        return
    shown = known[:_MOST_TOPICS]
    rows = pd.DataFrame(
        {
            "label": [kind_text(one, t) for one in shown],
            "lift": [one.value for one in shown],
            "said": [figure_words.value_text(one, t, unit=True) for one in shown],
            "state": [t(f"conversation.state.{_state(one)}") for one in shown],
            "is_sure": [_state(one) == "rising" for one in shown],
        }
    )
    show_chart(conversation_charts.topic_lifts(rows, t))
    st.markdown(t("conversation.rising_note"))
    figure_table_section(
        [(kind_text(one, t), one) for one in found.rising],
        t,
        scope=t("conversation.column.topic"),
        heading=t("conversation.rising_table"),
        name="topik-naik",
        further={
            t(f"conversation.column.{name}"): [_detail(session, one, name) for one in found.rising]
            for name in ("now", "tick")
        },
    )


def _state(figure: Figure) -> str:
    return "rising" if figure.verdict == "up" else "unsure"


def _detail(session: Session, figure: Figure, name: str) -> str:
    t = session.t
    if name == "tick":
        ticked = figure.details.get("is_relevant")
        return t(f"option.tick.{ticked}") if ticked else t("conversation.not_ticked")
    now, before = (figure.details.get(part) for part in ("now", "before"))
    if not isinstance(now, float) or not isinstance(before, float):
        return t("figure.unknown")
    return t("conversation.now_and_before", now=t.number(now), before=t.number(before))


def _responses(session: Session, found: ConversationOverview) -> None:
    t = session.t
    st.subheader(t("conversation.responses_heading"))
    if found.responses.empty:
        st.markdown(t("conversation.no_responses"))
        return
    rows = [_response(session, row) for row in found.responses.to_dict("records")]
    frame = pd.DataFrame(rows).rename(columns=lambda name: t(f"conversation.column.{name}"))
    shown = [t(f"conversation.column.{name}") for name in ("topic", "started", "waited", "caption")]
    heading = t("conversation.responses_table")
    table_section(frame, t, heading=heading, name="tanggapan-topik", drawn=frame[shown])
    st.markdown(t("conversation.responses_note"))


def _response(session: Session, row: dict[Any, Any]) -> dict[str, str]:
    """One public topic and our first post on it; captions are people's text and stay text."""
    t = session.t
    is_answered = bool(row["is_answered"])
    hours = t("figure.unknown") if pd.isna(row["hours"]) else t.rounded(row["hours"])
    waited = t("conversation.hours", hours=hours)
    unticked = pd.isna(row["is_relevant"])
    tick = "" if unticked else "yes" if row["is_relevant"] else "no"
    times = t("figure.unknown")
    if not pd.isna(row["times_usual"]):
        times = t("conversation.times", value=t.rounded(row["times_usual"]))
    return {
        "topic": str(row["topic"]),
        "tick": t(f"option.tick.{tick}") if tick else t("conversation.not_ticked"),
        "started": t.date(row["started"]),
        "start_from": t(f"option.topic_start.{row['start_from']}"),
        "waited": waited if is_answered else t("conversation.unanswered", waited=waited),
        "channel": platform_name(str(row["platform"]), t) if is_answered else "",
        "caption": " ".join(str(row["caption"]).split()) if is_answered else "",
        "times_usual": times if is_answered else "",
    }


def _interest(session: Session, found: ConversationOverview) -> None:
    t = session.t
    st.subheader(t("conversation.interest_heading"))
    if found.interest.empty:
        st.markdown(t("conversation.no_interest"))
        return
    st.markdown(t("conversation.interest_note"))
    for _, rows in found.interest.groupby("download", sort=False):
        places = ", ".join(dict.fromkeys(rows["place"]))
        st.markdown(f"**{plain(places)}**")
        series = pd.DataFrame({"day": rows["at"], "term": rows["term"], "index": rows["index"]})
        show_chart(conversation_charts.search_interest(series, t))


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
