"""Posts with what their row of the plan says: pillar, purpose, campaign, audience, face."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from canonical.tables import POSTS
from metrics.aggregates import in_period
from metrics.labelled_posts import with_labels
from metrics.own_posts import POST
from metrics.period import Period
from metrics.plan_matching import all_matches

Tables = Mapping[str, pd.DataFrame]

_LABELS = ["plan_id", "pillar", "objective", "campaign_id", "person_shown"]


def posts_with_plan(tables: Tables, period: Period) -> pd.DataFrame:
    """Every reading of the posts of the period, in canonical columns, plus audience and match.

    pillar, objective, campaign_id, plan_id, person_shown come from the matched plan row where the
    post itself says nothing; a post without a row has the purpose that somebody gave it as its
    objective. `match` is the kind of plan_matching; null for answers and other accounts' posts,
    which nobody plans and which keep what they say. May stand in for tables["posts"]:
    `{**tables, "posts": posts_with_plan(tables, period)}`.
    """
    posts = in_period(tables["posts"], POSTS, period)
    known = with_labels(all_matches(tables, period.zone), tables).rename(columns={"kind": "match"})
    joined = posts.drop(columns=_LABELS).merge(
        known[[*POST, *_LABELS, "audience", "match"]], on=POST, how="left"
    )
    nobody_plans = joined["match"].isna()
    own = posts.set_index(joined.index)[_LABELS]
    joined[_LABELS] = joined[_LABELS].where(~nobody_plans, own)
    return joined[[*posts.columns, "audience", "match"]]
