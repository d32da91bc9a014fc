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
from widgets.filter_choices import account_choices, offered_days, platform_options
from widgets.period_presets import PRESETS, preset_days

_DRAWN, _KEPT = "filters-of-this-run", "filters-kept"
_KEYS = ("dates", "previous", "year_before", "account")


@dataclass(frozen=True)
class Filters:
    """What the person chose. `platforms` empty means all, `account` (`account_key`) None too."""

    period: Period
    comparison: Period | None
    platforms: tuple[str, ...]
    account: str | None


def filters(session: Session) -> Filters:
    """The filters of this run; drawn here when the front door has not drawn them already."""
    drawn: Filters | None = st.session_state.pop(_DRAWN, None)
    return drawn if drawn is not None else _draw(session)


def draw_shared_filters(session: Session) -> None:
    """Draw the filters for the page that comes next.

    The front door does it, because Streamlit keeps a bound value over a change of page only when
    the widget is drawn outside the page.
    """
    st.session_state[_DRAWN] = _draw(session)


def _draw(session: Session) -> Filters:
    t = session.t
    _bring_back()
    with st.expander(t("filters.open"), icon=":material/tune:"):
        days = _days(session)
        period = _period(session, days)
        comparison = _comparison(session, period)
        platforms = _platforms(session)
        account = _account(session, platforms)
    chosen = Filters(period, comparison, platforms, account)
    st.text(summary(session, chosen))
    if len(days) == 2 and days[0] > days[1]:
        st.info(t("filters.reversed"), icon=":material/swap_horiz:")
    _keep()
    return chosen


def _is_filter(key: object) -> bool:
    return key in _KEYS or str(key).startswith("show_")


def _keep() -> None:
    """Remember the choice for the way back from a page without filters."""
    st.session_state[_KEPT] = {k: v for k, v in st.session_state.items() if _is_filter(k)}


def _bring_back() -> None:
    """The choice from before, unless it is still there or the address says something else."""
    if any(map(_is_filter, (*st.query_params, *st.session_state))):
        return
    for key, value in st.session_state.get(_KEPT, {}).items():
        st.session_state[key] = value


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
        parts.append(session.figures(account_choices)[chosen.account])
    return " · ".join(parts)


def _days(session: Session) -> tuple[date, ...]:
    """The chosen days, none for the default; the quick choices stand above the calendar."""
    t = session.t
    quick = st.container()
    first, last = offered_days(session)
    dates = st.date_input(
        t("filters.dates"),
        value=cast("tuple[date, date]", ()),  # the stubs do not know the empty range
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key="dates",
        bind="query-params",
        help=t("filters.dates_help"),
    )
    if session.scope is not None:
        return dates
    st.session_state["preset"] = _preset_of(session, dates)
    with quick:
        st.pills(
            t("filters.period"),
            list(PRESETS),
            format_func=lambda code: t(f"filters.preset.{code}"),
            key="preset",
            on_change=_apply_preset,
            args=(session,),
        )
    return dates


def _period(session: Session, days: tuple[date, ...]) -> Period:
    if session.scope is not None:
        # A browser may send days that the calendar does not offer.
        asked = (min(days), max(days) + timedelta(days=1)) if days else (None, None)
        inside = session.scope.within(*asked) or (session.scope.start, session.scope.end)
        return Period(*inside, session.zone)
    if not days:
        return session.figures(last_full_month, today=session.today, zone=session.zone)
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
    offered = session.figures(platform_options)
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
    names = session.figures(account_choices, platforms=platforms)
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
