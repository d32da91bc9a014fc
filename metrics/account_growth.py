"""How many followers one account gained, how sure that is, and at what rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import isnan

import numpy as np

from metrics.figure import Basis, Figure, verdict_of
from metrics.follower_days import FollowerDays, Reading, followers_by_account
from metrics.follower_noise import HISTORY_DAYS, growth_half_width
from metrics.follower_readings import Account, Tables
from metrics.growth_rate import daily_rate
from metrics.period import Period

FEW_FOLLOWERS = 100
BASIS_COLUMNS = ("followers_total", "follows_gained", "follows_lost", "net_follows")


def net_growth(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> list[Figure]:
    """Followers at the end of the period minus followers at its start, one figure per account.

    Formula: F_end - F_start; each end is the total at the close of the day (the day before the
    period, its last day) or the known total nearest to it within 3 days, reported or
    reconstructed. Without totals: the sum of the daily nets, when every day has one.
    Rate = (F_end - F_start) / F_start; per 30 days = growth / days * 30, because months differ.
    Range: `follower_noise`; the verdict is up or down only when the range excludes 0. Without a
    range (fewer than 28 days of history) the readings stand as they are, without a verdict.
    Needs: account_days.followers_total, or net_follows, or follows_gained and follows_lost.
    Unit: followers. Details: start, end, start_on, end_on, days, rate, per_30_days, daily_rate,
    gained, lost, platform, account_id. Below 100 followers there is no rate.
    Undefined when an end has no reading and a day has no net: reason growth.no_reading.
    """
    return [
        growth_of_account(account, series, period)
        for account, series in followers_by_account(tables, platforms)
    ]


def growth_of_account(account: Account, series: FollowerDays, period: Period) -> Figure:
    """One figure of `net_growth`."""
    start = series.reading_near(period.start - timedelta(days=1))
    end = series.reading_near(period.last_day)
    inside = series.between(period.start, period.last_day)
    n = int((~np.isnan(inside.followers)).sum())
    if start is not None and end is not None and start.day < end.day:
        return _from_totals(account, series, period, start=start, end=end, n=n)
    if len(inside) == period.days and not np.isnan(inside.net).any():
        return _from_nets(account, series, period)
    return Figure.missing(
        "net_growth",
        "followers",
        "growth.no_reading",
        n=n,
        n_expected=period.days,
        details=_names(account),
        basis=(_basis(account, period),),
        imports=inside.imports,
    )


def _from_totals(
    account: Account, series: FollowerDays, period: Period, *, start: Reading, end: Reading, n: int
) -> Figure:
    within = series.between(start.day + timedelta(days=1), end.day)
    days = (end.day - start.day).days
    growth = end.followers - start.followers
    reconstructed = not (start.is_reported and end.is_reported)
    remarks = ["growth.reconstructed"] if reconstructed else []
    has_rate = start.followers >= FEW_FOLLOWERS
    if not has_rate:
        remarks.append("growth.few_followers")
    if within.is_flagged.any():
        remarks.append("growth.unrecorded_change")
    if days != period.days:
        remarks.append("growth.other_days")
    return _with_range(
        Figure(
            metric="net_growth",
            value=growth,
            unit="followers",
            n=n,
            n_expected=period.days,
            method="growth.totals",
            remarks=tuple(remarks),
            details={
                **_names(account),
                "start": start.followers,
                "end": end.followers,
                "start_on": start.day.isoformat(),
                "end_on": end.day.isoformat(),
                "days": days,
                "rate": growth / start.followers if has_rate else None,
                "daily_rate": daily_rate(start.followers, end.followers, days)
                if has_rate
                else None,
                "per_30_days": growth / days * 30,
            },
            basis=(_basis(account, period),),
            imports=within.imports,
            as_of=end.day,
        ),
        within,
        series,
    )


def _from_nets(account: Account, series: FollowerDays, period: Period) -> Figure:
    within = series.between(period.start, period.last_day)
    growth = float(within.net.sum())
    details = {"days": period.days, "rate": None, "per_30_days": growth / period.days * 30}
    return _with_range(
        Figure(
            metric="net_growth",
            value=growth,
            unit="followers",
            n=period.days,
            n_expected=period.days,
            method="growth.daily_net",
            remarks=("growth.total_unknown",),
            details={**_names(account), **details},
            basis=(_basis(account, period),),
            imports=within.imports,
            as_of=period.last_day,
        ),
        within,
        series,
    )


def _with_range(figure: Figure, within: FollowerDays, series: FollowerDays) -> Figure:
    """The figure with its range, verdict and churn.

    Without a range there is no verdict either: two readings are facts, but whether their
    difference is more than the ordinary coming and going is then something nobody measured.
    """
    history = series.between(within.last - timedelta(days=HISTORY_DAYS - 1), within.last)
    found = growth_half_width(within, history)
    gained, lost = float(within.gained.sum()), float(within.lost.sum())
    details = {
        **figure.details,
        "gained": None if isnan(gained) else gained,
        "lost": None if isnan(lost) else lost,
    }
    if found is None or figure.value is None:
        return replace(figure, details=details).with_remarks("growth.range_unknown")
    half, way = found
    low, high = figure.value - half, figure.value + half
    figure = replace(figure, low=low, high=high, verdict=verdict_of(low, high), details=details)
    return figure.with_remarks(way)


def _names(account: Account) -> dict[str, float | str | None]:
    return {"platform": account.platform, "account_id": account.account_id}


def _basis(account: Account, period: Period) -> Basis:
    return Basis(
        "account_days",
        BASIS_COLUMNS,
        platforms=(account.platform,),
        accounts=(account.account_id,),
        start=period.start,
        end=period.end,
    )
