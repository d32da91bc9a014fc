"""Rows of an ad report with one name and time become one: money is added, people never are."""

from __future__ import annotations

import pandas as pd

from readers.canonical_frame import canonical_frame

LEVELS = ("campaign", "ad_set", "ad")
_KEY = ["platform", "account_id", "start", "end", "breakdown", "band", *LEVELS]
_ADDED = ("amount", "impressions", "clicks", "follows")


def added_by_name(rows: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """`ad_spend`, and how many rows were added to another one of the same name.

    Ads may share a name and reports have no ids, so equal rows are added, never dropped. Their
    reach is unknown then: the same people may stand in both. A count that one of them does not
    give is unknown in the sum too only when none of them gives it.
    """
    levels = {level: rows[level].fillna("") if level in rows else "" for level in LEVELS}
    rows = rows.assign(**levels)
    groups = rows.groupby(_KEY, sort=False)
    added = [name for name in _ADDED if name in rows]
    spend = groups[added].sum(min_count=1)
    spend["amount"] = spend["amount"].round(6)
    spend["currency"] = groups["currency"].first()
    if "reach" in rows:
        spend["reach"] = groups["reach"].first().mask(groups.size() > 1)
    spend["source_row"] = groups["source_row"].first()
    return canonical_frame("ad_spend", spend.reset_index()), len(rows) - len(spend)
