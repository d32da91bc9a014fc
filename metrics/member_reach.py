"""How many of the members saw or heard of the co-op in 30 days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from metrics.counted_share import Count, share_figure
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.survey_answers import Answers, items_asked, latest_answers, members_total

Tables = Mapping[str, pd.DataFrame]


def member_reach(tables: Tables, period: Period) -> list[Figure]:
    """Members who saw or heard of us in the 30 days before the survey: share, then people.

    Formula: yes / members asked (item saw_30d), Wilson 95 % with n (N - 1) / (N - n) for N
        members; people = share times N. No platform can tell this: it does not know who is a
        member.
    Needs: member_survey, members.members_total. Unit: share; people.
    Undefined below 8 members asked; people also without a count of members.
    Details: yes, respondents, survey_on, members_total.
    """
    answers = latest_answers(tables, period, "saw_30d")
    total, imports = members_total(tables, answers.survey_on or period.last_day)
    count = _with_members(answers, total, imports)
    remarks = answers.remarks(period)
    share = share_figure("member_reach", count, none="members.no_survey", remarks=remarks)
    return [share, _people(share, total)]


def heard_from(tables: Tables, period: Period) -> list[Figure]:
    """Share of those asked who name a source ("tahu dari mana?"), one figure a source.

    Formula: yes / asked (items heard_from:<source>), Wilson 95 %. One may name several sources.
    Needs: member_survey. Unit: share.
    Undefined below 8 asked.
    Details: kind (source), yes, respondents, survey_on.
    """
    found = []
    for source in items_asked(tables, period, "heard_from:"):
        answers = latest_answers(tables, period, f"heard_from:{source}")
        count = _with_members(answers, None, ())
        named = replace(count, details={"kind": source, **answers.details})
        remarks = answers.remarks(period)
        found.append(share_figure("heard_from", named, none="members.no_survey", remarks=remarks))
    return found


def _with_members(answers: Answers, total: int | None, imports: tuple[int, ...]) -> Count:
    return Count(
        answers.yes, answers.of, population=total,
        details={**answers.details, "members_total": None if total is None else float(total)},
        basis=(*answers.basis, Basis("members", ("members_total",))),
        imports=tuple(sorted({*answers.imports, *imports})), as_of=answers.survey_on,
    )  # fmt: skip


def _people(share: Figure, total: int | None) -> Figure:
    if share.value is None or share.low is None or share.high is None or total is None:
        return Figure.missing(
            "member_reach_people", "people", share.reason or "members.no_member_count",
            n=share.n, n_expected=share.n_expected, details=share.details, basis=share.basis,
            imports=share.imports,
        )  # fmt: skip
    return Figure(
        "member_reach_people", share.value * total, "people", low=share.low * total,
        high=share.high * total, is_estimate=True, n=share.n, method="members.share_times_members",
        remarks=share.remarks, details=share.details, basis=share.basis, imports=share.imports,
        as_of=share.as_of,
    )  # fmt: skip


_NEEDS = ("member_survey", "members")
CATALOGUE = (
    Metric("member_reach", "10.4", "share", _NEEDS, member_reach),
    Metric("member_reach_people", "10.4", "people", _NEEDS, member_reach),
    Metric("heard_from", "11.4", "share", ("member_survey",), heard_from),
)
