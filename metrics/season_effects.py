"""How much an event multiplies the weekly new followers, where it happened often enough to tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from canonical.tables import ACCOUNT_DAYS
from metrics.aggregates import in_period
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure, verdict_of
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

MIN_EVENTS = 2
MIN_WEEKS = 26
MAX_WEEKS = 260
MAX_OVERLAP = 0.5
WEEK = timedelta(weeks=1)
AROUND = {
    "ramadan": timedelta(0),
    "lebaran": timedelta(weeks=1),
    "rat": timedelta(weeks=2),
    "hari_koperasi": timedelta(0),
    "campaign": timedelta(0),
}
"""Kinds of events with the days around them that belong to the event."""


@dataclass(frozen=True)
class _Kind:
    """The weeks that one kind of event touches, and how many of its events lie in the series."""

    name: str
    weeks: npt.NDArray[np.bool_]
    events: int


def season_effects(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> list[Figure]:
    """How much each kind of event multiplies the weekly new followers, one figure per kind.

    Formula: log(1 + weekly gain) = a + b week + one effect per kind (Ramadan, Lebaran with a week
    and RAT with two weeks around, Hari Koperasi, campaigns), least squares over the weeks before
    the end of the period, at most 260; the ratio is exp(effect) with a 95 % t interval, widened
    by sqrt((1 + r) / (1 - r)) for autocorrelated residuals.
    Needs: events, account_days.follows_gained on all 7 days of a week. Unit: ratio (1 = no effect).
    Undefined with fewer than 2 events of the kind (growth.too_few_events), fewer than 26 whole
    weeks (growth.too_few_weeks), or when more than half of its weeks are also those of another
    kind (growth.events_overlap: in 2024 to 2027 Ramadan lies inside the RAT season).
    """
    gains = weekly_gains(tables, period, platforms)
    kinds = [kind for kind in _kinds(tables, gains, platforms) if kind.events]
    if not kinds:
        return []
    first = gains.index[0].date()
    basis = Basis(
        "account_days",
        ("follows_gained",),
        platforms=tuple(platforms),
        start=first,
        end=period.end,
    )
    effects = _effects(gains, kinds)
    imports = imports_of(in_period(tables["account_days"], ACCOUNT_DAYS, Period(first, period.end)))
    return [
        replace(
            _figure(kind, _reason(kind, kinds, gains), effects[kind.name], len(gains)),
            basis=(basis,),
            imports=imports,
            as_of=period.last_day,
        )
        for kind in kinds
    ]


def weekly_gains(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> pd.Series:
    """New followers of all accounts in whole weeks that end with the period, by their first day.

    A day counts when every account that reports gains has it; a week with a hole is left out.
    """
    rows = tables["account_days"]
    rows = rows[rows["follows_gained"].notna() & (rows["date"] < pd.Timestamp(period.end))]
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    accounts = rows["platform"] + "/" + rows["account_id"]
    by_account = rows.assign(account=accounts).pivot_table(
        index="date", columns="account", values="follows_gained", aggfunc="last"
    )
    days = by_account.astype("float64").sum(axis=1, skipna=False).dropna()
    age = (pd.Timestamp(period.last_day) - pd.DatetimeIndex(days.index)).days // 7
    weeks = days.groupby(age).agg(["sum", "count"])
    whole = weeks[(weeks["count"] == 7) & (weeks.index < MAX_WEEKS)]["sum"]
    firsts = pd.Timestamp(period.end) - pd.to_timedelta((whole.index + 1) * 7, unit="D")
    return pd.Series(whole.to_numpy(dtype="float64"), index=pd.DatetimeIndex(firsts)).sort_index()


def _kinds(tables: Tables, gains: pd.Series, platforms: Sequence[str]) -> list[_Kind]:
    events = not_removed(tables["events"]).dropna(subset=["start", "end"])
    if platforms:
        events = events[events["platform"].isna() | events["platform"].isin(list(platforms))]
    firsts = pd.DatetimeIndex(gains.index)
    kinds = []
    for name, around in AROUND.items():
        touched = np.zeros(len(gains), dtype=bool)
        count = 0
        own = events[events["kind"].eq(name)]
        for start, end in zip(own["start"], own["end"], strict=True):
            weeks = (firsts < end + around) & (firsts > start - around - WEEK)
            count += int(weeks.any())
            touched |= weeks
        kinds.append(_Kind(name, touched, count))
    return kinds


def _reason(kind: _Kind, kinds: Sequence[_Kind], gains: pd.Series) -> str:
    if len(gains) < MIN_WEEKS:
        return "growth.too_few_weeks"
    if kind.events < MIN_EVENTS:
        return "growth.too_few_events"
    shared = max(
        (float((kind.weeks & other.weeks).sum()) for other in kinds if other is not kind),
        default=0.0,
    )
    return "growth.events_overlap" if shared > MAX_OVERLAP * kind.weeks.sum() else ""


def _effects(gains: pd.Series, kinds: Sequence[_Kind]) -> dict[str, tuple[float, float, float]]:
    """Effect on log(1 + gain) with its 95 % interval, for every kind in one fit.

    Kinds that will not be printed are fitted too: otherwise their weeks would pass for ordinary.
    """
    from scipy import stats

    y = np.log1p(gains.to_numpy(dtype="float64"))
    trend = np.arange(len(y)) / 52
    x = np.column_stack([np.ones(len(y)), trend, *(kind.weeks for kind in kinds)])
    inverse = np.linalg.pinv(x.T @ x)
    fitted = inverse @ x.T @ y
    residuals = y - x @ fitted
    freedom = max(len(y) - int(np.linalg.matrix_rank(x)), 1)
    variance = float(residuals @ residuals) / freedom * _widening(residuals)
    half = float(stats.t.ppf(0.975, freedom)) * np.sqrt(variance * np.diag(inverse))
    return {
        kind.name: (
            float(fitted[n]),
            float(fitted[n] - half[n]),
            float(fitted[n] + half[n]),
        )
        for n, kind in enumerate(kinds, start=2)
    }


def _widening(residuals: npt.NDArray[np.float64]) -> float:
    """(1 + r) / (1 - r) of neighbouring residuals, never below 1."""
    square = float(residuals @ residuals)
    if square < 1e-12:
        return 1.0
    r = min(max(float(residuals[1:] @ residuals[:-1]) / square, 0.0), 0.99)
    return (1 + r) / (1 - r)


def _figure(kind: _Kind, reason: str, effect: tuple[float, float, float], weeks: int) -> Figure:
    details: dict[str, float | str | None] = {"kind": kind.name, "weeks": weeks}
    if reason:
        return Figure.missing(
            "season_effect",
            "ratio",
            reason,
            n=kind.events,
            n_expected=MIN_EVENTS,
            details=details,
        )
    ratio, low, high = (float(np.exp(one)) for one in effect)
    return Figure(
        metric="season_effect",
        value=ratio,
        unit="ratio",
        low=low,
        high=high,
        is_estimate=True,
        n=kind.events,
        verdict=verdict_of(effect[1], effect[2]),
        method="growth.event_regression",
        remarks=("growth.beside_events_not_because",),
        details=details,
    )


CATALOGUE: tuple[Metric, ...] = (
    Metric("season_effect", "2.6", "ratio", ("account_days", "events"), season_effects),
)
