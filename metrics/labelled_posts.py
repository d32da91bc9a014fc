"""The co-op's own posts of a period with pillar, purpose, face and owner, of post or plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.own_posts import POST, published_in
from metrics.period import Period
from metrics.plan_matching import all_matches

Tables = Mapping[str, pd.DataFrame]

_FROM_PLAN = ("pillar", "objective", "campaign_id", "person_shown", "owner", "audience")


def labelled_posts(
    tables: Tables, period: Period, today: date, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row a post (as all_matches), what it does not say itself from its row of the plan.

    A purpose that somebody gave to an unplanned post is its objective.
    """
    matches = all_matches(tables, period.zone)
    if platforms:
        matches = matches[matches["platform"].isin(list(platforms))]
    return with_labels(published_in(matches, period, today), tables).sort_values(
        ["published", *POST], ignore_index=True
    )


def with_labels(matches: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Matches with every label of _FROM_PLAN filled from the plan where the post says nothing."""
    said = tables["plan"].set_index("plan_id")
    labels: dict[str, pd.Series] = {}
    for name in _FROM_PLAN:
        planned = matches["plan_id"].map(said[name]).astype(said[name].dtype)
        labels[name] = matches[name].fillna(planned) if name in matches else planned
    labels["objective"] = labels["objective"].fillna(matches["purpose"])
    return matches.assign(**labels)
