"""Ad spend counted once, although the same rupiah stands in several breakdown files."""

from __future__ import annotations

import pandas as pd

from metrics.period import Period


def spend_counted_once(ad_spend: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The rows of `ad_spend` inside the period that may be added, each rupiah once."""
    raise NotImplementedError
