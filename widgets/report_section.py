"""The report of a meeting: its period and language, each format to take home, the page itself."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from access.meeting_report import meeting_report, offered_periods, report_file
from access.session import Session
from i18n.translator import LANGUAGES, Language, Translator
from metrics.period import Period
from report.build import period_label
from report.contents import Contents, Row, Section
from report.formats import FORMATS
from widgets.plain_text import plain
from widgets.report_chart import show_report_chart

_WRITTEN = {"id": "Bahasa Indonesia", "en": "English"}


def choose_period(session: Session) -> Period:
    """A month or a tahun buku that holds data, the latest month first."""
    first_month = session.profile.book_year_month
    return st.selectbox(
        session.t("meeting.period"),
        offered_periods(session),
        format_func=lambda period: period_label(period, first_month, session.t),
        key="meeting-period",
    )


def show_report(session: Session, period: Period) -> None:
    """Language, downloads, then the page for the board as it will be printed."""
    t = session.t
    st.subheader(t("meeting.report"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language: Language = st.segmented_control(
            t("meeting.language"),
            LANGUAGES,
            default=session.language,
            required=True,
            format_func=_WRITTEN.__getitem__,
            key="meeting-language",
        )
        with_equivalent = st.toggle(
            t("meeting.with_equivalent"),
            key="meeting-equivalent",
            help=t("meeting.equivalent_help"),
        )
    paper = Translator(language)
    _downloads(session, period, paper, with_equivalent=with_equivalent)
    _preview(session, meeting_report(session, period, t=paper))


def _downloads(
    session: Session, period: Period, paper: Translator, *, with_equivalent: bool
) -> None:
    """One button a format; a file is made only when its button is pressed."""
    t = session.t
    days = f"{period.start:%Y%m%d}-{period.last_day:%Y%m%d}"

    def maker(name: str) -> Callable[[], bytes]:
        return lambda: report_file(session, period, name, t=paper, with_equivalent=with_equivalent)

    with st.container(horizontal=True):
        for name, made in FORMATS.items():
            st.download_button(
                t(f"meeting.format.{name}"),
                maker(name),
                file_name=f"{t(f'meeting.file.{name}')}-{days}.{made.ending}",
                mime=made.mime,
                icon=f":material/{made.icon}:",
                on_click="ignore",
                key=f"report-{name}",
            )


def _preview(session: Session, contents: Contents) -> None:
    with st.container(border=True):
        st.markdown(f":small[{plain(contents.coop)} · {plain(contents.period)}]")
        st.markdown(f"#### {plain(contents.title)}")
        if contents.banner:
            st.markdown(f"**{plain(contents.banner)}**")
        for column, row in zip(st.columns(3), contents.headlines, strict=True):
            with column:
                _headline(row)
        for section in contents.front:
            _section(session, section)
        st.markdown(f":small[{plain(contents.stamp)}]")
    st.markdown(f"**{session.t('meeting.message')}**")
    st.code(contents.message, language=None, wrap_lines=True)


def _headline(row: Row) -> None:
    st.markdown(f":small[{plain(row.label)}]")
    st.markdown(f"### {plain(row.value)}")
    if row.verdict:
        st.markdown(f"**{plain(row.verdict)}**")
    if row.notes:
        st.markdown(f":small[{plain(row.notes)}]")


def _section(session: Session, section: Section) -> None:
    st.markdown(f"##### {plain(section.heading)}")
    for sentence in section.sentences:
        st.markdown(plain(sentence))
    lines = [
        " · ".join(part for part in (f"{row.label}: {row.value}", row.verdict, row.notes) if part)
        for row in section.rows
    ]
    if lines:
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    if section.chart is not None:
        show_report_chart(section.chart, session)
    for note in section.notes:
        st.markdown(f":small[{plain(note)}]")
