"""The report of a session: its figures remembered, its facts from the ledger."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from access.days_with_data import first_and_last_day, last_full_month
from access.session import Session
from metrics.figure import Basis
from metrics.period import Period, add_months
from report.build import contents_of
from report.contents import Contents
from report.facts import Facts, Source, decisions_in
from report.figures import report_figures
from report.formats import FORMATS

if TYPE_CHECKING:
    import pandas as pd

    from i18n import Translator

LONGEST_MONTH = 31
MONTHS_OFFERED = 18


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


def report_file(
    session: Session,
    period: Period,
    format_name: str,
    *,
    t: Translator | None = None,
    with_equivalent: bool = False,
) -> bytes:
    """The report in that format, with the rows behind its figures where they may be seen."""
    contents = meeting_report(session, period, t=t, with_equivalent=with_equivalent)
    trace = partial(_trace, session) if session.can_trace else None
    make = FORMATS[format_name].make
    return make(contents, facts_of(session), (t or session.t).language, trace)


def _trace(session: Session, basis: Basis) -> pd.DataFrame:
    return session.trace(
        basis.table,
        basis.columns,
        platforms=basis.platforms,
        accounts=basis.accounts,
        start=basis.start,
        end=basis.end,
    )


def so_far(session: Session, period: Period) -> Period:
    """The period, without the days of a running year that no whole month covers yet.

    A year to its last day would have no follower reading at its end, and so no growth.
    """
    whole = session.figures(last_full_month, today=session.today, zone=session.zone).end
    if period.start < whole < period.end and period.days > LONGEST_MONTH:
        return Period(period.start, whole, period.zone)
    return period


def offered_periods(session: Session) -> list[Period]:
    """What a meeting chooses from: whole months, the latest first, then the tahun buku.

    Only those that hold data and that this person may see; the last month there is when none does.
    """
    latest = session.figures(last_full_month, today=session.today, zone=session.zone)
    known = session.figures(first_and_last_day, zone=session.zone)
    if known is None:
        return [latest]
    first = add_months(known[0], 0)
    starts = [add_months(latest.start, -number) for number in range(MONTHS_OFFERED)]
    months = [Period.month(day.year, day.month, session.zone) for day in starts if day >= first]
    month_of_year = session.profile.book_year_month
    years: list[Period] = []
    year = Period.book_year_of(latest.start, month_of_year, session.zone)
    while year.end > first:
        years.append(so_far(session, year))
        year = year.year_before()
    found = [*months, *(one for one in years if one not in months)]
    return [one for one in found if session.may_see(one)] or [latest]


def facts_of(session: Session) -> Facts:
    """Whose report, and the imports that were in force at the session's position."""
    tables = session.tables()
    known = first_and_last_day(tables, session.zone)
    decisions = decisions_in(tables["decisions"])
    is_cut = session.scope is not None and not decisions
    imports = None if session.store is None else session.store.imports(session.coop)
    return Facts(
        coop=session.coop_name,
        zone=session.zone,
        position=session.position,
        made_on=session.today,
        data_until=None if known is None else known[1],
        sources=None
        if imports is None
        else tuple(Source(one.import_id, one.name, one.sha256, one.made_at) for one in imports),
        decisions=None if is_cut else decisions,
        is_sample=session.is_sample,
    )
