"""Every figure of the good-name page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.calibrated_sentiment import calibrated_sentiment
from metrics.coder_agreement import coder_agreement
from metrics.figure import Figure
from metrics.incident_recovery import incident_recovery
from metrics.incident_response import incident_response
from metrics.incidents import incident_list
from metrics.label_queue import label_queue
from metrics.net_sentiment import net_sentiment
from metrics.period import Period
from metrics.rating import rating

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class GoodNameOverview:
    """What the page, the report and the trace draw."""

    calibrated: Figure
    labelled: Figure
    agreement: Figure
    ratings: tuple[Figure, ...]
    recoveries: tuple[Figure, ...]
    responses: tuple[Figure, ...]
    incidents: pd.DataFrame
    queue: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        first = (self.calibrated, self.labelled, self.agreement)
        return (*first, *self.ratings, *self.recoveries, *self.responses)


def good_name_overview(
    tables: Tables, period: Period, today: date, *, platforms: tuple[str, ...] = ()
) -> GoodNameOverview:
    """The figures of one period; incidents are those of all channels."""
    return GoodNameOverview(
        calibrated=calibrated_sentiment(tables, period, platforms=platforms),
        labelled=net_sentiment(tables, period, platforms=platforms),
        agreement=coder_agreement(tables, period, platforms=platforms),
        ratings=tuple(rating(tables, period, platforms=platforms)),
        recoveries=tuple(incident_recovery(tables, period, today)),
        responses=tuple(incident_response(tables, period, today)),
        incidents=incident_list(tables, period, today),
        queue=label_queue(tables, period, platforms=platforms),
    )
