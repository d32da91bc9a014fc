"""How fresh the data are: the last day they speak about."""

from __future__ import annotations

from access.days_with_data import first_and_last_day
from access.session import Session


def data_stamp(session: Session) -> str:
    """Data per 31 Okt 2026, or that there are none yet."""
    known = session.figures(first_and_last_day, zone=session.zone)
    if known is None:
        return session.t("app.no_data_yet")
    return session.t("app.data_as_of", date=session.t.date(known[1]))
