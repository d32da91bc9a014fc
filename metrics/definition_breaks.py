"""Where a number changed its meaning."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def definition_breaks(
    tables: Tables,
    period: Period,
    *,
    platforms: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Columns platform, date, column, from_version, to_version, kind ("data", "announced", "event"), source: one row a break, for the break lines of charts."""
    raise NotImplementedError
