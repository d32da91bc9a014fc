"""How many different people all platforms reached together: a range, never one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from metrics.account_reach import reach_of_account
from metrics.account_readings import account_histories
from metrics.audience_range import Audience, pairs_of, union_estimate, union_range
from metrics.audience_union import floor_and_ceiling
from metrics.channels_in_use import channel_use
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]
Overlaps = Mapping[tuple[str, str], float]

NAME = "reach_across_platforms"


def reach_across_platforms(
    tables: Tables,
    period: Period,
    target_public: int | None,
    *,
    overlaps: Overlaps | None = None,
    target_shares: Mapping[str, float] | None = None,
    platforms: Sequence[str] = (),
) -> Figure:
    """One figure: low and high are what is possible, the value an estimate between them.

    Formula: low = the largest account, high = the sum of all but never more than U, the target
        public. With `overlaps` (people in common per pair of platforms) low and high come from a
        linear programme over all ways to mix the audiences. Value: Clayton's union with θ = 1,
        "the odds of being reached add up": o = r/(1 − r), U·Σo/(1 + Σo); details estimate_low and
        estimate_high at θ = 2 and 0,5. Known overlaps fix θ (their median, and their range).
        Details also name sainsbury (random duplication, too high) and agostini.
    Needs: account_reach of the period; U and overlaps from the co-op; `target_shares` is the part
        of each platform's reach that lies in the target public. Unit: people; n = accounts with
        reach, n_expected = those and the channels in use without.
    Undefined, but for the bounds, when U is not set, when an account reaches U or more ("U terlalu
        kecil"), or when an account's reach is itself only bounded. A channel in use without reach
        makes all of it "at least".
    Source: Clayton copula (gamma-mixed activity); Hunter; Dawson & Sankoff; Sainsbury as the plain
        product (others multiply it by 0,95).

    >>> from metrics.example_tables import example_tables
    >>> march = {"start": "2026-03-01", "end": "2026-04-01"}
    >>> reached = {"facebook": 12_000, "instagram": 9_000, "tiktok": 7_500, "youtube": 3_000}
    >>> tables = example_tables(account_windows=[
    ...     {"platform": name, "reach": reach, **march} for name, reach in reached.items()
    ... ])
    >>> reach = reach_across_platforms(tables, Period.month(2026, 3), 40_000)
    >>> reach.low, round(reach.value), reach.high
    (12000.0, 20303, 31500.0)
    """
    return reach_by_period(
        tables, (period,), target_public,
        overlaps=overlaps, target_shares=target_shares, platforms=platforms,
    )[0]  # fmt: skip


def reach_by_period(
    tables: Tables,
    periods: Sequence[Period],
    target_public: int | None,
    *,
    overlaps: Overlaps | None = None,
    target_shares: Mapping[str, float] | None = None,
    platforms: Sequence[str] = (),
) -> list[Figure]:
    """`reach_across_platforms` of each of the periods; the tables are read once."""
    accounts = account_histories(tables, platforms=platforms)
    channels = channel_use(tables)
    return [
        reach_of_all(
            [reach_of_account(account.readings(period)) for account in accounts],
            channels.in_period(period, platforms=platforms),
            target_public,
            overlaps=overlaps,
            target_shares=target_shares,
        )
        for period in periods
    ]


def reach_of_all(
    figures: Sequence[Figure],
    in_use: Sequence[str],
    target_public: int | None,
    *,
    overlaps: Overlaps | None = None,
    target_shares: Mapping[str, float] | None = None,
) -> Figure:
    """The figure of `reach_across_platforms` from those of the accounts and the channels in use."""
    known = [one for one in figures if one.high is not None or one.is_known]
    missing = sorted(set(in_use) - {str(one.details["platform"]) for one in known})
    details: dict[str, float | str | None] = {
        "platforms": ", ".join(_label(one, known) for one in known),
        "missing_platforms": ", ".join(missing),
        "target_public": target_public,
    }
    n_expected = len(known) + len(missing)
    if not known:
        return Figure.missing(
            NAME, "people", "reach.no_account_reach", n=0, n_expected=n_expected, details=details
        )
    shares = target_shares or {}
    audiences = [_audience(one, known, shares) for one in known]
    figure = _united(audiences, target_public, overlaps or {})
    return replace(
        figure,
        open_above=bool(missing) or any(one.open_above for one in known),
        n=len(known),
        n_expected=n_expected,
        details={**details, **figure.details},
        basis=tuple(basis for one in known for basis in one.basis),
        imports=tuple(sorted({number for one in known for number in one.imports})),
        as_of=min((one.as_of for one in known if one.as_of), default=None),
    ).with_remarks(*_remarks(known, missing, is_cut=_is_cut(known, shares)))


def _label(figure: Figure, among: Sequence[Figure]) -> str:
    """The platform; with the account where the co-op has several there."""
    platform = str(figure.details["platform"])
    same = sum(one.details["platform"] == platform for one in among)
    return platform if same == 1 else f"{platform}:{figure.details['account_id']}"


def _audience(figure: Figure, among: Sequence[Figure], shares: Mapping[str, float]) -> Audience:
    share = shares.get(str(figure.details["platform"]), 1.0)

    def cut(number: float | str | None) -> float | None:
        return None if number is None else float(number) * share

    value = cut(figure.value)
    low = cut(figure.low if figure.low is not None else figure.value)
    high = cut(figure.high if figure.high is not None else figure.value)
    return Audience(
        _label(figure, among), low or 0.0, high or 0.0, value,
        cut(figure.details.get("estimate_low")), cut(figure.details.get("estimate_high")),
    )  # fmt: skip


def _united(audiences: Sequence[Audience], universe: int | None, overlaps: Overlaps) -> Figure:
    """The union's figure, still without scope and evidence."""
    if len(audiences) == 1:
        return _single(audiences[0])
    if universe is not None and any((one.value or one.low) >= universe for one in audiences):
        low = max(one.low for one in audiences)
        high = floor_and_ceiling([one.high for one in audiences], None)[1]
        return Figure.missing(NAME, "people", "reach.target_too_small", low=low, high=high)
    pairs = pairs_of([one.label for one in audiences], overlaps)
    bounds = union_range(audiences, pairs, universe)
    remarks = ("reach.overlaps_contradict",) if bounds.is_contradicted else ()
    if universe is None or any(one.value is None for one in audiences):
        reason = "reach.no_target_public" if universe is None else "reach.only_bounds"
        figure = Figure.missing(NAME, "people", reason, low=bounds.low, high=bounds.high)
        return replace(figure, method=bounds.method, remarks=remarks)
    used = {} if bounds.is_contradicted else pairs
    estimate = union_estimate(audiences, used, universe, bounds)
    return Figure(
        NAME, estimate.value, "people", low=bounds.low, high=bounds.high, is_estimate=True,
        method=estimate.method, remarks=remarks,
        details={
            **estimate.details, "estimate_low": estimate.low, "estimate_high": estimate.high,
            "bounds_method": bounds.method,
        },
    )  # fmt: skip


def _single(audience: Audience) -> Figure:
    return Figure(
        NAME, audience.value, "people", low=audience.low, high=audience.high,
        is_estimate=audience.low < audience.high, method="reach.one_account",
        reason="" if audience.value is not None else "reach.only_bounds",
    )  # fmt: skip


def _is_cut(known: Sequence[Figure], shares: Mapping[str, float]) -> bool:
    return all(str(one.details["platform"]) in shares for one in known)


def _remarks(known: Sequence[Figure], missing: Sequence[str], *, is_cut: bool) -> list[str]:
    remarks = [code for one in known for code in one.remarks]
    remarks.append("reach.accounts_not_people")
    if missing:
        remarks.append("reach.platforms_missing")
    return remarks if is_cut else [*remarks, "reach.reach_not_cut"]


CATALOGUE = (
    Metric(NAME, "1.4", "people", ("account_days", "account_windows"), reach_across_platforms),
)
