"""Posts with what their row of the plan says: pillar, purpose, campaign, audience, face."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def posts_with_plan(tables: Tables, period: Period) -> pd.DataFrame:
    """Every reading of the posts of the period, in canonical columns, plus audience and match.

    pillar, objective, campaign_id, plan_id, person_shown come from the matched plan row where the
    post itself says nothing. `match` is the kind of plan_matching. May stand in for
    tables["posts"]: `{**tables, "posts": posts_with_plan(tables, period)}`.
    """
    raise NotImplementedError
