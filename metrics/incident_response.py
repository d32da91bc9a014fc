"""How soon and how often the co-op answered in an incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure, Unit
from metrics.incidents import Incident, incident_list, incident_mentions, incidents_in
from metrics.metric import Metric
from metrics.period import Period
from metrics.proportion_interval import wilson
from metrics.waiting_times import LEAST_WAITS, last_moment, median_wait, waits_until

__all__ = ["CATALOGUE", "incident_list", "incident_response"]

Tables = Mapping[str, pd.DataFrame]

LEAST_FOR_SHARE = 8
_HOUR = timedelta(hours=1)


def incident_response(tables: Tables, period: Period, today: date) -> list[Figure]:
    """For each incident that touches the period: first statement, answered share, wait.

    Formula: the lag runs from the incident's first mention of its first day to the first
        statement; where no mention says the moment, low and high are the end and the start of
        that day. Share: answered / counted mentions of the incident, Wilson 95 %. Wait:
        Kaplan-Meier median of the hours to the answer, unanswered ones included.
    Needs: incidents, mentions.incident_id, mentions.answered_at. Unit: hours; share; hours.
    Undefined without a statement (low: the hours so far), with fewer than 8 mentions for the
        share and 6 for the wait, and while fewer than half are answered.
    Details: kind (incident), name, answered, mentions.
    """
    now = pd.Timestamp(Period.last_days(1, today, period.zone).end_utc)
    known_until = last_moment(tables["mentions"], ("at", "answered_at"), now)
    found: list[Figure] = []
    for incident in incidents_in(tables, period, today):
        mentions = incident_mentions(tables, incident, period, today)
        found.append(_statement(incident, mentions, period, today))
        found += _answers(incident, mentions, today, known_until)
    return found


def _statement(incident: Incident, mentions: pd.DataFrame, period: Period, today: date) -> Figure:
    first_day = Period(incident.started_on, incident.started_on + timedelta(days=1), period.zone)
    on_first = mentions[mentions["day"] == pd.Timestamp(incident.started_on)]
    begins = [first_day.start_utc, first_day.end_utc]
    if len(on_first):
        begins = [on_first["at"].min().to_pydatetime()] * 2
    said = incident.row["first_statement_at"].iloc[0]
    imports = imports_of(incident.row, on_first)
    if pd.isna(said):
        waited = max(0.0, (Period.last_days(1, today, period.zone).end_utc - begins[1]) / _HOUR)
        return Figure.missing(
            "statement_lag", "hours", "good_name.no_statement", low=waited,
            details=incident.details, basis=(incident.basis,), imports=imports,
        )  # fmt: skip
    high, low = (max(0.0, (said.to_pydatetime() - begin) / _HOUR) for begin in begins)
    if low == high:
        return Figure(
            "statement_lag", high, "hours", method="good_name.from_first_mention",
            details=incident.details, basis=(incident.basis,), imports=imports,
        )  # fmt: skip
    return Figure.missing(
        "statement_lag", "hours", "good_name.only_the_day_known", low=low, high=high,
        details=incident.details, basis=(incident.basis,), imports=imports,
    )  # fmt: skip


@dataclass(frozen=True)
class _Answers:
    """The mentions of one incident, and what its two figures share."""

    mentions: pd.DataFrame
    details: Mapping[str, float | str | None]
    basis: tuple[Basis, ...]
    imports: tuple[int, ...]

    def missing(
        self, metric: str, unit: Unit, reason: str, *, expected: int | None = None,
        low: float | None = None,
    ) -> Figure:  # fmt: skip
        """A figure of these mentions without a value."""
        return Figure.missing(
            metric, unit, reason, n=len(self.mentions), n_expected=expected, low=low,
            details=self.details, basis=self.basis, imports=self.imports,
        )  # fmt: skip


def _answers(
    incident: Incident, mentions: pd.DataFrame, today: date, known_until: pd.Timestamp
) -> list[Figure]:
    answered = float(mentions["answered_at"].notna().sum())
    details = {**incident.details, "answered": answered, "mentions": float(len(mentions))}
    basis = (incident.basis, _mentions_basis(incident, today))
    seen = _Answers(mentions, details, basis, imports_of(incident.row, mentions))
    return [_answered_share(seen), _wait(seen, known_until)]


def _answered_share(seen: _Answers) -> Figure:
    n = len(seen.mentions)
    share = wilson(int(seen.mentions["answered_at"].notna().sum()), n)
    if share is None or n < LEAST_FOR_SHARE:
        return seen.missing(
            "incident_answered", "share", "good_name.few_incident_mentions",
            expected=LEAST_FOR_SHARE,
        )  # fmt: skip
    return Figure(
        "incident_answered", share.value, "share", low=share.low, high=share.high, n=n,
        method="good_name.wilson", details=seen.details, basis=seen.basis, imports=seen.imports,
    )  # fmt: skip


def _wait(seen: _Answers, known_until: pd.Timestamp) -> Figure:
    n = len(seen.mentions)
    if n < LEAST_WAITS:
        return seen.missing(
            "incident_wait", "hours", "good_name.few_incident_mentions", expected=LEAST_WAITS
        )
    found = median_wait(
        *waits_until(seen.mentions["at"], seen.mentions["answered_at"], known_until)
    )
    if found.median is None:
        reason = "good_name.fewer_than_half_answered"
        return seen.missing("incident_wait", "hours", reason, low=found.low)
    return Figure(
        "incident_wait", found.median, "hours", low=found.low, high=found.high,
        open_above=found.high is None, n=n, method="good_name.kaplan_meier",
        details=seen.details, basis=seen.basis, imports=seen.imports,
    )  # fmt: skip


def _mentions_basis(incident: Incident, today: date) -> Basis:
    after = max(today, incident.started_on) + timedelta(days=1)
    return Basis("mentions", ("answered_at",), start=incident.started_on, end=after)


_NEEDS = ("incidents", "mentions")
CATALOGUE = (
    Metric("statement_lag", "9.6", "hours", _NEEDS, incident_response),
    Metric("incident_answered", "9.6", "share", _NEEDS, incident_response),
    Metric("incident_wait", "9.6", "hours", _NEEDS, incident_response),
)
