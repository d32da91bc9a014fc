"""How many of the followers are members, and how many members follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from metrics.counted_share import Count, share_figure
from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.survey_answers import Answers, items_asked, latest_answers, members_total

Tables = Mapping[str, pd.DataFrame]

FOLLOWERS_KNOWN_WITHIN = timedelta(days=31)


def member_share(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """A channel at a time: members among its followers, the public, and members who follow it.

    Formula: member_share = members / sampled followers of the channel (items is_member:<channel>),
        Wilson 95 %; public_share is the rest; member_followers is the share times the followers.
        members_following = yes / members asked (items follows:<channel>), Wilson 95 % with
        n (N - 1) / (N - n) for N members.
    Needs: member_survey; account_days.followers_total; members.members_total. Unit: share; people.
    Undefined below 8 sampled. A list of members is never matched to handles: only a sample whose
        people agreed is used. A sample of 50 cannot tell 55 % from 65 %.
    Details: platform, yes, respondents, survey_on.
    """
    found: list[Figure] = []
    asked = {*items_asked(tables, period, "is_member:"), *items_asked(tables, period, "follows:")}
    for platform in sorted(asked if not platforms else asked & set(platforms)):
        found += _of_followers(tables, period, platform)
        found.append(_of_members(tables, period, platform))
    return found


def _of_followers(tables: Tables, period: Period, platform: str) -> list[Figure]:
    answers = latest_answers(tables, period, f"is_member:{platform}")
    remarks = (*answers.remarks(period), "members.sample_is_coarse")
    share = share_figure(
        "member_share", _count(answers, platform), none="members.no_sample", remarks=remarks
    )
    return [share, _rest(share), _people(tables, period, platform, share)]


def _of_members(tables: Tables, period: Period, platform: str) -> Figure:
    answers = latest_answers(tables, period, f"follows:{platform}")
    total, imports = members_total(tables, answers.survey_on or period.last_day)
    count = replace(_count(answers, platform), population=total)
    count = replace(count, imports=tuple(sorted({*count.imports, *imports})))
    remarks = answers.remarks(period)
    return share_figure("members_following", count, none="members.no_survey", remarks=remarks)


def _rest(share: Figure) -> Figure:
    rest = replace(share, metric="public_share")
    if share.value is None:
        return rest
    low = None if share.high is None else 1 - share.high
    high = None if share.low is None else 1 - share.low
    return replace(rest, value=1 - share.value, low=low, high=high)


def _people(tables: Tables, period: Period, platform: str, share: Figure) -> Figure:
    followers, rows = _followers(tables, period, platform)
    imports = tuple(sorted({*share.imports, *imports_of(rows)}))
    basis = (*share.basis, Basis("account_days", ("followers_total",), (platform,)))
    if share.value is None or followers is None:
        reason = share.reason or "members.no_followers"
        return Figure.missing(
            "member_followers", "people", reason, n=share.n, n_expected=share.n_expected,
            details=share.details, basis=basis, imports=imports,
        )  # fmt: skip
    ends = [None if end is None else end * followers for end in (share.low, share.high)]
    return Figure(
        "member_followers", share.value * followers, "people", low=ends[0], high=ends[1],
        is_estimate=True, n=share.n, method="members.share_times_followers",
        remarks=share.remarks, details={**share.details, "followers": followers}, basis=basis,
        imports=imports, as_of=share.as_of,
    )  # fmt: skip


def _followers(tables: Tables, period: Period, platform: str) -> tuple[float | None, pd.DataFrame]:
    """Followers of the channel's one account at the period's end; two accounts share people."""
    rows = tables["account_days"].dropna(subset=["followers_total"])
    first, after = period.end - FOLLOWERS_KNOWN_WITHIN, pd.Timestamp(period.end)
    near = rows["platform"].eq(platform) & rows["date"].between(pd.Timestamp(first), after)
    last = rows[near & (rows["date"] < after)].sort_values("date").groupby("account_id").tail(1)
    known = float(last["followers_total"].iloc[0]) if len(last) == 1 else None
    return known, last


def _count(answers: Answers, platform: str) -> Count:
    return Count(
        answers.yes, answers.of, details={"platform": platform, **answers.details},
        basis=answers.basis, imports=answers.imports, as_of=answers.survey_on,
    )  # fmt: skip


_SURVEY = ("member_survey",)
CATALOGUE = (
    Metric("member_share", "10.3", "share", _SURVEY, member_share),
    Metric("public_share", "10.5", "share", _SURVEY, member_share),
    Metric("member_followers", "10.3", "people", (*_SURVEY, "account_days"), member_share),
    Metric("members_following", "10.3", "share", (*_SURVEY, "members"), member_share),
)
