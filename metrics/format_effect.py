"""Whether one kind of content engages more than another: video against photo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp

import pandas as pd

from metrics.evidence import imports_of, last_day
from metrics.figure import Figure, verdict_of
from metrics.group_difference import Strata, permutation_p, sample_of, welch
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_engagement import engagement_basis, own_rates, post_engagement

Tables = Mapping[str, pd.DataFrame]

LEAST_POSTS = 8
"""Posts of each format that are needed before anything is said."""


def format_effect(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: Sequence[str] = (),
    formats: tuple[str, str] = ("video", "photo"),
    by_pillar: bool = False,
) -> list[Figure]:
    """One figure an account: how many times the ERR of the first format is that of the second.

    Formula: y = ln(interactions / reach + 0.5 / reach) a post; difference of means between the
        formats within the same quarter and paid status (and pillar with `by_pillar`), strata
        weighted n m / (n + m); exp of it, with Welch's 95 % interval.
    Needs: posts.reach, likes, comments, shares, saves, format; is_boosted or reach_paid.
    Unit: ratio (1 = no difference).
    Undefined with fewer than 8 comparable posts of either format: strata with fewer than 2 of
        either do not count.
    Verdict: up or down when the interval leaves out 1 and 10,000 permutations agree (p < 0.05).
    Details: platform, account_id, kind ("video_photo"), n_first, n_second, p, p_permutation,
        needed.
    """
    both = post_engagement(tables, period, today, platforms=platforms)
    chosen = both.frame[both.frame["format_group"].isin(formats)]
    strata = ["quarter", "paid", *(["pillar"] if by_pillar else [])]
    return [
        _effect(*own_rates(posts), formats, strata, period, both.readings.remarks)
        for _, posts in chosen.groupby("account", sort=True)
    ]


def _effect(
    posts: pd.DataFrame,
    said: tuple[str, ...],
    formats: tuple[str, str],
    factors: Sequence[str],
    period: Period,
    remarks: tuple[str, ...],
) -> Figure:
    strata = comparable_strata(posts, formats, factors)
    n_first, n_second = (sum(pair[k].size for pair in strata) for k in (0, 1))
    platform, account = str(posts["platform"].iloc[0]), str(posts["account_id"].iloc[0])
    details: dict[str, float | str | None] = {
        "platform": platform, "account_id": account, "kind": "_".join(formats),
        "n_first": float(n_first), "n_second": float(n_second), "needed": float(LEAST_POSTS),
    }  # fmt: skip
    basis = engagement_basis(period, [platform])
    if min(n_first, n_second) < LEAST_POSTS:
        return Figure.missing(
            "format_effect", "ratio", "engagement.too_few_of_format",
            n=n_first + n_second, n_expected=len(posts), details=details, basis=basis,
        )  # fmt: skip
    found = welch([(sample_of(first), sample_of(second)) for first, second in strata])
    p_permutation = permutation_p(strata)
    is_doubted = found.p < 0.05 <= p_permutation
    return Figure(
        "format_effect", exp(found.value), "ratio", low=exp(found.low), high=exp(found.high),
        is_estimate=True, n=n_first + n_second, n_expected=len(posts),
        verdict="uncertain" if is_doubted else verdict_of(found.low, found.high),
        method="engagement.welch_of_logs" if len(strata) == 1 else "engagement.welch_in_strata",
        remarks=(*remarks, *said, *_cautions(posts, is_doubted=is_doubted)),
        details={**details, "p": found.p, "p_permutation": p_permutation},
        basis=basis, imports=imports_of(posts), as_of=last_day(posts, "as_of"),
    )  # fmt: skip


def comparable_strata(
    posts: pd.DataFrame, formats: tuple[str, str], factors: Sequence[str]
) -> Strata:
    """log_rate of both formats in each stratum that has at least 2 posts of either."""
    found = []
    for _, stratum in posts.groupby(list(factors), dropna=False, sort=True):
        sides = [stratum.loc[stratum["format_group"] == one, "log_rate"] for one in formats]
        if min(len(side) for side in sides) >= 2:
            found.append((sides[0].to_numpy(dtype=float), sides[1].to_numpy(dtype=float)))
    return found


def _cautions(posts: pd.DataFrame, *, is_doubted: bool) -> tuple[str, ...]:
    unknown = ("engagement.paid_status_unknown",) if posts["paid"].eq("unknown").any() else ()
    return (*unknown, *(("engagement.permutation_disagrees",) if is_doubted else ()))


CATALOGUE = (Metric("format_effect", "4.4", "ratio", ("posts",), format_effect),)
