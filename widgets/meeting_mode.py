"""Meeting mode: one message a screen, large, turned by a key, a click or a touch."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.session import Session
from metrics.period import Period
from report.contents import Slide
from widgets.main_action import emphasis
from widgets.plain_text import plain
from widgets.report_chart import show_report_chart

_PERIOD, _SCREEN = "meeting-mode-period", "meeting-screen"


def period_on_screen() -> Period | None:
    """The period that is being shown in meeting mode; None while the mode is off."""
    period: Period | None = st.session_state.get(_PERIOD)
    return period


def start_button(session: Session, period: Period) -> None:
    """A button and no switch: a switch would keep the focus, and with it the arrow keys."""
    st.button(
        session.t("meeting.mode"),
        icon=":material/slideshow:",
        help=session.t("meeting.mode_help"),
        on_click=_start,
        args=(period,),
        key="meeting-start",
    )


def show_screens(session: Session, slides: Sequence[Slide]) -> None:
    """The way to the screen before and after, and the screen that is on.

    The arrow keys press the buttons. They stand above, where a thumb finds them whatever the
    length of the message.
    """
    last = len(slides) - 1
    number = min(st.session_state.get(_SCREEN, 0), last)
    _turn(session, number, last)
    _screen(session, slides[number])


def _screen(session: Session, slide: Slide) -> None:
    with st.container(border=True, key="meeting-slide"):
        st.markdown(f"**{plain(slide.heading)}**")
        if slide.message:
            st.title(plain(slide.message), anchor=False)
        say = st.header if slide.chart is None else st.subheader
        for text in slide.details:
            say(plain(text), anchor=False)
        if slide.chart is not None:
            show_report_chart(slide.chart, session)


def _turn(session: Session, number: int, last: int) -> None:
    t = session.t
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("meeting.before"),
            icon=":material/arrow_back:",
            shortcut="Left",
            disabled=number == 0,
            on_click=_go,
            args=(number - 1,),
            key="meeting-before",
        )
        st.button(
            t("meeting.after"),
            icon=":material/arrow_forward:",
            icon_position="right",
            type=emphasis(),
            shortcut="Right",
            disabled=number == last,
            on_click=_go,
            args=(number + 1,),
            key="meeting-after",
        )
        st.text(t("meeting.screen", number=number + 1, count=last + 1))
        st.button(
            t("meeting.end"),
            icon=":material/close:",
            type="tertiary",
            shortcut="Esc",
            on_click=_end,
            key="meeting-end",
        )


def _start(period: Period) -> None:
    st.session_state[_PERIOD], st.session_state[_SCREEN] = period, 0


def _go(number: int) -> None:
    st.session_state[_SCREEN] = number


def _end() -> None:
    """Back to the page, on the period that was shown."""
    st.session_state["meeting-period"] = st.session_state.pop(_PERIOD)
