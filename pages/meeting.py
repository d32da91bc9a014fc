"""Rapat: the report, the questions and decisions, the share links; or one message a screen."""

from __future__ import annotations

import streamlit as st

from access.meeting_report import meeting_report
from access.session import Session
from widgets.decision_editor import show_decisions
from widgets.empty_state import drew_empty_state
from widgets.kept_rows import tell_kept
from widgets.meeting_mode import period_on_screen, show_screens, start_button
from widgets.report_section import choose_period, show_report
from widgets.share_links import show_share_links


def show(session: Session) -> None:
    """Draw the page: report, decisions, links; in meeting mode nothing but the screen."""
    t = session.t
    on_screen = period_on_screen()
    if on_screen is not None and session.may_see(on_screen):
        show_screens(session, meeting_report(session, on_screen).slides)
        return
    st.title(t("meeting.title"), anchor=False)
    st.text(t("meeting.question"))
    tell_kept(session)
    if not drew_empty_state(session):
        period = choose_period(session)
        start_button(session, period)
        show_report(session, period)
    show_decisions(session)
    if session.may("share"):
        show_share_links(session)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
