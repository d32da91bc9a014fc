"""Every figure of the page on members and young people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.member_path import member_path
from metrics.member_reach import heard_from, member_reach
from metrics.member_share import member_share
from metrics.period import Period
from metrics.public_replies import public_replies
from metrics.reach_and_new_members import reach_and_new_members
from metrics.response_time import response_curve, response_time
from metrics.young_engagement import young_engagement
from metrics.young_share import (
    young_against_local,
    young_members,
    young_share,
    young_share_by_snapshot,
)

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class MembersOverview:
    """What the page, the report and the trace draw."""

    responses: tuple[Figure, ...]
    replies: tuple[Figure, ...]
    reach: tuple[Figure, ...]
    shares: tuple[Figure, ...]
    sources: tuple[Figure, ...]
    association: tuple[Figure, ...]
    young: tuple[Figure, ...]
    against_local: tuple[Figure, ...]
    young_members: tuple[Figure, ...]
    young_engagement: tuple[Figure, ...]
    path: tuple[Figure, ...]
    response_curve: pd.DataFrame
    young_by_snapshot: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        members = (*self.responses, *self.replies, *self.reach, *self.shares, *self.sources)
        young = (*self.young, *self.against_local, *self.young_members, *self.young_engagement)
        return (*members, *self.association, *young, *self.path)


def members_overview(
    tables: Tables, period: Period, today: date, *, platforms: tuple[str, ...] = ()
) -> MembersOverview:
    """The figures of one period; surveys and audiences are the last before its end."""
    return MembersOverview(
        responses=tuple(response_time(tables, period, today, platforms=platforms)),
        replies=tuple(public_replies(tables, period, platforms=platforms)),
        reach=tuple(member_reach(tables, period)),
        shares=tuple(member_share(tables, period, platforms=platforms)),
        sources=tuple(heard_from(tables, period)),
        association=tuple(reach_and_new_members(tables, period, platforms=platforms)),
        young=tuple(young_share(tables, period, platforms=platforms)),
        against_local=tuple(young_against_local(tables, period, platforms=platforms)),
        young_members=tuple(young_members(tables, period)),
        young_engagement=tuple(young_engagement(tables, period, platforms=platforms)),
        path=tuple(member_path(tables, period, platforms=platforms)),
        response_curve=response_curve(tables, period, today, platforms=platforms),
        young_by_snapshot=young_share_by_snapshot(tables, period, platforms=platforms),
    )
