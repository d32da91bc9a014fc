"""Meeting mode: one message a screen, large, turned by a key, a click or a touch."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.session import Session
from report.contents import Slide
from widgets.main_action import emphasis
from widgets.plain_text import plain
from widgets.report_chart import show_report_chart

_SCREEN = "meeting-screen"


def show_screens(session: Session, slides: Sequence[Slide]) -> None:
    """The screen that is on, and below it the way to the one before and after.

    The arrow keys press the buttons. The first and the last screen stay where they are.
    """
    last = len(slides) - 1
    number = min(st.session_state.get(_SCREEN, 0), last)
    _screen(session, slides[number])
    _turn(session, number, last)


def _screen(session: Session, slide: Slide) -> None:
    with st.container(border=True, key="meeting-slide"):
        st.markdown(f":small[**{plain(slide.heading)}**]")
        if slide.message:
            st.markdown(f"# {plain(slide.message)}")
        size = "##" if slide.chart is None else "####"
        for text in slide.details:
            st.markdown(f"{size} {plain(text)}")
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
        st.text(t("meeting.screen", number=number + 1, count=last + 1))
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


def _go(number: int) -> None:
    st.session_state[_SCREEN] = number
