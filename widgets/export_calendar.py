"""What is there, what is missing, and what to download next: the export calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
import streamlit as st

from access.export_calendar import Held, Next, held_days, next_download, weeks
from access.session import Session
from i18n.translator import LANGUAGES, Translator
from widgets.plain_text import plain

_WEEKS = 26
_RANGES_SHOWN = 3
_MOST_PRESSING = 3


def show_export_calendar(session: Session) -> None:
    """Draw the weeks, then each download that is due, the most pressing one first."""
    from charts.export_calendar import export_calendar  # Altair: Ringkasan only names what is due
    from widgets.chart import show_chart

    t = session.t
    st.subheader(t("export_calendar.title"), anchor=False)
    held = session.figures(held_days, zone=session.zone, today=session.today)
    if not held:
        st.text(t("import_history.nothing"))
        return
    st.text(t("export_calendar.explained", weeks=t.number(_WEEKS)))
    frame = pd.DataFrame([row for one in held for row in _week_rows(session, one)])
    if len(frame):
        show_chart(export_calendar(frame, t))
    due = next_downloads(session)
    st.markdown(f"**{t('export_calendar.next')}**")
    if not due:
        st.text(t("export_calendar.nothing_due"))
    for one in due:
        with st.expander(plain(f"{_label(session, one.held)}: {days_text(session, one)}")):
            st.text("\n".join(_lines(session, one)))


def next_downloads(session: Session) -> list[Next]:
    """The downloads that are due, those that expire first before the others."""
    held = session.figures(held_days, zone=session.zone, today=session.today)
    due = [one for one in (next_download(each, session.today) for each in held) if one]
    return sorted(due, key=lambda one: (one.by is None, one.by or one.missing[0][0], one.missing))


def next_download_lines(session: Session) -> list[str]:
    """The most pressing downloads, one line each, with their deadline where it is known.

    The words are remembered: the days that are held are some thousand a co-op.
    """
    name = f"{__name__}.lines.{session.language}"
    key = (session.coop, session.position, name, f"{session.zone} {session.today}")
    return session.remember(key, lambda: _most_pressing(session))


def _most_pressing(session: Session) -> list[str]:
    t = session.t
    lines = []
    for one in next_downloads(session)[:_MOST_PRESSING]:
        by = f" {t('export_calendar.by', day=t.date(one.by))}" if one.by else ""
        lines.append(f"{_label(session, one.held)}: {days_text(session, one)}.{by}")
    return lines


def _label(session: Session, held: Held) -> str:
    t = session.t
    kind = t(f"export_calendar.kind.{held.table}")
    key = f"option.provider.{held.account}"
    account = t(key) if held.table == "email_campaigns" and t.has(key) else held.account
    return f"{t(f'platform.{held.platform}')} · {account} · {kind}"


def _week_rows(session: Session, held: Held) -> list[dict[str, object]]:
    t = session.t
    return [
        {
            "label": _label(session, held),
            "week": pd.Timestamp(monday),
            "status": status,
            "said": t("export_calendar.days_there", days=_week_text(t, monday), n=days),
        }
        for monday, status, days in weeks(held, session.today, count=_WEEKS)
    ]


def _week_text(t: Translator, monday: object) -> str:
    first = pd.Timestamp(str(monday)).date()
    return t.days(first, first + timedelta(days=7))


def days_text(session: Session, one: Next) -> str:
    """The days to download."""
    t = session.t
    parts = [t.days(first, last + timedelta(days=1)) for first, last in one.missing[:_RANGES_SHOWN]]
    others = len(one.missing) - _RANGES_SHOWN
    return "; ".join([*parts, *([t("import_history.and_more", n=others)] if others > 0 else [])])


def _lines(session: Session, one: Next) -> Sequence[str]:
    """By when, how much at once, what is lost, and the clicks in both languages."""
    t, export = session.t, one.held.export
    if one.by is not None:
        lines = [t("export_calendar.by", day=t.date(one.by))]
    else:
        lines = [t(f"export_calendar.{'by_unknown' if export.closes else 'stays'}")]
    if export.span:
        lines.append(t("export_calendar.span", days=t.number(export.span)))
    if one.lost:
        first, last = one.lost
        lines.append(t("export_calendar.lost", days=t.days(first, last + timedelta(days=1))))
    for language in LANGUAGES:
        path = Translator(language)(f"export_calendar.path.{export.code}")
        lines.append(f"{language.upper()}: {path}")
    return lines
