"""What an address asked for and could not get: Streamlit drops such values without a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from access.session import Session
from i18n.translator import LANGUAGES
from widgets.filter_choices import account_choices, offered_days, platform_options

Asked = Mapping[str, Sequence[str]]
_SWITCHES = ("previous", "year_before", "sample")
_LONGEST = 200


def what_is_asked() -> Asked:
    """The address as it came; to be read before the first widget cleans it."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def tell_what_is_lost(session: Session, asked: Asked) -> None:
    """Say which parts of the address could not be used; a stranger's text, shown as such."""
    lost = [
        f"{name}={value}"[:_LONGEST]
        for name, values in asked.items()
        for value in values
        if value and not _is_understood(session, name, value)
    ]
    if lost:
        st.warning(session.t("filters.lost"), icon=":material/link_off:")
        st.code("\n".join(lost), language=None)


def _is_understood(session: Session, name: str, value: str) -> bool:
    if name == "lang":
        return value in LANGUAGES
    if name == "dates":
        return _is_day(value, offered_days(session))
    if name in _SWITCHES:
        return value in ("true", "false")
    if name.startswith("show_"):
        known = name.removeprefix("show_") in session.figures(platform_options)
        return known and value in ("true", "false")
    if name == "account":
        return value in session.figures(account_choices).values()
    return True


def _is_day(value: str, bounds: tuple[date, date]) -> bool:
    try:
        return bounds[0] <= date.fromisoformat(value) <= bounds[1]
    except ValueError:
        return False
