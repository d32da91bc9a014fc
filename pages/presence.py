"""Kehadiran: every channel of the article — there, findable, complete, and still alive?"""

from __future__ import annotations

import streamlit as st

from access.session import Session
from charts import figure_sentences, figure_words
from charts.line_series import Markings
from charts.palette import LOOKS, platform_name
from charts.presence import channel_rows
from charts.week_bars import week_bars
from metrics.chart_notes import marked_days
from metrics.presence_overview import PresenceOverview, presence_overview
from metrics.target_progress import target_progress
from metrics.weekly_posts import posts_by_week
from widgets.card_grid import card_grid
from widgets.channel_editor import channel_editor
from widgets.channel_table import channel_table, narrow_channels, state_words
from widgets.chart import markings_line, show_chart
from widgets.chart_note_editor import chart_note_editor
from widgets.figure_label import scope_label
from widgets.figure_sentence import answer
from widgets.figure_table import figure_table_section
from widgets.filters import Filters, filters
from widgets.how_section import how_section
from widgets.kept_rows import keep_rows, tell_kept
from widgets.table_section import table_section
from widgets.target_section import target_section

PAGE = "kehadiran"


def show(session: Session) -> None:
    """Question, answer, cards, the ledger of channels, weeks, completeness, the check to type."""
    chosen = filters(session)
    t = session.t
    found = session.figures(
        presence_overview, period=chosen.period, today=session.today, platforms=chosen.platforms
    )
    text = figure_sentences.answer_text(
        "presence",
        found.presence,
        t,
        unit=False,
        fresh=figure_words.value_text(found.freshness, t),
        day=t.date(min(session.today, chosen.period.last_day)),
    )
    answer(t("presence.question"), text)
    tell_kept(session)
    cards = [("", found.presence), ("", found.freshness), ("", found.identical)]
    card_grid(cards, session, name="channels", good="neither")
    _channels(session, found)
    _check(session)
    _weeks(session, chosen)
    _completeness(session, found)
    targets = target_progress(session.tables(), session.today, (found.presence, found.freshness))
    target_section(session, targets, name="target-kehadiran")
    how_section(session, (*found.figures, *targets), name="kehadiran-berkas")


def _channels(session: Session, found: PresenceOverview) -> None:
    t = session.t
    st.subheader(t("presence.channels_heading"))
    show_chart(channel_rows(state_words(found.channels, t), t))
    st.markdown(t("presence.channels_note"))
    table = channel_table(found.channels, t)
    narrow = narrow_channels(found.channels, t)
    table_section(table, t, heading=t("presence.channels_table"), name="kanal", drawn=narrow)


def _check(session: Session) -> None:
    """Today's look at every channel, typed; readers see what was typed in the table above."""
    if not session.may_write:
        return
    t = session.t
    with st.expander(t("presence.check_heading"), icon=":material/fact_check:"):
        st.markdown(t("presence.check_note"))
        keep_rows(session, "channels", channel_editor(session))


def _weeks(session: Session, chosen: Filters) -> None:
    t = session.t
    st.subheader(t("presence.weeks_heading"))
    period, platforms = chosen.period, chosen.platforms
    weeks = session.figures(posts_by_week, period=period, today=session.today, platforms=platforms)
    if weeks.empty:
        st.markdown(t("presence.no_weeks"))
    else:
        markings = Markings(
            session.figures(marked_days, period=period, page=PAGE, platforms=platforms)
        )
        names = {code: platform_name(code, t) for code in LOOKS}
        chart = week_bars(
            weeks.assign(label=weeks["platform"].map(names)),
            t,
            colours={names[code]: look.colour for code, look in LOOKS.items()},
            axis_title=t("presence.posts_per_week"),
            description=t("presence.weeks_description"),
            markings=markings,
        )
        show_chart(chart)
        st.markdown(t("presence.weeks_note"))
        markings_line(markings, t)
    chart_note_editor(session, PAGE)


def _completeness(session: Session, found: PresenceOverview) -> None:
    t = session.t
    if not found.completeness:
        return
    figure_table_section(
        [(scope_label(one, session), one) for one in found.completeness],
        t,
        scope=t("presence.column.channel"),
        heading=t("presence.completeness_table"),
        name="kelengkapan-profil",
    )


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
