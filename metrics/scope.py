"""The part of the tables that a person chose to look at: one account, the events of a period."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

_NAMED = ("account_days", "posts", "account_windows")


def only_account(tables: Tables, account: str | None) -> dict[str, pd.DataFrame]:
    """The tables with the rows of that account (`account_key`); tables without accounts stay whole.

    >>> from metrics.example_tables import example_tables
    >>> day = {"account_id": "Kopi", "date": "2026-03-01"}
    >>> days = [{"platform": name, **day} for name in ("facebook", "youtube")]
    >>> tables = example_tables(account_days=days)
    >>> only_account(tables, account_key("youtube", "Kopi"))["account_days"]["platform"].tolist()
    ['youtube']
    """
    if account is None:
        return dict(tables)
    platform, _, account_id = account.partition("/")
    return {
        name: frame[frame["account_id"].eq(account_id) & frame["platform"].eq(platform)]
        if "account_id" in frame
        else frame
        for name, frame in tables.items()
    }


def account_key(platform: str, account_id: str) -> str:
    """One account in one word; a co-op often has the same name on two platforms.

    >>> account_key("facebook", "Koperasi Maju")
    'facebook/Koperasi Maju'
    """
    return f"{platform}/{account_id}"


def account_names(tables: Tables) -> dict[tuple[str, str], str]:
    """The name of each (platform, account) as a file gives it last, else its id.

    Where two accounts of a platform share a name, each is followed by its id.
    """
    columns = ["platform", "account_id", "account_name"]
    rows = pd.concat([tables[name][columns] for name in _NAMED])
    accounts = rows[columns[:2]].dropna().drop_duplicates()
    named = rows.dropna().drop_duplicates(columns[:2], keep="last")
    shown = accounts.merge(named, on=columns[:2], how="left")
    names = shown["account_name"].fillna(shown["account_id"])
    is_shared = pd.DataFrame({"platform": shown["platform"], "name": names}).duplicated(keep=False)
    is_followed = is_shared & (names != shown["account_id"])
    labels = names.where(~is_followed, names + " (" + shown["account_id"] + ")")
    return dict(zip(zip(shown["platform"], shown["account_id"], strict=True), labels, strict=True))


def events_in(tables: Tables, period: Period, platforms: tuple[str, ...] = ()) -> pd.DataFrame:
    """Events (name, kind, start, last) that touch the period, cut to it, without removed ones."""
    events = tables["events"]
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    kept = events[
        ~events["removed"].fillna(False).astype(bool)
        & (events["start"] < after)
        & (events["end"] > first)
    ]
    # A change of definition is a break, drawn as a rule, and no season to shade.
    kept = kept[kept["kind"] != "definition_change"]
    if platforms:
        kept = kept[kept["platform"].isna() | kept["platform"].isin(list(platforms))]
    starts = kept["start"].where(kept["start"] >= first, first)
    ends = kept["end"].where(kept["end"] <= after, after)
    shown = kept.assign(start=starts, last=ends - pd.Timedelta(days=1))
    return shown.sort_values("start")[["name", "kind", "start", "last"]].reset_index(drop=True)
