"""Every figure of the page on members and young people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

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
    """The figures of one period."""
    raise NotImplementedError
