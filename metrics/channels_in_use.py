"""The channels on which a co-op was active in a period, whether or not they report reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from canonical.tables import ACCOUNT_DAYS, POSTS
from metrics.aggregates import in_period
from metrics.evidence import not_removed
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

# Ad accounts buy reach for a channel; they are none. Google Maps is a place in the ledger of
# presence, not an audience.
_NO_AUDIENCE = ("meta_ads", "google_ads", "tiktok_ads", "google_maps")


def channels_in_use(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> tuple[str, ...]:
    """Platforms with posts or daily readings in the period, or that the co-op says exist."""
    found: set[str] = set()
    for table in (POSTS, ACCOUNT_DAYS):
        rows = in_period(tables[table.name], table, period)
        found.update(str(name) for name in rows["platform"].unique())
    channels = not_removed(tables["channels"])
    latest = channels.sort_values("checked_on").drop_duplicates("channel", keep="last")
    exists = latest["exists"].fillna(value=False).astype(bool)
    found.update(str(name) for name in latest.loc[exists, "channel"])
    wanted = set(platforms) or found
    return tuple(sorted((found & wanted) - set(_NO_AUDIENCE)))
