"""Whose figure it is: platform and account in the words people use."""

from __future__ import annotations

from access.session import Session
from charts.palette import platform_name
from metrics.figure import Figure
from metrics.scope import account_names


def account_label(session: Session, platform: str, account: str) -> str:
    """As in "Instagram · Kopwan Melati"; all platforms where none is named."""
    t = session.t
    parts = [platform_name(platform, t) if platform else t("figure.all_platforms")]
    if account:
        parts.append(session.figures(account_names).get((platform, account), account))
    return " · ".join(parts)


def scope_label(figure: Figure, session: Session) -> str:
    """The platform and account that the figure's details name."""
    platform = str(figure.details.get("platform") or "")
    return account_label(session, platform, str(figure.details.get("account_id") or ""))
