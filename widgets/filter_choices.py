"""What the filters offer: the platforms and accounts that stand in the co-op's own data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pandas as pd

from access.session import Session
from access.share_scope import days_of
from canonical.tables import PLATFORMS
from metrics.scope import account_key

_TABLES = ("account_days", "posts", "account_windows", "audience", "ad_spend")


FIRST_DAY = date(2005, 1, 1)


def selectable_days(today: date) -> tuple[date, date]:
    """First and last day the calendar offers: plans reach into next year."""
    return FIRST_DAY, date(today.year + 1, 12, 31)


def offered_days(session: Session) -> tuple[date, date]:
    """First and last day that may be chosen here; the receiver of a share link has the link's."""
    if session.scope is not None:
        return days_of(session.scope)
    return selectable_days(session.today)


def platform_options(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Platforms with results, in the fixed order of the product."""
    found = {p for name in _TABLES for p in tables[name]["platform"].dropna().unique()}
    return [platform for platform in PLATFORMS if platform in found]


def account_options(
    tables: Mapping[str, pd.DataFrame], platforms: tuple[str, ...] = ()
) -> dict[str, str]:
    """Account ids with the name people know; the id follows where two share a name.

    `tables` may also be the tables of one file, which has only some of them.
    """
    names: dict[str, str] = {}
    for table in _TABLES:
        frame = tables.get(table)
        if frame is None:
            continue
        if platforms:
            frame = frame[frame["platform"].isin(platforms)]
        frame = frame[frame["account_id"].ne("")]  # a file whose account is still asked for
        for account in frame["account_id"].dropna().unique():
            names.setdefault(str(account), "")
        if "account_name" in frame:
            known = frame[["account_id", "account_name"]].dropna().drop_duplicates("account_id")
            names |= dict(zip(known["account_id"], known["account_name"], strict=True))
    return _distinct(names)


def account_choices(
    tables: Mapping[str, pd.DataFrame], platforms: tuple[str, ...] = ()
) -> dict[str, str]:
    """Accounts as `account_key` with the name people know; the platform follows a shared name.

    The platform's code, because the name stands in the address, which is the same in every
    language; and shared among all platforms, so that a link does not depend on those chosen.
    """
    names = {
        (platform, account): name
        for platform in platform_options(tables)
        for account, name in account_options(tables, (platform,)).items()
    }
    shared = Counter(names.values())
    return {
        account_key(platform, account): f"{name} ({platform})" if shared[name] > 1 else name
        for (platform, account), name in sorted(names.items(), key=lambda item: item[1])
        if not platforms or platform in platforms
    }


def _distinct(names: dict[str, str]) -> dict[str, str]:
    shown = {account: name or account for account, name in names.items()}
    several = {name for name in shown.values() if list(shown.values()).count(name) > 1}
    return {
        account: f"{name} ({account})" if name in several and name != account else name
        for account, name in sorted(shown.items())
    }
