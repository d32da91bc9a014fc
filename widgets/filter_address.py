"""What an address asked for and could not get: Streamlit drops such values without a word."""

from __future__ import annotations

from datetime import date

import streamlit as st

from access.session import Session
from widgets.filter_choices import account_options, platform_options


def tell_what_is_lost(session: Session, first: date, last: date) -> None:
    """Say which parts of the address were not understood, before the widgets clean them away."""
    lost = [
        (name, value)
        for name in st.query_params
        for value in st.query_params.get_all(name)
        if value and not _is_understood(session, name, value, (first, last))
    ]
    for name, value in lost:
        st.warning(session.t("filters.lost"), icon=":material/link_off:")
        st.code(f"{name}={value}"[:200], language=None)


def _is_understood(session: Session, name: str, value: str, bounds: tuple[date, date]) -> bool:
    if name == "dates":
        return _is_day(value, bounds)
    if name in ("previous", "year_before"):
        return value in ("true", "false")
    if name.startswith("show_"):
        known = name.removeprefix("show_") in platform_options(session.tables())
        return known and value in ("true", "false")
    if name == "account":
        return value in account_options(session.tables()).values()
    return True


def _is_day(value: str, bounds: tuple[date, date]) -> bool:
    try:
        return bounds[0] <= date.fromisoformat(value) <= bounds[1]
    except ValueError:
        return False
