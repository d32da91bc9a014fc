"""Every figure of the summary: the three headlines, and the eight returns with their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from metrics.calibrated_sentiment import calibrated_sentiment
from metrics.figure import Figure
from metrics.headlines import Headlines, headlines
from metrics.incident_recovery import incident_recovery
from metrics.member_reach import member_reach
from metrics.period import Period
from metrics.presence import freshness
from metrics.rating import rating
from metrics.reputation_indicators import engagement_against_usual
from metrics.response_time import response_time
from metrics.young_followers import young_followers

Tables = Mapping[str, pd.DataFrame]
Evidence = Literal["measured", "estimated", "none"]

RETURNS = ("perception", "reach", "cost", "image", "good_name", "channels", "members", "youth")


@dataclass(frozen=True)
class Return:
    """One of the eight returns: the figure that is evidence for it, in the article's order."""

    name: str
    figure: Figure

    @property
    def evidence(self) -> Evidence:
        """How good the evidence is: counted, estimated (or only bounded), or not there at all."""
        one = self.figure
        if one.is_known:
            return "estimated" if one.is_estimate else "measured"
        return "estimated" if one.low is not None or one.high is not None else "none"


@dataclass(frozen=True)
class SummaryOverview:
    """What the summary draws."""

    headlines: Headlines
    returns: tuple[Return, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, each once, in the order in which it shows them."""
        shown = self.headlines.figures
        return (*shown, *(one.figure for one in self.returns if one.figure not in shown))


def summary_overview(
    tables: Tables,
    period: Period,
    today: date,
    comparison: Period | None = None,
    *,
    platforms: tuple[str, ...] = (),
    account: str | None = None,
) -> SummaryOverview:
    """The figures of one period; the returns are those of the whole co-op, but for its reach."""
    above = headlines(tables, period, today, comparison, platforms=platforms, account=account)
    return with_returns(above, further_evidence(tables, period, today))


def further_evidence(tables: Tables, period: Period, today: date) -> dict[str, Figure]:
    """The figures of the returns that are no headline, by return."""
    return {
        "perception": calibrated_sentiment(tables, period),
        "image": engagement_against_usual(tables, period, today),
        "good_name": _good_name(tables, period, today),
        "channels": freshness(tables, period, today),
        "members": _members(tables, period, today),
        "youth": young_followers(tables, period)[0],
    }


def with_returns(above: Headlines, further: Mapping[str, Figure]) -> SummaryOverview:
    """Headlines and evidence as the eight returns, in the article's order."""
    known = {"reach": above.reach, "cost": above.savings, **further}
    return SummaryOverview(above, tuple(Return(name, known[name]) for name in RETURNS))


def _good_name(tables: Tables, period: Period, today: date) -> Figure:
    """The recovery of the newest incident that touches the period; without one the stars."""
    recoveries = incident_recovery(tables, period, today)
    newest = [one for one in recoveries if one.metric == "incident_recovery"][:1]
    _, by_public = rating(tables, period)
    return _first_known([*newest, by_public])


def _members(tables: Tables, period: Period, today: date) -> Figure:
    """The members that were reached; without a survey the messages answered within a day."""
    answered = response_time(tables, period, today)[-1]
    return _first_known([member_reach(tables, period)[0], answered])


def _first_known(figures: Sequence[Figure]) -> Figure:
    """The first with a value or a bound; else the first, with its reason."""
    said = (one for one in figures if one.is_known or one.low is not None)
    return next(said, figures[0])
