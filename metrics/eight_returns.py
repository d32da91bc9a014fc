"""The eight returns that reputation brings, and the figures that are evidence for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from metrics.response_time import answered_in_a_day, response_time
from metrics.young_followers import DEFINITION, young_followers
from metrics.young_share import young_share

Tables = Mapping[str, pd.DataFrame]

RETURNS = ("perception", "reach", "cost", "image", "good_name", "channels", "members", "youth")
"""In the order in which co-ops know them."""


def leading_evidence(tables: Tables, period: Period, today: date) -> dict[str, Figure]:
    """By return the figure that stands for it, reach and cost apart.

    It is the first of a few that says anything; where none does, the first with its reason. The
    later ones are then not even computed.
    """
    return {name: _first_known(of(tables, period, today)) for name, of in _LEADING.items()}


def all_evidence(tables: Tables, period: Period, today: date) -> dict[str, tuple[Figure, ...]]:
    """By return every figure, those that may stand for it first; reach and cost apart."""
    asked = (tables, period, today)
    return {
        name: (*of(*asked), *(_FURTHER[name](*asked) if name in _FURTHER else ()))
        for name, of in _LEADING.items()
    }


def _perception(tables: Tables, period: Period, _today: date) -> Iterator[Figure]:
    yield calibrated_sentiment(tables, period)


def _image(tables: Tables, period: Period, today: date) -> Iterator[Figure]:
    yield engagement_against_usual(tables, period, today)


def _good_name(tables: Tables, period: Period, today: date) -> Iterator[Figure]:
    """The recovery of the newest incident that touches the period; without one the stars."""
    yield from _recoveries(tables, period, today)[:1]
    _, by_public = rating(tables, period)
    yield by_public


def _older_incidents(tables: Tables, period: Period, today: date) -> Iterator[Figure]:
    yield from _recoveries(tables, period, today)[1:]


def _recoveries(tables: Tables, period: Period, today: date) -> list[Figure]:
    """How long each incident lasted, newest first; its depth stays on the page of the good name."""
    found = incident_recovery(tables, period, today)
    return [one for one in found if one.metric == "incident_recovery"]


def _channels(tables: Tables, period: Period, today: date) -> Iterator[Figure]:
    yield freshness(tables, period, today)


def _where_found(tables: Tables, period: Period, today: date) -> Iterator[Figure]:
    yield presence(tables, period, today)


def _members(tables: Tables, period: Period, today: date) -> Iterator[Figure]:
    """The members that were reached; without a survey the messages answered within a day."""
    yield member_reach(tables, period)[0]
    yield answered_in_a_day(tables, period, today)


def _answers(tables: Tables, period: Period, today: date) -> Iterator[Figure]:
    yield from member_reach(tables, period)[1:]
    yield from response_time(tables, period, today)[:2]


def _youth(tables: Tables, period: Period, _today: date) -> Iterator[Figure]:
    yield young_followers(tables, period)[0]


def _youth_by_account(tables: Tables, period: Period, _today: date) -> Iterator[Figure]:
    """18 to 34, the one definition of young people that platforms report in whole bands."""
    shares = young_share(tables, period)
    yield from (one for one in shares if one.details["definition"] == DEFINITION)


_Evidence = Callable[[Tables, Period, date], Iterator[Figure]]
_LEADING: dict[str, _Evidence] = {
    "perception": _perception,
    "image": _image,
    "good_name": _good_name,
    "channels": _channels,
    "members": _members,
    "youth": _youth,
}
_FURTHER: dict[str, _Evidence] = {
    "good_name": _older_incidents,
    "channels": _where_found,
    "members": _answers,
    "youth": _youth_by_account,
}


def _first_known(figures: Iterable[Figure]) -> Figure:
    seen: list[Figure] = []
    for one in figures:
        if one.is_known or one.low is not None:
            return one
        seen.append(one)
    return seen[0]
