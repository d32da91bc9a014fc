"""The stars that people give, held back while there are few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def rating(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """Bayesian mean of the stars (points of 5): all reviews, then without members and staff.

    `details`: kind ("all", "public"), plain_mean, assumed_mean, stars_1 .. stars_5, members.
    """
    raise NotImplementedError
