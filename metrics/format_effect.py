"""Whether one kind of content engages more than another: video against photo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def format_effect(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: Sequence[str] = (),
    formats: tuple[str, str] = ("video", "photo"),
    by_pillar: bool = False,
) -> list[Figure]:
    """One figure an account: how many times the ERR of the first format is that of the second.

    Unit ratio with a 95 % interval and a verdict; `details`: platform, account_id, kind
    ("video_photo"), n_first, n_second, p_permutation.
    """
    raise NotImplementedError
