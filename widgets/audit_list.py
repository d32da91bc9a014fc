"""The log of the door and of the imports, for the supervisors and the manager."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from access.audit_trail import audit_trail
from access.session import Session
from widgets.downloads import download_buttons
from widgets.table_section import draw_table


def show_audit(session: Session) -> None:
    """Draw it for whoever may see it; names and addresses are cells, never Markdown."""
    if session.store is None or not session.may("see_audit"):
        return
    t = session.t
    with st.expander(t("import_history.audit.title"), icon=":material/policy:"):
        st.text(t("import_history.audit.explained"))
        rows = [
            {
                "at": t.moment(entry.at, session.zone),
                "person": _person(session, entry.person),
                "action": t(f"import_history.audit.action.{entry.action}"),
                "about": entry.about,
            }
            for entry in audit_trail(session)
        ]
        if not rows:
            st.text(t("import_history.audit.nothing"))
            return
        frame = pd.DataFrame(rows).rename(
            columns=lambda name: t(f"import_history.audit.column.{name}")
        )
        draw_table(frame, t, alt=t("import_history.audit.title"), key="audit")
        download_buttons(t, frame, name="jejak-catatan", key="audit-download")


def _person(session: Session, person: str) -> str:
    key = f"import_history.person_name.{person}"
    return session.t(key) if session.t.has(key) else person
