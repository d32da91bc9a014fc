"""Hours that pass while the office is open: Monday to Friday, 08 to 16, in the co-op's own time."""

from __future__ import annotations

import pandas as pd

OPENS, CLOSES = 8.0, 16.0
WORKDAYS = 5
_MONDAY = pd.Timestamp(1970, 1, 5)


def office_hours_between(begun: pd.Series, ended: pd.Series, zone: str) -> pd.Series:
    """Office hours from one moment (UTC) to the other; national holidays count as workdays.

    >>> friday, monday = (pd.Series([pd.Timestamp(t)]) for t in ("2026-11-20 08:00",
    ...                                                          "2026-11-23 02:00"))
    >>> office_hours_between(friday, monday, "Asia/Jakarta").item()  # Fri 15.00 to Mon 09.00
    2.0
    """
    return _office_hours_until(ended, zone) - _office_hours_until(begun, zone)


def _office_hours_until(moments: pd.Series, zone: str) -> pd.Series:
    local = moments.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    hours = (local - _MONDAY).dt.total_seconds() / 3_600
    days = hours // 24
    weeks, weekday = days // 7, days % 7
    today = (hours % 24).clip(OPENS, CLOSES) - OPENS
    whole_days = weeks * WORKDAYS + weekday.clip(upper=WORKDAYS)
    office: pd.Series = whole_days * (CLOSES - OPENS) + today.where(weekday < WORKDAYS, 0.0)
    return office
