"""Days on which followers moved far outside the account's own habit: labels, never accusations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.period import Period


def anomalies(
    tables: Mapping[str, pd.DataFrame], period: Period, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row per unusual day: platform, account_id, date, net, median, z, kind, other_accounts."""
    raise NotImplementedError
