"""How many incidents of a year were over soon: an indicator of the good name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.incident_recovery import incident_recovery
from metrics.metric import Metric
from metrics.period import Period, add_months
from metrics.proportion_interval import wilson

Tables = Mapping[str, pd.DataFrame]

SOON = 14.0
"""Days within which the tone should be back: the goalpost of the board, an assumption."""


def recovered_incidents(tables: Tables, period: Period, today: date) -> Figure:
    """Share of the incidents of twelve months after which the tone was back within 14 days.

    Formula: incidents with incident_recovery of at most 14 days / incidents whose fate is known:
        recovered, or not recovered for more than 14 days. Wilson 95 %: few incidents say little.
        What happened after the period's end is not known yet.
    Needs: incidents, mentions.tone. Unit: share.
    Undefined without an incident whose fate is known: no trouble is no proof of recovering.
    Details: soon, incidents (all of the twelve months).
    """
    year = Period(min(add_months(period.end, -12), period.start), period.end, period.zone)
    known_on = min(today, period.last_day)
    every = [
        one
        for one in incident_recovery(tables, year, known_on)
        if one.metric == "incident_recovery"
    ]
    decided = [one for one in every if one.is_known or (one.low or 0.0) > SOON]
    soon = sum(one.value is not None and one.value <= SOON for one in decided)
    details: dict[str, float | str | None] = {"soon": float(soon), "incidents": float(len(every))}
    basis = tuple(dict.fromkeys(part for one in every for part in one.basis))
    imports = tuple(sorted({number for one in every for number in one.imports}))
    share = wilson(soon, len(decided))
    if share is None:
        reason = "good_name.no_decided_incident" if every else "good_name.no_incident"
        return Figure.missing(
            "recovered_incidents", "share", reason, n=0, n_expected=len(every), details=details,
            basis=basis, imports=imports,
        )  # fmt: skip
    return Figure(
        "recovered_incidents", share.value, "share", low=share.low, high=share.high,
        n=len(decided), n_expected=len(every), method="good_name.recovered_in_14_days",
        details=details, basis=basis, imports=imports,
        as_of=max((one.as_of for one in decided if one.as_of), default=None),
    )  # fmt: skip


CATALOGUE = (
    Metric("recovered_incidents", "5.1", "share", ("incidents", "mentions"), recovered_incidents),
)
