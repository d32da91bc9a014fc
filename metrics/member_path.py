"""From follower to interested person to member: counts beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def member_path(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """Four counts of the period, none of them explained by another.

    Metric `member_path`; `details` kind: new_followers, asked (people who are no members wrote or
    asked), joined, joined_knowing_us (of the joined, those who say they heard of us online).
    """
    raise NotImplementedError
