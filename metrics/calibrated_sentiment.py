"""Net sentiment of all mentions, from a random sample of human labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def calibrated_sentiment(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> Figure:
    """Two-phase net sentiment, points with a 95 % range; the headline of the page.

    `details` for each stratum (negative, neutral, positive): mentions_<stratum>,
    labelled_<stratum>; labels_needed: how many more labels until it can be said.
    """
    raise NotImplementedError


def label_queue(
    tables: Tables, period: Period, *, platforms: Sequence[str] = (), limit: int = 20
) -> pd.DataFrame:
    """Which mentions a person should label next, in this order.

    Columns mention_id, channel, at, text, stratum, position.
    """
    raise NotImplementedError
