"""The eight returns that reputation brings, each with the figures that are evidence for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.calibrated_sentiment import calibrated_sentiment
from metrics.figure import Figure
from metrics.incident_recovery import incident_recovery
from metrics.member_reach import member_reach
from metrics.period import Period
from metrics.presence import freshness, presence
from metrics.rating import rating
from metrics.reputation_indicators import engagement_against_usual
from metrics.response_time import response_time
from metrics.young_share import young_share

Tables = Mapping[str, pd.DataFrame]

RETURNS = (
    "perception",
    "reach",
    "cost",
    "image",
    "good_name",
    "channels",
    "members",
    "youth",
)
"""In the order in which co-ops know them."""


def figures_of_returns(
    tables: Tables, period: Period, today: date, *, reach: Figure, savings: Figure
) -> dict[str, tuple[Figure, ...]]:
    """The evidence by return; an empty tuple means that nothing was ever recorded for it."""
    return {
        "perception": (calibrated_sentiment(tables, period),),
        "reach": (reach,),
        "cost": (savings,),
        "image": (engagement_against_usual(tables, period, today),),
        "good_name": (*rating(tables, period), *incident_recovery(tables, period, today)),
        "channels": (presence(tables, period, today), freshness(tables, period, today)),
        "members": (*response_time(tables, period, today)[:2], *member_reach(tables, period)),
        "youth": tuple(young_share(tables, period)),
    }
