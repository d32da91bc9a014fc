"""Days on which followers moved far outside the account's own habit: labels, never accusations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.daily_net import net_by_day
from metrics.evidence import not_removed
from metrics.follower_readings import Account, Tables, accounts_of
from metrics.metric import Metric
from metrics.period import Period

WINDOW_DAYS = 56
MIN_WINDOW = 14
LIMIT = 3.5
COLUMNS = ("platform", "account_id", "date", "net", "median", "z", "kind", "other_accounts")

_ATTENTION = ("reach_1d", "viewers_1d", "views", "profile_visits")
_ATTENTION_QUANTILE = 0.9
_OPPOSITE_TOLERANCE = 0.05


@dataclass(frozen=True)
class _Day:
    """One unusual day of one account; `is_undone` when a neighbouring day took it back."""

    date: pd.Timestamp
    net: float
    median: float
    z: float
    is_undone: bool


def robust_z(values: pd.Series) -> pd.Series:
    """Distance from the median in robust deviations, over the whole series.

    Formula: 0.6745 (x - median) / MAD; when MAD is 0, (x - median) / (1.2533 mean absolute
    deviation). Followers are whole, so one deviation is at least one follower.
    Source: Iglewicz and Hoaglin.

    >>> x = pd.Series([4, 6, 5, 7, 3, 5, 6, -58, 4, 6, 5, 8, 5, 4, 90, 6])
    >>> [round(float(z), 1) for z in robust_z(x)[[7, 14]]]
    [-42.5, 57.3]
    """
    deviations = values - values.median()
    mad = deviations.abs().median() / 0.6745
    scale = mad if mad > 0 else deviations.abs().mean() * np.sqrt(np.pi / 2)
    return deviations / max(float(scale), 1.0)


def anomalies(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> pd.DataFrame:
    """One row per day of the period whose net growth is unusual, |z| > 3.5 over 56 days.

    Formula: z = 0.6745 x (net - median) / MAD of the trailing window; where MAD is 0,
    z = (net - median) / (1.2533 x mean absolute deviation), the scale at least 1 follower.
    Needs: account_days.followers_total or net_follows. Unit: days. Undefined with fewer than 14
    known days in the window, which ends with the day. Columns: platform, account_id, date, net,
    median, z, kind, other_accounts (how many of the co-op's other accounts fell that day).
    kind: import_error (equal and opposite on the neighbouring day), purge (a loss, with other
    accounts on the same day or a known purge in `events`), loss, viral (a gain with reach),
    spike_without_cause (a gain while every known measure of reach stayed ordinary), gain (a gain
    without any measure of reach to compare with).
    """
    unusual = [
        (account, day)
        for account, rows in accounts_of(tables, platforms)
        for day in _unusual_days(net_by_day(rows), period)
    ]
    losses = Counter(day.date for _, day in unusual if day.z < 0)
    found = []
    for account, day in unusual:
        others = losses[day.date] - (day.z < 0)
        kind = _kind(tables, account, day, others)
        names = (account.platform, account.account_id, day.date)
        found.append((*names, day.net, day.median, day.z, kind, others))
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    return frame.sort_values(["date", "platform", "account_id"], ignore_index=True)


def _unusual_days(nets: pd.Series, period: Period) -> list[_Day]:
    """The unusual days of one account inside the period."""
    found = []
    for day in nets.loc[pd.Timestamp(period.start) : pd.Timestamp(period.last_day)].dropna().index:
        window = nets.loc[day - pd.Timedelta(days=WINDOW_DAYS - 1) : day].dropna()
        z = float(robust_z(window).iloc[-1]) if len(window) >= MIN_WINDOW else 0.0
        if abs(z) > LIMIT:
            median = float(window.median())
            undone = _is_undone(nets, day, median)
            found.append(_Day(day, float(nets.loc[day]), median, z, undone))
    return found


def _is_undone(nets: pd.Series, day: pd.Timestamp, median: float) -> bool:
    """Whether the day before or after moved just as far the other way."""
    move = nets.loc[day] - median
    tolerance = max(2.0, _OPPOSITE_TOLERANCE * abs(move))
    beside = [day - pd.Timedelta(days=1), day + pd.Timedelta(days=1)]
    opposite = nets.reindex(beside) - median
    return bool(((opposite + move).abs() <= tolerance).any())


def _kind(tables: Tables, account: Account, day: _Day, others: int) -> str:
    if day.is_undone:
        return "import_error"
    if day.z > 0:
        return _kind_of_gain(tables, account, day.date)
    return "purge" if others or _is_known_purge(tables, account.platform, day.date) else "loss"


def _is_known_purge(tables: Tables, platform: str, day: pd.Timestamp) -> bool:
    events = not_removed(tables["events"])
    purges = events[events["kind"] == "purge"]
    purges = purges[purges["platform"].isna() | (purges["platform"] == platform)]
    return bool(((purges["start"] <= day) & (day < purges["end"])).any())


def _kind_of_gain(tables: Tables, account: Account, day: pd.Timestamp) -> str:
    """Viral when any measure of reach that day or the day before was among its highest tenth."""
    rows = tables["account_days"]
    own = rows[rows["platform"].eq(account.platform) & rows["account_id"].eq(account.account_id)]
    own = own.set_index("date").sort_index()
    history = own.loc[day - pd.Timedelta(days=WINDOW_DAYS) : day - pd.Timedelta(days=2)]
    beside = own.loc[day - pd.Timedelta(days=1) : day]
    measured = False
    for name in _ATTENTION:
        usual, now = history[name].dropna(), beside[name].dropna()
        if len(usual) < MIN_WINDOW or now.empty:
            continue
        measured = True
        if float(now.max()) > float(usual.quantile(_ATTENTION_QUANTILE)):
            return "viral"
    return "spike_without_cause" if measured else "gain"


CATALOGUE: tuple[Metric, ...] = (
    Metric("follower_anomalies", "2.5", "count", ("account_days", "events"), anomalies),
)
