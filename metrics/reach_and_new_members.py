"""Whether weeks of more reach go with weeks of more new members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import atanh, sqrt, tanh
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

LEAST_WEEKS = 26
MOST_WEEKS = 156
LAGS = range(5)
_WEEK = timedelta(weeks=1)


def reach_and_new_members(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """How far weekly changes of views and of new members move together, 0 to 4 weeks later.

    Formula: correlation of the weekly first differences, members `lag` weeks after views, over the
        weeks up to the period's end (at most 156). The range is Fisher's, widened so that it holds
        for all five lags at once (Bonferroni). Views stand for reach, since daily reach must not
        be added. It is an association: both may follow from a third thing, such as the RAT.
    Needs: account_days.views on all 7 days, members.joined counted every week. Unit: ratio, -1..1.
    Undefined with fewer than 26 weeks in a row, or where either never changes.
    Details: kind ("lag_0" to "lag_4"), lag, weeks.
    """
    views, view_rows = _weekly_views(tables, period, platforms)
    joined, count_rows = _weekly_joined(tables, period)
    both = pd.concat([views, joined], axis=1, keys=["views", "joined"], sort=True)
    weeks = _last_in_a_row(both)
    basis = (
        Basis("account_days", ("views",), tuple(platforms), end=period.end),
        Basis("members", ("joined",), end=period.end),
    )
    imports = imports_of(view_rows, count_rows)
    return [_figure(weeks, lag, basis, imports) for lag in LAGS]


def correlation_range(r: float, n: int, *, looks: int = 1) -> tuple[float, float]:
    """Fisher's 95 % range of a correlation over n pairs, kept for `looks` of them at once.

    >>> [round(x, 3) for x in correlation_range(0.5, 28)]
    [0.156, 0.736]
    """
    if abs(r) >= 1:
        return r, r
    half = NormalDist().inv_cdf(1 - 0.025 / looks) / sqrt(n - 3)
    return tanh(atanh(r) - half), tanh(atanh(r) + half)


def _figure(
    weeks: pd.DataFrame, lag: int, basis: tuple[Basis, ...], imports: tuple[int, ...]
) -> Figure:
    details: dict[str, float | str | None] = {
        "kind": f"lag_{lag}", "lag": float(lag), "weeks": float(len(weeks)),
    }  # fmt: skip
    changes = weeks.astype("float64").diff().iloc[1:]
    earlier: npt.NDArray[np.float64] = changes["views"].to_numpy()[: len(changes) - lag]
    later: npt.NDArray[np.float64] = changes["joined"].to_numpy()[lag:]
    flat = len(weeks) >= LEAST_WEEKS and (np.ptp(earlier) == 0 or np.ptp(later) == 0)
    if len(weeks) < LEAST_WEEKS or flat:
        return Figure.missing(
            "reach_and_new_members", "ratio", "members.never_changes" if flat else
            "members.too_few_weeks", n=len(weeks), n_expected=LEAST_WEEKS, details=details,
            basis=basis, imports=imports,
        )  # fmt: skip
    r = float(np.corrcoef(earlier, later)[0, 1])
    low, high = correlation_range(r, len(earlier), looks=len(LAGS))
    return Figure(
        "reach_and_new_members", r, "ratio", low=low, high=high, is_estimate=True, n=len(weeks),
        method="members.weekly_changes", details=details, basis=basis, imports=imports,
        remarks=("members.beside_not_because", _said(low, high)),
    )  # fmt: skip


def _said(low: float, high: float) -> str:
    return "members.no_association_seen" if low <= 0 <= high else "members.association_seen"


def _last_in_a_row(both: pd.DataFrame) -> pd.DataFrame:
    """The weeks in a row, both known, that end with the last such week."""
    known = both.dropna().sort_index()
    if known.empty:
        return known
    steps = pd.Series(pd.DatetimeIndex(known.index)).diff().to_numpy()
    breaks = np.flatnonzero(steps != np.timedelta64(7, "D"))
    return known.iloc[int(breaks[-1]) :]


def _weekly_views(
    tables: Tables, period: Period, platforms: Sequence[str]
) -> tuple[pd.Series, pd.DataFrame]:
    """Views of the accounts known every day, by the Monday of the week."""
    rows = tables["account_days"].dropna(subset=["views"])
    rows = _in_last_weeks(rows, "date", period)
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    accounts = rows["platform"] + "/" + rows["account_id"]
    wide = rows.assign(account=accounts).pivot_table(
        index="date", columns="account", values="views", aggfunc="last"
    )
    days = wide.astype("float64").sum(axis=1, skipna=False).dropna()
    grouped = days.groupby(_monday(days.index))
    return grouped.sum()[grouped.count() == 7], rows


def _weekly_joined(tables: Tables, period: Period) -> tuple[pd.Series, pd.DataFrame]:
    """New members by the Monday of the week in which they were counted.

    A count that covers more than its own week (the one before is older) says nothing of weeks.
    """
    rows = not_removed(tables["members"]).dropna(subset=["joined"]).sort_values("as_of")
    gap = rows["as_of"].diff()
    is_weekly = gap.le(pd.Timedelta(days=8)) & gap.notna()
    weekly = _in_last_weeks(rows[is_weekly], "as_of", period)
    joined = weekly["joined"].astype("float64").groupby(_monday(weekly["as_of"])).sum()
    return joined, weekly


def _in_last_weeks(rows: pd.DataFrame, column: str, period: Period) -> pd.DataFrame:
    first = pd.Timestamp(period.end - MOST_WEEKS * _WEEK)
    return rows[(rows[column] >= first) & (rows[column] < pd.Timestamp(period.end))]


def _monday(days: pd.Series | pd.Index) -> pd.DatetimeIndex:
    dates = pd.DatetimeIndex(days)
    return pd.DatetimeIndex(dates - pd.to_timedelta(dates.day_of_week, unit="D"), name="week")


CATALOGUE = (
    Metric("reach_and_new_members", "10.4", "ratio", ("account_days", "members"),
           reach_and_new_members),
)  # fmt: skip
