"""The honest empty page: no data, so no figure, and the way to the first file."""

from __future__ import annotations

import streamlit as st

from access.days_with_data import first_and_last_day
from access.session import Session
from widgets.page_links import page_link


def drew_empty_state(session: Session) -> bool:
    """Draw it when the ledger holds no result and no cost at all; tell whether it was drawn."""
    known = session.figures(first_and_last_day, zone=session.zone)
    if known is not None or len(session.tables()["costs"]):
        return False
    t = session.t
    st.subheader(t("summary.empty"))
    st.markdown(t("summary.empty_what"))
    if session.may_write:
        page_link(t, "tambah-data", icon="upload_file")
    return True
