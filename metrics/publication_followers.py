"""How many followers an account had on the day a post appeared."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

Tables = Mapping[str, pd.DataFrame]

NEAREST_DAYS = 3
"""A reading further away says nothing of that day."""


def with_followers_at_publication(posts: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The posts with a column `followers`: the nearest reading within 3 days of `day`, else null.

    Today's followers never stand in: old posts would seem to have reached ever fewer (G4).
    """
    known = tables["account_days"].dropna(subset=["followers_total"])
    readings = known[["platform", "account_id", "date", "followers_total", "import_id"]]
    readings = readings.rename(
        columns={"date": "day", "followers_total": "followers", "import_id": "followers_import"}
    )
    return pd.merge_asof(
        posts.dropna(subset=["day"]).sort_values("day", kind="stable"),
        readings.sort_values("day", kind="stable"),
        on="day",
        by=["platform", "account_id"],
        direction="nearest",
        tolerance=pd.Timedelta(days=NEAREST_DAYS),
    )
