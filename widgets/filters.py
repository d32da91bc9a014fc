"""The filters shared by the pages of results: period, comparison, platforms, account.

All of them live in the address through Streamlit's own binding, which writes a widget's label:
so only widgets whose label is no translation are bound (dates, switches, account names), and a
link made in one language opens in the other. The quick choices of a period set the dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

import streamlit as st

from access.days_with_data import last_full_month
from access.session import Session
from metrics.period import Period
from widgets import filter_address
from widgets.filter_choices import account_options, platform_options
from widgets.period_presets import PRESETS, preset_days

FIRST_DAY = date(2005, 1, 1)


@dataclass(frozen=True)
class Filters:
    """What the person chose. `platforms` empty means all, `account` None means all."""

    period: Period
    comparison: Period | None
    platforms: tuple[str, ...]
    account: str | None


def filters(session: Session) -> Filters:
    """Draw the filters in a popover, tell what is chosen and what was lost from the address."""
    t = session.t
    filter_address.tell_what_is_lost(session, FIRST_DAY, last_selectable_day(session.today))
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(t("filters.open"), icon=":material/tune:"):
            period = _period(session)
            comparison = _comparison(session, period)
            platforms = _platforms(session)
            account = _account(session, platforms)
        chosen = Filters(period, comparison, platforms, account)
        st.text(summary(session, chosen))
    return chosen


def summary(session: Session, chosen: Filters) -> str:
    """The choice in one line, as it stands above every page and in a printout."""
    t = session.t
    parts = [t.days(chosen.period.start, chosen.period.end)]
    if chosen.comparison is not None:
        compared = t.days(chosen.comparison.start, chosen.comparison.end)
        parts.append(t("filters.compared_with", period=compared))
    names = [t(f"platform.{platform}") for platform in chosen.platforms]
    parts.append(", ".join(names) if names else t("filters.all_platforms"))
    if chosen.account is not None:
        parts.append(account_options(session.tables())[chosen.account])
    return " · ".join(parts)


def last_selectable_day(today: date) -> date:
    """The last day the calendar offers: plans reach into next year."""
    return date(today.year + 1, 12, 31)


def _period(session: Session) -> Period:
    t = session.t
    quick = st.container()
    dates = st.date_input(
        t("filters.dates"),
        value=cast("tuple[date, date]", ()),  # the stubs do not know the empty range
        min_value=FIRST_DAY,
        max_value=last_selectable_day(session.today),
        format="DD/MM/YYYY",
        key="dates",
        bind="query-params",
        help=t("filters.dates_help"),
    )
    days = tuple(dates) if isinstance(dates, tuple) else (dates,)
    st.session_state["preset"] = _preset_of(session, days)
    with quick:
        st.pills(
            t("filters.period"),
            list(PRESETS),
            format_func=lambda code: t(f"filters.preset.{code}"),
            key="preset",
            on_change=_apply_preset,
            args=(session,),
        )
    if not days:
        return last_full_month(session.tables(), session.today, session.zone)
    if days[0] > days[-1]:
        st.info(t("filters.reversed"), icon=":material/swap_horiz:")
    return Period(min(days), max(days) + timedelta(days=1), session.zone)


def _preset_of(session: Session, days: tuple[date, ...]) -> str | None:
    """The quick choice that means exactly these days, so that it stays marked."""
    matches = (code for code in PRESETS if preset_days(code, session) == days)
    return next(matches, None)


def _apply_preset(session: Session) -> None:
    code = st.session_state["preset"]
    if code is not None:
        st.session_state["dates"] = preset_days(code, session)


def _comparison(session: Session, period: Period) -> Period | None:
    t = session.t
    st.caption(t("filters.comparison"))
    previous = st.toggle(
        t("filters.previous"),
        value=True,
        key="previous",
        bind="query-params",
        on_change=_only,
        args=("previous", "year_before"),
    )
    year_before = st.toggle(
        t("filters.year_before"),
        key="year_before",
        bind="query-params",
        on_change=_only,
        args=("year_before", "previous"),
    )
    if year_before:
        return period.year_before()
    return period.previous() if previous else None


def _only(chosen: str, other: str) -> None:
    """One comparison at a time: switching one on switches the other off."""
    if st.session_state[chosen]:
        st.session_state[other] = False


def _platforms(session: Session) -> tuple[str, ...]:
    t = session.t
    offered = platform_options(session.tables())
    if len(offered) < 2:
        return ()
    st.caption(t("filters.platforms"))
    chosen = tuple(
        platform
        for platform in offered
        if st.checkbox(
            t(f"platform.{platform}"), value=True, key=f"show_{platform}", bind="query-params"
        )
    )
    if not chosen:
        st.info(t("filters.no_platform"), icon=":material/info:")
    return () if len(chosen) == len(offered) else chosen


def _account(session: Session, platforms: tuple[str, ...]) -> str | None:
    t = session.t
    names = account_options(session.tables(), platforms)
    if len(names) < 2:
        return None
    return st.selectbox(
        t("filters.account"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=t("filters.all_accounts"),
        key="account",
        bind="query-params",
    )
