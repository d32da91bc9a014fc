"""Every figure of the conversation page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

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
    raise NotImplementedError
