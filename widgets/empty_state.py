"""The honest empty page: no data, so no figure, and the way to the first file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.days_with_data import first_and_last_day
from access.session import Session
from widgets.page_links import page_link


def drew_empty_state(session: Session, *, also: Sequence[str] = ()) -> bool:
    """Draw it when the ledger holds no result and no cost at all; tell whether it was drawn.

    `also` names further tables that the page can speak about.
    """
    if session.figures(first_and_last_day, zone=session.zone) is not None:
        return False
    tables = session.tables()
    if any(len(tables[name]) for name in ("costs", *also)):
        return False
    t = session.t
    st.subheader(t("summary.empty"))
    st.markdown(t("summary.empty_what"))
    if session.may_write:
        page_link(t, "tambah-data", icon="upload_file")
    return True
