"""How much more good than bad people say, from the labels that people gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def net_sentiment(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> Figure:
    """100 (P - N) / (P + U + N) over labelled mentions, points with a 95 % range.

    `details`: positive, neutral, negative (labelled), mentions (counted), copies, capped;
    `n` labelled of `n_expected` counted mentions; at least 30 labelled.
    """
    raise NotImplementedError
