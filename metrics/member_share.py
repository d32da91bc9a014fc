"""How many of the followers are members, and how many members follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def member_share(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """A channel at a time, from samples of its followers and of the members.

    Metrics `member_share` and `public_share` (of the followers; share), `member_followers`
    (people among the followers), `members_following` (share of the members who follow it).
    `details`: platform, sampled, yes, survey_on.
    """
    raise NotImplementedError
