"""The ledger of channels: what somebody saw last, and when the co-op last posted there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

COLUMNS = (
    "channel",
    "state",
    "checked_on",
    "exists",
    "findable",
    "complete",
    "url",
    "last_post_on",
    "last_post_from",
    "age_days",
    "half_life_days",
    "half_life_assumed",
    "weight",
    "weight_assumed",
    "presence",
    "freshness",
    "note",
)


def channel_checks(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row a channel (COLUMNS) as known on the last day of the period, or today if earlier.

    state: unchecked, absent, left_out (decided against, with a reason), not_findable, unknown
    (somebody looked, but not at everything), stale (freshness below 0.5), fresh. presence: 1, 0 or
    null; freshness 0 to 1 or null. last_post_from: check, posts, account_days, newsletter.
    """
    raise NotImplementedError
