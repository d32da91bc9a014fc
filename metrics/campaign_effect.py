"""What a campaign changed, as far as the weeks before and a control allow to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def campaign_effect(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """For each campaign (event) that touches the period: three ways to see its effect.

    Metrics `campaign_effect` (weekly views, difference in differences against the channels the
    campaign left alone), `campaign_step` (ratio, interrupted time series), `campaign_gap`
    (views beyond the prediction, summed). `details`: kind (event_id), name, weeks_before,
    weeks_after, smallest_visible, slope, slope_low, slope_high, placebo_rank, doubts (count).
    What must not be claimed: verdict "uncertain" and the doubts among the remarks.
    """
    raise NotImplementedError


def campaign_weeks(
    tables: Tables, event_id: str, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """For the chart: start, treated, control, is_after, predicted, low, high; one row a week."""
    raise NotImplementedError
