"""Followers day by day: what was reported, what follows from the daily nets, and the holes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.follower_readings import Tables, accounts_of
from metrics.metric import Metric
from metrics.period import Period

FLAG_FOLLOWERS = 2
FLAG_SHARE = 0.005

_Numbers = npt.NDArray[np.float64]
_Marks = npt.NDArray[np.bool_]
_COLUMNS = ("followers", "low", "high", "kind", "drift", "is_flagged")


def follower_series(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> pd.DataFrame:
    """One row per account and day of the period; nothing is bridged.

    Formula: F_t = F_a plus the nets after a, forwards, or F_b minus the nets up to b, backwards,
    as far as the daily nets reach without a hole. Between two reported totals a < b with all nets
    known the drift is F_b - F_a - sum of the nets; |drift| > max(2, 0.5 % of F_b) is flagged
    ("a change that was not recorded": a purge, a lost day).
    Columns: platform, account_id, date, followers, low, high, kind (reported, reconstructed, gap),
    drift (on the stretch that ends in b), is_flagged. In a flagged stretch the date of the step is
    unknown: `followers` is null, `low` and `high` are the two ends of the band. Elsewhere low and
    high equal `followers`; in a gap all three are null.
    Needs: account_days.followers_total, net_follows or follows_gained and follows_lost.
    Unit: followers. Undefined on days without a reading or a chain of nets: kind gap, null.
    """
    days = pd.date_range(period.start, period.last_day, freq="D", unit="us")
    parts = []
    for account, rows in accounts_of(tables, platforms):
        part = account_series(rows).reindex(days)[list(_COLUMNS)]
        part["kind"] = part["kind"].fillna("gap")
        part["is_flagged"] = part["is_flagged"].eq(True)
        part.insert(0, "platform", account.platform)
        part.insert(1, "account_id", account.account_id)
        parts.append(part.rename_axis("date").reset_index())
    if not parts:
        return pd.DataFrame(columns=["platform", "account_id", "date", *_COLUMNS])
    joined = pd.concat(parts, ignore_index=True)
    return joined[["platform", "account_id", "date", *_COLUMNS]]


@dataclass(frozen=True)
class Totals:
    """The totals of one account day by day, filled in: the columns of `follower_series`."""

    followers: _Numbers
    low: _Numbers
    high: _Numbers
    drift: _Numbers
    is_reported: _Marks
    is_flagged: _Marks


def account_totals(rows: pd.DataFrame) -> Totals:
    """The totals of one account (`follower_readings.accounts_of`)."""
    reported = rows["followers_total"].to_numpy(dtype="float64")
    nets = rows["net"].to_numpy(dtype="float64")
    forwards, backwards = _carried(reported, nets)
    drift = _drift(reported, nets)
    is_flagged = np.abs(drift) > np.fmax(FLAG_FOLLOWERS, FLAG_SHARE * _next_reported(reported))
    is_reported = ~np.isnan(reported)
    known = np.where(np.isnan(forwards), backwards, forwards)
    hidden = is_flagged & ~is_reported
    known = np.where(is_reported, reported, np.where(hidden, np.nan, known))
    low = np.where(hidden, np.fmin(forwards, backwards), known)
    high = np.where(hidden, np.fmax(forwards, backwards), known)
    return Totals(known, low, high, drift, is_reported, is_flagged)


def account_series(rows: pd.DataFrame) -> pd.DataFrame:
    """The days of one account (`follower_readings.accounts_of`) with their totals filled in.

    Adds the columns of `follower_series` to the nets and imports of the rows.
    """
    totals = account_totals(rows)
    has_total = ~np.isnan(totals.followers) | (totals.is_flagged & ~totals.is_reported)
    kinds = np.select([totals.is_reported, has_total], ["reported", "reconstructed"], "gap")
    return rows.assign(
        followers=totals.followers, low=totals.low, high=totals.high, kind=kinds,
        drift=totals.drift, is_flagged=totals.is_flagged,
    )  # fmt: skip


def _carried(reported: _Numbers, nets: _Numbers) -> tuple[_Numbers, _Numbers]:
    """Totals carried forwards from the last reported one, and backwards from the next one.

    NaN once a net is missing on the way: F_a plus the nets after a, F_b minus the nets up to b.
    """
    summed, missing = np.nancumsum(nets), np.cumsum(np.isnan(nets))
    places, known = np.arange(len(reported)), ~np.isnan(reported)
    last = np.maximum.accumulate(np.where(known, places, -1))
    after = np.minimum.accumulate(np.where(known, places, len(reported))[::-1])[::-1]
    carried = []
    for anchor, is_there in ((last, last >= 0), (after, after < len(reported))):
        at = np.where(is_there, anchor, 0)
        total = reported[at] + (summed - summed[at])
        carried.append(np.where(is_there & (missing == missing[at]), total, np.nan))
    return carried[0], carried[1]


def _drift(reported: _Numbers, nets: _Numbers) -> _Numbers:
    """F_b - F_a - sum of nets on each day of (a, b]; NaN where a net or an end is missing."""
    drift = np.full(len(reported), np.nan)
    anchors = np.flatnonzero(~np.isnan(reported))
    if len(anchors) > 1:
        summed, missing = np.nancumsum(nets)[anchors], np.cumsum(np.isnan(nets))[anchors]
        apart = np.diff(reported[anchors]) - np.diff(summed)
        apart[np.diff(missing) > 0] = np.nan
        drift[anchors[0] + 1 : anchors[-1] + 1] = np.repeat(apart, np.diff(anchors))
    return drift


def _next_reported(reported: _Numbers) -> _Numbers:
    """The reported total on or after each day."""
    return np.asarray(pd.Series(reported).bfill(), dtype=np.float64)


CATALOGUE: tuple[Metric, ...] = (
    Metric("follower_series", "2.2", "followers", ("account_days",), follower_series),
)
