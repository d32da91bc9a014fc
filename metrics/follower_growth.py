"""How many followers the co-op gained on all its accounts, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from metrics.account_growth import (
    BASIS_COLUMNS,
    FEW_FOLLOWERS,
    growth_of_account,
    net_growth,
)
from metrics.figure import Basis, Figure, Verdict, verdict_of
from metrics.follower_days import followers_by_account
from metrics.follower_readings import Tables
from metrics.growth_rate import compound_monthly_rate
from metrics.metric import Metric
from metrics.period import Period

__all__ = ["CATALOGUE", "compound_monthly_rate", "net_growth", "net_growth_total"]


def net_growth_total(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> Figure:
    """The sum of the accounts' net growth: follows, not people.

    Formula: sum of `net_growth` over the accounts that have one; n of n_expected accounts. The
    range adds the accounts' ranges end to end, which holds however the accounts move together;
    when one of them has none, there is neither range nor verdict.
    Needs: as `net_growth`. Unit: followers (one person may follow several accounts).
    Details: start, end, rate and per_30_days over the accounts whose total is known at both ends
    (rate only when that is all of them).
    Undefined when no account has a growth: reason growth.no_accounts or growth.no_reading.
    """
    return growth_by_period(tables, (period,), platforms)[0]


def growth_by_period(
    tables: Tables, periods: Sequence[Period], platforms: Sequence[str] = ()
) -> list[Figure]:
    """`net_growth_total` of each of the periods; the tables are read once."""
    accounts = followers_by_account(tables, platforms)
    return [
        _total([growth_of_account(*account, period) for account in accounts], period, platforms)
        for period in periods
    ]


def _total(figures: Sequence[Figure], period: Period, platforms: Sequence[str]) -> Figure:
    known = [figure for figure in figures if figure.value is not None]
    basis = (
        Basis(
            "account_days",
            BASIS_COLUMNS,
            platforms=tuple(platforms),
            start=period.start,
            end=period.end,
        ),
    )
    if not known:
        reason = "growth.no_reading" if figures else "growth.no_accounts"
        return Figure.missing(
            "follower_growth", "followers", reason, n=0, n_expected=len(figures), basis=basis
        )
    low, high, verdict = _range(known)
    return Figure(
        metric="follower_growth",
        value=sum(figure.value or 0.0 for figure in known),
        unit="followers",
        low=low,
        high=high,
        verdict=verdict,
        n=len(known),
        n_expected=len(figures),
        method="growth.sum_of_accounts",
        remarks=_remarks(known, missing=len(figures) - len(known)),
        details=_details(known),
        basis=basis,
        imports=tuple(sorted({number for figure in known for number in figure.imports})),
        as_of=min(figure.as_of for figure in known if figure.as_of is not None),
    )


def _range(known: Sequence[Figure]) -> tuple[float | None, float | None, Verdict | None]:
    lows = [figure.low for figure in known if figure.low is not None]
    highs = [figure.high for figure in known if figure.high is not None]
    if len(lows) < len(known) or len(highs) < len(known):
        return None, None, None
    return sum(lows), sum(highs), verdict_of(sum(lows), sum(highs))


def _remarks(known: Sequence[Figure], *, missing: int) -> tuple[str, ...]:
    remarks = ["growth.follows_not_people"]
    if missing:
        remarks.append("growth.accounts_missing")
    passed_on = ("growth.range_unknown", "growth.unrecorded_change", "growth.reconstructed")
    remarks += [code for code in passed_on if any(code in figure.remarks for figure in known)]
    return tuple(remarks)


def _details(known: Sequence[Figure]) -> dict[str, float | str | None]:
    """Totals over all accounts; a rate needs the start of every one of them."""
    per_30_days = _sum(known, "per_30_days")
    if any(figure.details.get("start") is None for figure in known):
        return {"start": None, "end": None, "rate": None, "per_30_days": per_30_days}
    start, end = _sum(known, "start"), _sum(known, "end")
    rate = (end - start) / start if start >= FEW_FOLLOWERS else None
    return {"start": start, "end": end, "rate": rate, "per_30_days": per_30_days}


def _sum(figures: Sequence[Figure], detail: str) -> float:
    return float(np.sum([float(figure.details[detail] or 0.0) for figure in figures]))


CATALOGUE: tuple[Metric, ...] = (
    Metric("net_growth", "2.1", "followers", ("account_days",), net_growth),
    Metric("follower_growth", "2.1", "followers", ("account_days",), net_growth_total),
)
