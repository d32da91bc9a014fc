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

YOUNG = "age_18_34"
"""Of the three definitions of young people the one that platforms report in whole bands."""


def figures_of_returns(
    tables: Tables, period: Period, today: date, *, reach: Figure, savings: Figure
) -> dict[str, tuple[Figure, ...]]:
    """The evidence by return; an empty tuple means that nothing was ever recorded for it."""
    return {
        "perception": (calibrated_sentiment(tables, period),),
        "reach": (reach,),
        "cost": (savings,),
        "image": (engagement_against_usual(tables, period, today),),
        "good_name": (*rating(tables, period)[:1], *_recoveries(tables, period, today)),
        "channels": (presence(tables, period, today), freshness(tables, period, today)),
        "members": (*response_time(tables, period, today)[:2], *member_reach(tables, period)),
        "youth": tuple(
            one for one in young_share(tables, period) if one.details["definition"] == YOUNG
        ),
    }


def _recoveries(tables: Tables, period: Period, today: date) -> list[Figure]:
    """How long each incident lasted; its depth stays on the page of the good name."""
    found = incident_recovery(tables, period, today)
    return [one for one in found if one.metric == "incident_recovery"]
