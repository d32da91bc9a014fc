"""Which weeks of each account are there, and what to download next before it is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import pandas as pd

from access.days_with_data import local_days
from access.export_windows import Export, export_of
from canonical.tables import TABLES

Status = Literal["full", "part", "quiet", "none"]
"""All seven days; some of them; a week between posts without one; nothing at all."""
_DAILY = ("account_days", "web_days")
_EVENTS = (("posts", "published_at"), ("posts", "published_on"), ("email_campaigns", "sent_on"))
_NUMBERS = {"count", "money", "number", "share"}
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Held:
    """The days that one download has given for one account, sorted, each once.

    `is_daily` says that every day should be there; posts and ads come when they come.
    """

    platform: str
    account: str
    table: str
    export: Export
    days: tuple[date, ...]
    is_daily: bool


@dataclass(frozen=True)
class Next:
    """What to download next: the missing days that can still be had, as ranges with both days held.

    `by` is the last day on which that first day can still be downloaded; None when that is not
    known, or when the platform keeps everything. `lost` are days that can no longer be had.
    """

    held: Held
    missing: tuple[tuple[date, date], ...]
    by: date | None
    lost: tuple[date, date] | None = None


def held_days(tables: Mapping[str, pd.DataFrame], zone: str, today: date) -> list[Held]:
    """By platform, account and table: the days with any number at all, until today."""
    found: dict[tuple[str, str, str, str], set[date]] = {}
    for table, channel, platform, account, days in _rows(tables, zone):
        key = (platform, account, table, channel)
        found.setdefault(key, set()).update(day for day in days if day <= today)
    return [
        Held(
            platform,
            account,
            table,
            export_of(channel, table),
            tuple(sorted(days)),
            table in _DAILY,
        )
        for (platform, account, table, channel), days in sorted(found.items())
        if days
    ]


def _rows(
    tables: Mapping[str, pd.DataFrame], zone: str
) -> Iterator[tuple[str, str, str, str, set[date]]]:
    """Table, channel, platform, account and some of their days."""
    for table in _DAILY:
        numbers = [c.name for c in TABLES[table].columns if c.kind in _NUMBERS]
        rows = tables[table][tables[table][numbers].notna().any(axis="columns")]
        channel = "source" if "source" in rows else "platform"
        keys = [channel, "platform", "account_id"]
        for (source, platform, account), group in rows.groupby(keys, sort=True):
            days = set(group["date"].dt.date)
            yield table, str(source), str(platform), str(account), days
    for table, column in _EVENTS:
        rows = tables[table].assign(**_mailer(table, tables[table]))
        for (platform, account), group in rows.groupby(["platform", "account_id"], sort=True):
            moments = local_days(group, TABLES[table].column(column), zone)
            yield table, str(platform), str(platform), str(account), set(moments.dt.date)
    ads = tables["ad_spend"]
    for (platform, account), group in ads.groupby(["platform", "account_id"], sort=True):
        ranges = zip(group["start"].dt.date, group["end"].dt.date, strict=True)
        days = {start + _DAY * n for start, end in ranges for n in range((end - start).days)}
        yield "ad_spend", str(platform), str(platform), str(account), days


def _mailer(table: str, frame: pd.DataFrame) -> dict[str, pd.Series | str]:
    """Mailings have a provider in the place of an account."""
    if table != "email_campaigns":
        return {}
    return {"platform": "email", "account_id": frame["provider"]}


def weeks(held: Held, today: date, *, count: int) -> list[tuple[date, Status, int]]:
    """The last `count` weeks, from their Monday, with how many of their days are there.

    Weeks before the first day are left out: nobody knows whether the account was there.
    """
    known = set(held.days)
    this_week = today - _DAY * today.weekday()
    mondays = [this_week - _WEEK * back for back in reversed(range(count))]
    return [
        (monday, *_week(held, known, monday, today))
        for monday in mondays
        if monday + _WEEK > held.days[0]
    ]


def _week(held: Held, known: set[date], monday: date, today: date) -> tuple[Status, int]:
    days = [monday + _DAY * n for n in range(7)]
    there = sum(day in known for day in days)
    if not held.is_daily:
        if there:
            return "full", there
        return ("quiet" if days[0] < held.days[-1] else "none"), 0
    expected = sum(held.days[0] <= day < today for day in days)
    if not there:
        return "none", 0
    return ("full" if there >= expected else "part"), there


def next_download(held: Held, today: date) -> Next | None:
    """From the first missing day that can still be had; None when nothing is missing."""
    last = today - _DAY * (1 + held.export.lag)
    missing = _missing(held, last)
    window = held.export.days
    oldest = today - _DAY * window if window else None
    gone = [day for day in missing if oldest and day < oldest]
    there = missing[len(gone) :]
    if not there:
        return None
    by = there[0] + _DAY * window if window else None
    return Next(held, _ranges(there), by, (gone[0], gone[-1]) if gone else None)


def _ranges(days: list[date]) -> tuple[tuple[date, date], ...]:
    """Sorted days as ranges, both ends held.

    >>> [len(r) for r in _ranges([date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 5)])]
    [2, 2]
    """
    firsts = [day for before, day in pairwise([date.min, *days]) if day - before > _DAY]
    lasts = [day for day, after in pairwise([*days, date.max]) if after - day > _DAY]
    return tuple(zip(firsts, lasts, strict=True))


def _missing(held: Held, last: date) -> list[date]:
    """Holes between the days of a daily table, and every day after its last."""
    first = held.days[0] if held.is_daily else held.days[-1] + _DAY
    known = set(held.days)
    days = (first + _DAY * n for n in range((last - first).days + 1))
    return [day for day in days if day not in known]
