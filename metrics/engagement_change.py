"""Whether posts engage more than those of another period, the one before by default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import expm1

import pandas as pd

from metrics.comparable_posts import ComparablePosts, comparable_posts
from metrics.evidence import imports_of
from metrics.figure import Figure, verdict_of
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_engagement import engagement_basis, with_interactions, with_rates
from metrics.post_readings import platforms_of_either
from metrics.rank_change import hodges_lehmann

Tables = Mapping[str, pd.DataFrame]

LEAST_POSTS = 8
"""Posts needed on each side before a change is judged."""


def engagement_rate_change(
    tables: Tables,
    period: Period,
    today: date,
    *,
    comparison: Period | None = None,
    platforms: Sequence[str] = (),
) -> list[Figure]:
    """Relative change of the rate per post against another period; all platforms, then each.

    Formula: Hodges–Lehmann shift of ln(interactions / reach + 0.5 / reach), e^shift − 1, between
        the posts of the period and those of `comparison` (without one: the period before), pairs
        only within one platform and metric_version; a count that any of these posts lacks is left
        out for all; 95 % rank interval.
    Needs: posts.reach and the counts, at least 7 days old. Unit: share (0.12 = +12 %).
    Undefined with fewer than 8 comparable posts on either side, or when the definition changed.
    Verdict: up, down, or uncertain when the interval holds 0.
    Details: platform, n_before, needed, components.
    """
    periods = (period, comparison or period.previous())
    names = platforms_of_either(tables, periods, today, platforms)
    scopes = [("", names), *((name, [name]) for name in names)]
    return [
        _change(tables, periods, today, platform=platform, among=among)
        for platform, among in scopes
    ]


def _change(
    tables: Tables,
    periods: tuple[Period, Period],
    today: date,
    *,
    platform: str,
    among: Sequence[str],
) -> Figure:
    period, compared = periods
    posts = comparable_posts(
        tables, period, today, column="reach", platforms=among, comparison=compared
    )
    pairs, components = _rated(posts)
    now, before = (sum(len(pair[k]) for pair in pairs) for k in (0, 1))
    details: dict[str, float | str | None] = {
        "platform": platform, "n_before": float(before), "needed": float(LEAST_POSTS),
        "components": ",".join(components),
    }  # fmt: skip
    basis = engagement_basis(period, among) + engagement_basis(compared, among)
    if min(now, before) < LEAST_POSTS:
        is_broken = (
            min(posts.all_now, posts.all_before) >= LEAST_POSTS > min(posts.n, posts.n_before)
        )
        reason = "reach.definition_changed" if is_broken else "reach.too_few_posts"
        return Figure.missing(
            "engagement_rate_change", "share", reason, n=now, n_expected=posts.all_now,
            details=details, basis=basis,
        )  # fmt: skip
    shift = hodges_lehmann([(a["log_rate"], b["log_rate"]) for a, b in pairs])
    low, high = (None if end is None else expm1(end) for end in (shift.low, shift.high))
    is_partial = now < posts.all_now or before < posts.all_before
    return Figure(
        "engagement_rate_change", expm1(shift.value), "share", low=low, high=high,
        is_estimate=True, n=now, n_expected=posts.all_now, verdict=verdict_of(low, high),
        method="engagement.hodges_lehmann",
        remarks=("engagement.part_not_comparable",) if is_partial else (),
        details=details, basis=basis, imports=imports_of(*posts.frames), as_of=posts.as_of,
    )  # fmt: skip


def _rated(
    posts: ComparablePosts,
) -> tuple[list[tuple[pd.DataFrame, pd.DataFrame]], tuple[str, ...]]:
    """The pairs with rates, on the counts that every post of both periods has."""
    labelled = [
        frame.assign(pair=number, side=side)
        for number, pair in enumerate(posts.pairs)
        for side, frame in enumerate(pair)
    ]
    if not labelled:
        return [], ()
    together = pd.concat(labelled, ignore_index=True)
    counted, components = with_interactions(together[together["reach"] > 0])
    rated = with_rates(counted)
    sides = [
        tuple(rated[(rated["pair"] == number) & (rated["side"] == side)] for side in (0, 1))
        for number in range(len(posts.pairs))
    ]
    return [(now, then) for now, then in sides if len(now) and len(then)], components


CATALOGUE = (Metric("engagement_rate_change", "4.1", "share", ("posts",), engagement_rate_change),)
