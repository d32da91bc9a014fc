"""Followers day by day: what was reported, what follows from the daily nets, and the holes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.period import Period


def follower_series(
    tables: Mapping[str, pd.DataFrame], period: Period, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row per account and day: platform, account_id, date, followers, low, high, kind, drift, is_flagged.

    kind is "reported", "reconstructed" or "gap". `followers` is null in gaps and in stretches whose
    drift is flagged (there `low` and `high` draw the grey band). Nothing is bridged.
    """
    raise NotImplementedError
