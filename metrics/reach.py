"""The headline figure of reach, and the series from day to day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.account_reach import account_reach, account_reach_change
from metrics.account_readings import AccountReadings, account_readings
from metrics.definition_breaks import is_broken_between
from metrics.figure import Figure
from metrics.period import Period
from metrics.range_change import range_change, with_verdict
from metrics.reach_across_platforms import reach_across_platforms

Tables = Mapping[str, pd.DataFrame]
Overlaps = Mapping[tuple[str, str], float]

_DAILY = ("platform", "account_id", "date", "value", "metric", "is_missing")


def headline_reach(
    tables: Tables,
    period: Period,
    target_public: int | None,
    *,
    overlaps: Overlaps | None = None,
    platforms: Sequence[str] = (),
) -> Figure:
    """The one figure for the summary: the account's reach if there is one account, else all.

    Carries the verdict against `period.previous()` (details before, change, change_low,
    change_high). Several accounts are compared only when the same ones reported both times, the
    same measure, and no definition changed.
    """
    now = account_readings(tables, period, platforms=platforms)
    if len(now) == 1:
        figure = account_reach(tables, period, platforms=platforms)[0]
        changes = account_reach_change(tables, period, platforms=platforms)
        return with_verdict(figure, changes[0]) if changes else figure
    before_period = period.previous()
    figure, before = (
        reach_across_platforms(tables, one, target_public, overlaps=overlaps, platforms=platforms)
        for one in (period, before_period)
    )
    then = account_readings(tables, before_period, platforms=platforms)
    is_same = figure.details["platforms"] == before.details["platforms"]
    is_broken = not is_same or any(
        _is_broken(tables, one, other, period=period) for one, other in zip(now, then, strict=True)
    )
    days = (period.days, before_period.days)
    change = range_change(f"{figure.metric}_change", figure, before, days=days, is_broken=is_broken)
    return with_verdict(figure, change)


def daily_reach(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> pd.DataFrame:
    """One row a day and account; days without a reading are there with a null value.

    Columns platform, account_id, date, value, metric ("reach_1d", or "viewers_1d" where the
    platform gives no reach), is_missing. Accounts without any daily reading are left out.
    """
    dates = pd.date_range(period.start, period.last_day, freq="D", unit="us")
    series = [
        _daily(account, dates)
        for account in account_readings(tables, period, platforms=platforms)
        if account.days[account.columns[0]].notna().any()
    ]
    if not series:
        empty = pd.DataFrame({name: pd.Series(dtype="str") for name in _DAILY})
        types = {"date": "datetime64[us]", "value": "Int64", "is_missing": "bool"}
        return empty.astype(types)
    return pd.concat(series, ignore_index=True)


def _daily(account: AccountReadings, dates: pd.DatetimeIndex) -> pd.DataFrame:
    column = account.columns[0]
    known = account.days.set_index("date")[column]
    value = known.reindex(dates).astype("Int64").to_numpy()
    frame = pd.DataFrame({"date": dates, "value": pd.array(value, dtype="Int64")})
    frame = frame.assign(
        platform=account.platform,
        account_id=account.account_id,
        metric=column,
        is_missing=frame["value"].isna(),
    )
    return frame[list(_DAILY)]


def _is_broken(
    tables: Tables, one: AccountReadings, other: AccountReadings, *, period: Period
) -> bool:
    return one.measure != other.measure or is_broken_between(
        tables,
        platform=one.platform,
        column=one.measure,
        before=period.previous(),
        now=period,
    )
