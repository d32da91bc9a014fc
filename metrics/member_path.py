"""From follower to interested person to member: counts beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from canonical.tables import PLATFORMS
from metrics.counted_mentions import counted_mentions
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def member_path(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """Four counts of the period, none of them explained by another.

    Formula: new_followers = Σ follows gained; asked = conversations and asking comments of people
        who are no members, high with those of whom nobody knows; joined = Σ new members of the
        counts in the period; joined_knowing_us = new members who named an online channel when
        asked in a survey of the period (heard_from:<channel>).
    Needs: account_days.follows_gained, messages, mentions, members.joined, member_survey.
    Unit: count.
    Undefined where the table has no such rows in the period: not counted is not 0.
    Details: kind.
    """
    return [
        _new_followers(tables, period, platforms),
        _asked(tables, period, platforms),
        _joined(tables, period),
        _joined_knowing_us(tables, period),
    ]


def _new_followers(tables: Tables, period: Period, platforms: Sequence[str]) -> Figure:
    rows = _in_days(tables["account_days"].dropna(subset=["follows_gained"]), "date", period)
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    accounts = rows[["platform", "account_id"]].drop_duplicates()
    expected = len(accounts) * period.days
    basis = Basis(
        "account_days", ("follows_gained",), tuple(platforms), start=period.start, end=period.end
    )
    if rows.empty:
        return _missing("new_followers", "members.no_gains", basis)
    value = float(rows["follows_gained"].sum())
    has_holes = len(rows) < expected
    return Figure(
        "member_path", value, "count", low=value if has_holes else None, open_above=has_holes,
        n=len(rows), n_expected=expected, method="members.counted", basis=(basis,),
        details={"kind": "new_followers"}, remarks=("members.follows_not_people",),
        imports=imports_of(rows),
    )  # fmt: skip


def _asked(tables: Tables, period: Period, platforms: Sequence[str]) -> Figure:
    threads = not_removed(tables["messages"])
    start, end = pd.Timestamp(period.start_utc), pd.Timestamp(period.end_utc)
    threads = threads[(threads["first_in_at"] >= start) & (threads["first_in_at"] < end)]
    threads = threads[~threads["is_spam"].fillna(value=False).astype(bool)]
    if platforms:
        threads = threads[threads["channel"].isin(list(platforms))]
    mentions = counted_mentions(tables, period, platforms=platforms).rows
    asking = mentions[mentions["asks"].fillna(value=False).astype(bool)]
    who = pd.concat([threads["is_member"], asking["is_member"]])
    basis = Basis("messages", ("is_member",), tuple(platforms), start=period.start, end=period.end)
    if who.empty:
        return _missing("asked", "members.nobody_wrote", basis)
    public = float(who.eq(False).sum())
    unknown = float(who.isna().sum())
    return Figure(
        "member_path", public, "count", low=public if unknown else None,
        high=public + unknown if unknown else None, n=len(who), method="members.counted",
        details={"kind": "asked", "unknown": unknown}, basis=(basis,),
        remarks=("members.unknown_who_asked",) if unknown else (),
        imports=imports_of(threads, asking),
    )  # fmt: skip


def _joined(tables: Tables, period: Period) -> Figure:
    rows = _in_days(not_removed(tables["members"]).dropna(subset=["joined"]), "as_of", period)
    basis = Basis("members", ("joined",), start=period.start, end=period.end)
    if rows.empty:
        return _missing("joined", "members.no_joined", basis)
    return Figure(
        "member_path", float(rows["joined"].sum()), "count", n=len(rows), basis=(basis,),
        method="members.counted", details={"kind": "joined"},
        remarks=("members.since_the_count_before",), imports=imports_of(rows),
    )  # fmt: skip


def _joined_knowing_us(tables: Tables, period: Period) -> Figure:
    rows = _in_days(
        not_removed(tables["member_survey"]).dropna(subset=["yes"]), "survey_on", period
    )
    asked = rows[rows["item"].str.startswith("heard_from:")]
    basis = Basis("member_survey", ("yes",), start=period.start, end=period.end)
    if asked.empty:
        return _missing("joined_knowing_us", "members.nobody_asked_where", basis)
    online = [f"heard_from:{channel}" for channel in PLATFORMS]
    said = asked[asked["item"].isin(online) & asked["yes"].astype(bool)]
    people = asked[["survey_on", "respondent_id"]].drop_duplicates()
    return Figure(
        "member_path", float(len(said[["survey_on", "respondent_id"]].drop_duplicates())), "count",
        n=len(people), method="members.counted", details={"kind": "joined_knowing_us"},
        remarks=("members.heard_not_because",), basis=(basis,), imports=imports_of(asked),
    )  # fmt: skip


def _in_days(rows: pd.DataFrame, column: str, period: Period) -> pd.DataFrame:
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return rows[(rows[column] >= first) & (rows[column] < after)]


def _missing(kind: str, reason: str, basis: Basis) -> Figure:
    return Figure.missing(
        "member_path", "count", reason, n=0, details={"kind": kind}, basis=(basis,)
    )


_NEEDS = ("account_days", "messages", "mentions", "members", "member_survey")
CATALOGUE = (Metric("member_path", "10", "count", _NEEDS, member_path),)
