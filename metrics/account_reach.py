"""How many different accounts saw anything of one account of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from metrics.account_readings import AccountReadings, account_histories, account_readings
from metrics.definition_breaks import is_broken_between
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.range_change import range_change
from metrics.reach_windows import (
    LpNorm,
    Window,
    calibrated_norm,
    cheapest_cover,
    exact_windows,
    largest_inside,
    lp_union,
)

Tables = Mapping[str, pd.DataFrame]
Details = dict[str, float | str | None]


def account_reach(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """One figure an account (details platform, account_id, account_name).

    Formula: the platform's own figure when it reported a window that is exactly the period. Else
        low = largest reported window inside the period, high = cheapest sum of reported windows
        that hold every day of it; with a day missing, high is only "at least" (open_above).
        Estimate between them: (Σ daily^p)^(1/p), p = median over the account's latest 8 windows
        that came with their days; details estimate_low and estimate_high are its 10–90 % range.
        Daily reach is never added up.
    Needs: account_windows.reach; account_days.reach_1d, reach_7d, reach_28d (or viewers, where
        the platform gives no reach). Unit: accounts; n = days held by a reported window.
    Undefined when nothing was reported in the period; only bounds when p cannot be calibrated.
    Source: Jaffer & Jaffer, Fractal scaling of population counts over time spans,
        arXiv:1806.06772.

    >>> from metrics.example_tables import example_tables
    >>> week = [1_200, 900, 1_100, 1_500, 1_000, 800, 1_300]
    >>> days = [
    ...     {"platform": "instagram", "date": f"2026-03-{n:02}", "reach_1d": reach}
    ...     for n, reach in enumerate(week, start=2)
    ... ]
    >>> from datetime import date
    >>> reach = account_reach(
    ...     example_tables(account_days=days), Period(date(2026, 3, 2), date(2026, 3, 9))
    ... )[0]
    >>> reach.value, reach.low, reach.high
    (None, 1500.0, 7800.0)
    """
    return [reach_of_account(one) for one in account_readings(tables, period, platforms=platforms)]


def account_reach_change(
    tables: Tables,
    period: Period,
    *,
    comparison: Period | None = None,
    platforms: Sequence[str] = (),
) -> list[Figure]:
    """One figure an account that reported in either period: accounts reached minus those before.

    Formula: reach of the period minus reach of `comparison` (without one: the period before), as
        range_change does it: a verdict only where the two ranges do not overlap.
    Needs: as account_reach. Unit: accounts.
    Undefined when either period has no bounds on both sides, when the measure differs (reach and
        viewers), or when its definition changed in between.
    """
    before = comparison or period.previous()
    accounts = account_histories(tables, platforms=platforms)
    sides = [(one.readings(period), one.readings(before)) for one in accounts]
    return [
        change_of_account(tables, now, then) for now, then in sides if now.windows or then.windows
    ]


def change_of_account(tables: Tables, now: AccountReadings, then: AccountReadings) -> Figure:
    """One figure of `account_reach_change`."""
    return range_change(
        "account_reach_change",
        reach_of_account(now),
        reach_of_account(then),
        days=(now.period.days, then.period.days),
        is_broken=is_broken(tables, now, then),
    )


def is_broken(tables: Tables, now: AccountReadings, then: AccountReadings) -> bool:
    """Whether the two count different things: reach and viewers, or before and after a change."""
    return now.measure != then.measure or is_broken_between(
        tables,
        platform=now.account.platform,
        column=now.measure,
        before=then.period,
        now=now.period,
    )


def reach_of_account(readings: AccountReadings) -> Figure:
    """One figure of `account_reach`."""
    account, period, windows = readings.account, readings.period, readings.windows
    details: Details = {
        "platform": account.platform,
        "account_id": account.account_id,
        "account_name": account.name,
        "measure": readings.measure,
    }
    if not windows:
        return Figure.missing(
            "account_reach", "accounts", "reach.no_account_reach", n=0, n_expected=period.days,
            details=details, basis=readings.basis,
        )  # fmt: skip
    whole = exact_windows(windows, period)
    figure = _platforms_own(whole, period) if whole else _bounded(readings)
    last_read = max(min(w.end, period.end) for w in windows) - timedelta(days=1)
    return replace(
        figure,
        details={**details, **figure.details},
        basis=readings.basis,
        imports=readings.imports,
        as_of=last_read,
    ).with_remarks(*_scope_remarks(readings))


def _scope_remarks(readings: AccountReadings) -> list[str]:
    remarks = ["reach.viewers_not_reach"] if readings.measure == "viewers" else []
    if readings.zones - {readings.period.zone}:
        remarks.append("reach.platform_days")
    return remarks


def _platforms_own(whole: Sequence[Window], period: Period) -> Figure:
    reached = [window.reach for window in whole]
    figure = Figure(
        "account_reach", reached[-1], "accounts", n=period.days, n_expected=period.days,
        method="reach.platform_window",
    )  # fmt: skip
    if len(set(reached)) == 1:
        return figure
    return replace(figure, low=min(reached), high=max(reached), remarks=("reach.windows_disagree",))


def _bounded(readings: AccountReadings) -> Figure:
    windows, period = readings.windows, readings.period
    cover = cheapest_cover(windows, period)
    floor = largest_inside(windows, period)
    low, high = floor, cover.total
    remarks: list[str] = []
    if cover.missing_days:
        remarks.append("reach.days_missing")
    # Platforms model their unique figures, so a week may exceed the sum of its days.
    if low is not None and low > high:
        low, high = high, low
        remarks.append("reach.windows_disagree")
    bounds = Figure(
        "account_reach", None, "accounts", low=low, high=high, reason="reach.only_bounds",
        open_above=cover.missing_days > 0, n=period.days - cover.missing_days,
        n_expected=period.days, method="reach.bounds", remarks=tuple(remarks),
    )  # fmt: skip
    days = (period.start + timedelta(days=number) for number in range(period.days))
    known = [readings.daily[day] for day in days if day in readings.daily]
    if len(known) < period.days:
        return bounds
    norm = calibrated_norm(readings.daily, readings.history, until=period.end)
    return _estimated(bounds, known, norm) if norm else bounds


def _estimated(bounds: Figure, daily: Sequence[float], norm: LpNorm) -> Figure:
    """The bounds with the Lp estimate between them; a larger p means more people in common."""
    low, high = bounds.low or 0.0, bounds.high or 0.0

    def held(p: float | None) -> float | None:
        return None if p is None else min(max(lp_union(daily, p), low), high)

    free = lp_union(daily, norm.p)
    figure = replace(
        bounds, value=held(norm.p), reason="", is_estimate=True, method="reach.lp_of_days",
        details={
            "p": norm.p,
            "calibration_windows": float(norm.n),
            "estimate_low": held(norm.high),
            "estimate_high": held(norm.low),
        },
    )  # fmt: skip
    figure = figure.with_remarks("reach.stationary")
    return figure if low <= free <= high else figure.with_remarks("reach.held_to_bounds")


CATALOGUE = (
    Metric("account_reach", "1.2", "accounts", ("account_days", "account_windows"), account_reach),
    Metric(
        "account_reach_change",
        "1.2",
        "accounts",
        ("account_days", "account_windows"),
        account_reach_change,
    ),
)
