"""When the follower target will be reached, as a range of months, and the fan for the chart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from metrics.account_growth import BASIS_COLUMNS
from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.follower_days import followers_by_account
from metrics.follower_readings import Tables
from metrics.growth_drift import HORIZON, Drift, months_to_target
from metrics.metric import Metric
from metrics.period import Period, add_months

MIN_DIFFERENCES = 8
MAX_DIFFERENCES = 24


def forecast_to_target(
    tables: Tables, period: Period, target: float, *, platforms: Sequence[str] = ()
) -> Figure:
    """Months from the last known month end of the period until the target, with an 80 % range.

    Formula: random walk with drift on the monthly differences of the followers of all accounts
    together; value, low and high are the first months in which the middle, the upper and the
    lower end reach the target. A lower end that never does within 36 months leaves the range open.
    Needs: totals within 3 days of 9 month ends in a row, at most the last 25. Unit: months.
    Undefined with fewer than 8 differences (growth.too_few_months) or when the middle does not
    reach the target within 36 months (growth.target_unlikely).
    """
    ends = month_ends(tables, period, platforms)
    basis = (_basis(ends, platforms),) if len(ends) else ()
    imports = _imports(tables, ends, platforms)
    drift = drift_of(ends)
    if drift is None:
        return Figure.missing(
            "follower_forecast",
            "months",
            "growth.too_few_months",
            n=max(len(ends) - 1, 0),
            n_expected=MIN_DIFFERENCES,
            basis=basis,
            imports=imports,
        )
    middle, low, high = months_to_target(drift, target)
    details = _details(drift, target)
    if middle is None:
        return Figure.missing(
            "follower_forecast",
            "months",
            "growth.target_unlikely",
            n=drift.n,
            low=low,
            details=details,
            basis=basis,
            imports=imports,
        )
    return Figure(
        metric="follower_forecast",
        value=middle,
        unit="months",
        low=low,
        high=high,
        open_above=high is None,
        is_estimate=True,
        n=drift.n,
        method="growth.drift",
        remarks=("growth.may_not_be_reached",) if high is None else (),
        details=details,
        basis=basis,
        imports=imports,
        as_of=ends.index[-1].date(),
    )


def follower_fan(
    tables: Tables, period: Period, *, platforms: Sequence[str] = (), horizon: int = 12
) -> pd.DataFrame:
    """One row per month end ahead: date, months, value, low, high (80 %); empty below the floor.

    The first row (months 0) is the last known total.
    """
    ends = month_ends(tables, period, platforms)
    drift = drift_of(ends)
    columns = ["date", "months", "value", "low", "high"]
    if drift is None:
        return pd.DataFrame(columns=columns)
    last = ends.index[-1]
    rows = [
        (last + pd.offsets.MonthEnd(months), months, *drift.after(months))
        for months in range(horizon + 1)
    ]
    return pd.DataFrame(rows, columns=columns)


def drift_of(ends: pd.Series) -> Drift | None:
    """Mean and deviation of the differences; None with fewer than 8."""
    differences = ends.diff().dropna()
    if len(differences) < MIN_DIFFERENCES:
        return None
    mean, deviation = float(differences.mean()), float(differences.std(ddof=1))
    return Drift(float(ends.iloc[-1]), mean, deviation, len(differences))


def month_ends(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> pd.Series:
    """Followers of all accounts at the ends of the last months in a row, indexed by that day.

    The run ends with the last month end of the period on which every account has a reading, and
    goes back to the first month that lacks one, at most 25 months.
    """
    series = [days for _, days in followers_by_account(tables, platforms)]
    first_of_month = period.end.replace(day=1)
    run: list[tuple[pd.Timestamp, float]] = []
    for back in range(HORIZON):
        day = pd.Timestamp(add_months(first_of_month, -back)) - pd.Timedelta(days=1)
        readings = [one.reading_near(day.date()) for one in series]
        known = [reading.followers for reading in readings if reading is not None]
        if series and len(known) == len(series):
            run.append((day, sum(known)))
        elif run:
            break
    run = run[: MAX_DIFFERENCES + 1][::-1]
    return pd.Series([total for _, total in run], index=pd.DatetimeIndex([day for day, _ in run]))


def _details(drift: Drift, target: float) -> dict[str, float | str | None]:
    return {
        "target": target,
        "last": drift.last,
        "per_month": drift.mean,
        "deviation": drift.deviation,
        "horizon": HORIZON,
    }


def _basis(ends: pd.Series, platforms: Sequence[str]) -> Basis:
    return Basis(
        "account_days",
        BASIS_COLUMNS,
        platforms=tuple(platforms),
        start=ends.index[0].date(),
        end=(ends.index[-1] + pd.Timedelta(days=4)).date(),
    )


def _imports(tables: Tables, ends: pd.Series, platforms: Sequence[str]) -> tuple[int, ...]:
    if ends.empty:
        return ()
    rows = tables["account_days"]
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    beyond = pd.Timedelta(days=3)
    return imports_of(rows[rows["date"].between(ends.index[0] - beyond, ends.index[-1] + beyond)])


CATALOGUE: tuple[Metric, ...] = (
    Metric("follower_forecast", "2.7", "months", ("account_days",), forecast_to_target),
)
