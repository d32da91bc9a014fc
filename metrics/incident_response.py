"""How soon and how often the co-op answered in an incident."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def incident_response(tables: Tables, period: Period, today: date) -> list[Figure]:
    """For each incident that touches the period: statement lag (hours), answered share, wait.

    Metrics `statement_lag`, `incident_answered`, `incident_wait` (Kaplan-Meier median, hours);
    `details`: kind (incident_id), name.
    """
    raise NotImplementedError


def incident_list(tables: Tables, period: Period, today: date) -> pd.DataFrame:
    """The incidents that touch the period, newest first.

    Columns incident_id, name, started_on, closed_on, is_open, days_open, mentions.
    """
    raise NotImplementedError
