"""How long the tone needs to come back after an incident."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def incident_recovery(tables: Tables, period: Period, today: date) -> list[Figure]:
    """For each incident that touches the period: recovery (days), depth (points), area.

    Metrics `incident_recovery`, `incident_depth`, `incident_area`; `details`: kind (incident_id),
    name, baseline, threshold, days_so_far. Not yet recovered: no value, low = days so far.
    """
    raise NotImplementedError


def incident_course(tables: Tables, incident_id: str, period: Period, today: date) -> pd.DataFrame:
    """The tone around one incident for the chart.

    Columns end (last day of the window), value, low, high, mentions, baseline, threshold.
    """
    raise NotImplementedError
