"""How many of the members saw or heard of the co-op in 30 days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def member_reach(tables: Tables, period: Period) -> list[Figure]:
    """`member_reach` (share, Wilson with finite population) and `member_reach_people`.

    `details`: survey_on, respondents, yes, members_total.
    """
    raise NotImplementedError


def heard_from(tables: Tables, period: Period) -> list[Figure]:
    """Share of respondents who heard of the co-op from each source; details kind (source)."""
    raise NotImplementedError
