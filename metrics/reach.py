"""The headline figure of reach, and the series from day to day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.account_reach import account_reach, account_reach_change
from metrics.account_readings import DAILY, AccountReadings, account_readings
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
    comparison: Period | None = None,
    overlaps: Overlaps | None = None,
    platforms: Sequence[str] = (),
) -> Figure:
    """The one figure for the summary: the account's reach if there is one account, else all.

    Carries the verdict against `comparison`, without one against `period.previous()` (details
    before, change, change_low, change_high). Several accounts are compared only when the same ones
    reported both times, the
    same measure, and no definition changed.
    """
    before_period = comparison or period.previous()
    now = account_readings(tables, period, platforms=platforms)
    if len(now) == 1:
        figure = account_reach(tables, period, platforms=platforms)[0]
        changes = account_reach_change(
            tables, period, comparison=before_period, platforms=platforms
        )
        return with_verdict(figure, changes[0]) if changes else figure
    figure, before = (
        reach_across_platforms(tables, one, target_public, overlaps=overlaps, platforms=platforms)
        for one in (period, before_period)
    )
    then = account_readings(tables, before_period, platforms=platforms)
    is_same = figure.details["platforms"] == before.details["platforms"]
    is_broken = not is_same or any(
        _is_broken(tables, one, other, before=before_period, now=period)
        for one, other in zip(now, then, strict=True)
    )
    days = (period.days, before_period.days)
    change = range_change(f"{figure.metric}_change", figure, before, days=days, is_broken=is_broken)
    return with_verdict(figure, change)


def daily_reach(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> pd.DataFrame:
    """One row a day, account and measure; days without a reading are there with a null value.

    Columns platform, account_id, date, value, metric ("reach_1d" or "viewers_1d"), is_missing. An
    account whose platform changed from reach to viewers has both series: neither is carried over
    into the other. A measure without any daily reading in the period is left out.
    """
    dates = pd.date_range(period.start, period.last_day, freq="D", unit="us")
    series = [
        daily
        for account in account_readings(tables, period, platforms=platforms)
        for column in DAILY
        if (daily := _daily(account, column, dates))["value"].notna().any()
    ]
    if not series:
        empty = pd.DataFrame({name: pd.Series(dtype="str") for name in _DAILY})
        types = {"date": "datetime64[us]", "value": "Int64", "is_missing": "bool"}
        return empty.astype(types)
    return pd.concat(series, ignore_index=True)


def _daily(account: AccountReadings, column: str, dates: pd.DatetimeIndex) -> pd.DataFrame:
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
    tables: Tables, one: AccountReadings, other: AccountReadings, *, before: Period, now: Period
) -> bool:
    return one.measure != other.measure or is_broken_between(
        tables, platform=one.platform, column=one.measure, before=before, now=now
    )
