"""Every figure of the conversation page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period
from metrics.response_lag import quick_post_payoff, response_lag
from metrics.rising_topics import rising_topics
from metrics.share_of_voice import share_of_voice
from metrics.topic_responses import topic_responses
from metrics.trend_overlap import public_interest, trend_overlap

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class ConversationOverview:
    """What the page, the report and the trace draw."""

    rising: tuple[Figure, ...]
    overlap: Figure
    lag: Figure
    payoff: Figure
    voice: tuple[Figure, ...]
    responses: pd.DataFrame
    interest: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (*self.rising, self.overlap, self.lag, self.payoff, *self.voice)


def conversation_overview(
    tables: Tables, period: Period, today: date, *, platforms: tuple[str, ...] = ()
) -> ConversationOverview:
    """The figures of one period."""
    arguments = (tables, period, today)
    return ConversationOverview(
        rising=tuple(rising_topics(*arguments)),
        overlap=trend_overlap(*arguments, platforms=platforms),
        lag=response_lag(*arguments, platforms=platforms),
        payoff=quick_post_payoff(*arguments, platforms=platforms),
        voice=tuple(share_of_voice(*arguments)),
        responses=topic_responses(*arguments, platforms=platforms),
        interest=public_interest(tables, period),
    )
