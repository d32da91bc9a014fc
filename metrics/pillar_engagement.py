"""Which pillar of the narrative engages more, after small numbers have been pulled to the mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def pillar_engagement(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a pillar: ERR against the co-op's usual one (ratio, 95 % interval, verdict).

    `details`: kind (the pillar), raw (ratio before shrinking). Fewer than 5 posts: remark
    engagement.few_posts and never a verdict.
    """
    raise NotImplementedError
