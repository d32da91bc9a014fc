"""Whose figure it is: platform and account in the words people use."""

from __future__ import annotations

import pandas as pd

from access.session import Session
from charts.theme import platform_name
from metrics.figure import Figure

_NAMED = ("account_days", "posts", "account_windows")


def account_label(session: Session, platform: str, account: str) -> str:
    """As in "Instagram · Kopwan Melati"; the id follows where a platform has two of that name."""
    t = session.t
    parts = [platform_name(platform, t) if platform else t("figure.all_platforms")]
    if account:
        names = _names(session, platform)
        name = names.get(account, account)
        is_shared = list(names.values()).count(name) > 1
        parts.append(f"{name} ({account})" if is_shared and name != account else name)
    return " · ".join(parts)


def _names(session: Session, platform: str) -> dict[str, str]:
    """The accounts of a platform by id, each by the name that a file gives it, else by its id."""
    tables = session.tables()
    columns = ["account_id", "account_name"]
    rows = pd.concat([tables[n].loc[tables[n]["platform"] == platform, columns] for n in _NAMED])
    accounts = rows["account_id"].dropna().unique()
    named = rows.dropna().drop_duplicates("account_id", keep="last")
    known = dict(zip(named["account_id"], named["account_name"], strict=True))
    return {str(account): str(known.get(account, account)) for account in accounts}


def scope_label(figure: Figure, session: Session) -> str:
    """The platform and account that the figure's details name."""
    platform = str(figure.details.get("platform") or "")
    return account_label(session, platform, str(figure.details.get("account_id") or ""))
