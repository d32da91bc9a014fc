"""The report of a session: its figures remembered, its facts from the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from access.days_with_data import first_and_last_day
from access.session import Session
from report.build import contents_of
from report.contents import Contents
from report.facts import Facts, Source, decisions_in
from report.figures import report_figures

if TYPE_CHECKING:
    from i18n import Translator
    from metrics.period import Period


def meeting_report(
    session: Session,
    period: Period,
    *,
    t: Translator | None = None,
    with_equivalent: bool = False,
) -> Contents:
    """What is printed for that period; `t` when the paper speaks another language."""
    found = session.figures(report_figures, period=period, today=session.today)
    return contents_of(found, facts_of(session), t or session.t, with_equivalent=with_equivalent)


def facts_of(session: Session) -> Facts:
    """Whose report, and the imports that were in force at the session's position."""
    tables = session.tables()
    known = first_and_last_day(tables, session.zone)
    imports = [] if session.store is None else session.store.imports(session.coop)
    return Facts(
        coop=session.coop_name,
        zone=session.zone,
        position=session.position,
        made_on=session.today,
        data_until=None if known is None else known[1],
        sources=tuple(Source(i.import_id, i.name, i.sha256, i.made_at) for i in imports),
        decisions=decisions_in(tables["decisions"]),
        is_sample=session.is_sample,
    )
