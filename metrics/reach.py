"""The headline figure of reach, and the series from day to day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.account_reach import change_of_account, is_broken, reach_of_account
from metrics.account_readings import DAILY, AccountHistory, account_histories
from metrics.channels_in_use import channel_use
from metrics.figure import Figure
from metrics.period import Period
from metrics.range_change import range_change, with_verdict
from metrics.reach_across_platforms import reach_of_all

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
    reported both times, the same measure, and no definition changed.
    """
    before = comparison or period.previous()
    accounts = account_histories(tables, platforms=platforms)
    now, then = ([one.readings(side) for one in accounts] for side in (period, before))
    if len(accounts) == 1:
        figure = reach_of_account(now[0])
        if not now[0].windows and not then[0].windows:
            return figure
        return with_verdict(figure, change_of_account(tables, now[0], then[0]))
    channels = channel_use(tables)
    reach, reach_before = (
        reach_of_all(
            [reach_of_account(one) for one in readings],
            channels.in_period(side, platforms=platforms),
            target_public,
            overlaps=overlaps,
        )
        for readings, side in ((now, period), (then, before))
    )
    is_same = reach.details["platforms"] == reach_before.details["platforms"]
    change = range_change(
        f"{reach.metric}_change",
        reach,
        reach_before,
        days=(period.days, before.days),
        is_broken=not is_same
        or any(is_broken(tables, *sides) for sides in zip(now, then, strict=True)),
    )
    return with_verdict(reach, change)


def daily_reach(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> pd.DataFrame:
    """One row a day, account and measure; days without a reading are there with a null value.

    Columns platform, account_id, date, value, metric ("reach_1d" or "viewers_1d"), is_missing. An
    account whose platform changed from reach to viewers has both series: neither is carried over
    into the other. A measure without any daily reading in the period is left out.
    """
    dates = pd.date_range(period.start, period.last_day, freq="D", unit="us")
    series = [
        daily
        for account in account_histories(tables, platforms=platforms)
        for column in DAILY
        if (daily := _daily(account, column, dates))["value"].notna().any()
    ]
    if not series:
        empty = pd.DataFrame({name: pd.Series(dtype="str") for name in _DAILY})
        types = {"date": "datetime64[us]", "value": "Int64", "is_missing": "bool"}
        return empty.astype(types)
    return pd.concat(series, ignore_index=True)


def _daily(account: AccountHistory, column: str, dates: pd.DatetimeIndex) -> pd.DataFrame:
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
