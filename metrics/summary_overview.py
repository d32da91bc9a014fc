"""Every figure of the summary: the three headlines, and the eight returns with their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from metrics.eight_returns import RETURNS, leading_evidence
from metrics.figure import Figure
from metrics.headlines import Headlines, headlines
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]
Evidence = Literal["measured", "estimated", "none"]


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
    return with_returns(above, leading_evidence(tables, period, today))


def with_returns(above: Headlines, further: Mapping[str, Figure]) -> SummaryOverview:
    """Headlines and evidence as the eight returns, in the article's order."""
    known = {"reach": above.reach, "cost": above.savings, **further}
    return SummaryOverview(above, tuple(Return(name, known[name]) for name in RETURNS))
