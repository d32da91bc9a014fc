"""Whose figure it is: platform and account in the words people use."""

from __future__ import annotations

from access.session import Session
from charts.theme import platform_name
from metrics.figure import Figure
from widgets.filter_choices import account_options


def account_label(session: Session, platform: str, account: str) -> str:
    """As in "Instagram · Kopwan Melati"; only the platform when the account has no name."""
    t = session.t
    name = account_options(session.tables()).get(account, account) if account else ""
    parts = [platform_name(platform, t) if platform else t("figure.all_platforms"), name]
    return " · ".join(part for part in parts if part)


def scope_label(figure: Figure, session: Session) -> str:
    """The platform and account that the figure's details name."""
    platform = str(figure.details.get("platform") or "")
    return account_label(session, platform, str(figure.details.get("account_id") or ""))
