"""Every figure of the presence page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.channel_checks import channel_checks
from metrics.figure import Figure
from metrics.identical_captions import identical_captions
from metrics.period import Period
from metrics.presence import freshness, presence
from metrics.profile_completeness import profile_completeness

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class PresenceOverview:
    """What the page, the report and the trace draw."""

    presence: Figure
    freshness: Figure
    completeness: tuple[Figure, ...]
    identical: Figure
    channels: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (self.presence, self.freshness, *self.completeness, self.identical)


def presence_overview(
    tables: Tables, period: Period, today: date, *, platforms: tuple[str, ...] = ()
) -> PresenceOverview:
    """The figures as known on the last day of the period, or today if earlier."""
    arguments = (tables, period, today)
    return PresenceOverview(
        presence=presence(*arguments, platforms=platforms),
        freshness=freshness(*arguments, platforms=platforms),
        completeness=tuple(profile_completeness(*arguments, platforms=platforms)),
        identical=identical_captions(*arguments, platforms=platforms),
        channels=channel_checks(*arguments, platforms=platforms),
    )
