"""The incidents that touch a period, with the mentions that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from metrics.counted_mentions import counted_mentions
from metrics.evidence import not_removed
from metrics.figure import Basis
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

COLUMNS = ("incident_id", "name", "started_on", "closed_on", "is_open", "days_open", "mentions")


@dataclass(frozen=True)
class Incident:
    """One incident; `closed_on` is None while it is open, `row` is its row of the table."""

    incident_id: str
    name: str
    started_on: date
    closed_on: date | None
    row: pd.DataFrame

    @property
    def details(self) -> dict[str, float | str | None]:
        """What every figure of the incident says of it."""
        return {"kind": self.incident_id, "name": self.name}

    @property
    def basis(self) -> Basis:
        """Its row in the table."""
        day = self.started_on
        return Basis("incidents", ("started_on",), start=day, end=day + timedelta(days=1))


def incidents_in(tables: Tables, period: Period, today: date) -> list[Incident]:
    """Begun before the period's end and today, and not closed before its start; newest first."""
    rows = not_removed(tables["incidents"]).dropna(subset=["started_on"])
    until = min(period.end, today + timedelta(days=1))
    begun = rows[rows["started_on"] < pd.Timestamp(until)]
    is_over = begun["closed_on"].notna() & (begun["closed_on"] < pd.Timestamp(period.start))
    touching = begun[~is_over].sort_values(["started_on", "incident_id"], ascending=False)
    return [_incident(touching.iloc[[place]]) for place in range(len(touching))]


def incident_mentions(
    tables: Tables, incident: Incident, period: Period, today: date
) -> pd.DataFrame:
    """The counted mentions that a person assigned to the incident, from the day it began."""
    after = max(today, incident.started_on) + timedelta(days=1)
    rows = counted_mentions(tables, Period(incident.started_on, after, period.zone)).rows
    return rows[rows["incident_id"].eq(incident.incident_id)]


def incident_list(tables: Tables, period: Period, today: date) -> pd.DataFrame:
    """The incidents that touch the period, newest first, with their open days and mentions.

    Columns incident_id, name, started_on, closed_on, is_open, days_open, mentions.
    """
    found = []
    for one in incidents_in(tables, period, today):
        is_open = one.closed_on is None or one.closed_on > today
        last = today if one.closed_on is None else min(one.closed_on, today)
        mentions = len(incident_mentions(tables, one, period, today))
        days = (last - one.started_on).days + 1
        found.append(
            (one.incident_id, one.name, one.started_on, one.closed_on, is_open, days, mentions)
        )
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    for column in ("started_on", "closed_on"):
        frame[column] = pd.to_datetime(frame[column]).astype("datetime64[us]")
    return frame


def _incident(row: pd.DataFrame) -> Incident:
    (said,) = row.to_dict("records")
    closed = said["closed_on"]
    return Incident(
        incident_id=str(said["incident_id"]),
        name=str(said["name"]),
        started_on=said["started_on"].date(),
        closed_on=None if pd.isna(closed) else closed.date(),
        row=row,
    )
