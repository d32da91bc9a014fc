"""Which post came from which row of the plan: every match can be seen and corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

COLUMNS = (
    "platform",
    "account_id",
    "post_id",
    "published",
    "caption",
    "permalink",
    "plan_id",
    "title",
    "planned",
    "created",
    "hours_off",
    "score",
    "kind",
    "is_planned",
    "purpose",
    "purpose_hours",
)


def plan_matching(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row a post of the period (COLUMNS), latest first.

    kind: "person" (somebody chose the row), "person_none" (somebody said there is none), "plan_id"
    (the post names its row), "similar" (found by channel, time and title), "none". score: title
    similarity 0 to 1. `published`, `planned`, `created` in the co-op's own time; hours_off is
    published - planned. is_planned: the row was written before the post appeared.
    """
    raise NotImplementedError
