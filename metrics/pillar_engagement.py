"""Which pillar of the narrative engages more, after small numbers have been pulled to the mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp

import pandas as pd

from metrics.evidence import imports_of, last_day
from metrics.figure import Figure, verdict_of
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_engagement import engagement_basis, post_engagement, residuals
from metrics.shrinkage import Spread, spread_of

Tables = Mapping[str, pd.DataFrame]

LEAST_POSTS = 5
"""Posts of a pillar before it may be called better or worse."""

LEAST_PILLARS = 2
_Z95 = 1.959963984540054


def pillar_engagement(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a pillar: its rate against the co-op's usual one, the highest first.

    Formula: y = ln(interactions / reach + 0.5 / reach) less what account, format and paid status
        explain; θ = μ + B (mean - μ), B = τ² / (τ² + σ²/n) with μ the mean over all pillars (each
        weighted by 1 / (τ² + σ²/n)); exp(θ - μ), 95 % interval ± 1.96 √(B σ²/n).
    Needs: posts.pillar, reach and counts. Unit: ratio (1 = usual).
    Undefined for all when fewer than 2 pillars have 5 posts. Pillars with fewer than 5 posts keep
        their shrunken value with the remark engagement.few_posts and never a verdict. Where
        pillars do not differ beyond chance every value is 1, without an interval.
    Details: kind (the pillar), raw (the ratio before shrinking), needed.
    """
    both = post_engagement(tables, period, today, platforms=platforms)
    posts = both.frame[both.frame["pillar"].fillna("").ne("")]
    basis = engagement_basis(period, platforms)
    sizes = posts["pillar"].value_counts()
    rest, used = residuals(posts, ["account", "format_group", "paid"]) if len(posts) else (None, 0)
    enough = int((sizes >= LEAST_POSTS).sum()) >= LEAST_PILLARS
    spread = spread_of(rest, posts["pillar"], lost=used) if enough and rest is not None else None
    if rest is None or spread is None:
        reason = "engagement.no_pillars" if posts.empty else "engagement.too_few_of_pillars"
        return [
            Figure.missing(
                "pillar_engagement", "ratio", reason, n=len(posts), n_expected=len(both.frame),
                details={"needed": float(LEAST_POSTS)}, basis=basis,
            )
        ]  # fmt: skip
    means = rest.groupby(posts["pillar"]).mean()
    centre = _centre(means, sizes, spread)
    figures = [
        _figure(str(name), posts[posts["pillar"] == name], float(mean) - centre, spread, period,
                platforms, both.remarks)
        for name, mean in means.items()
    ]  # fmt: skip
    return sorted(figures, key=lambda one: -(one.value or 0.0))


def _centre(means: pd.Series, sizes: pd.Series, spread: Spread) -> float:
    weights = 1 / (spread.between + spread.within / sizes.reindex(means.index)).clip(lower=1e-12)
    return float((weights * means).sum() / weights.sum())


def _figure(
    pillar: str,
    posts: pd.DataFrame,
    raw: float,
    spread: Spread,
    period: Period,
    platforms: Sequence[str],
    remarks: tuple[str, ...],
) -> Figure:
    n = len(posts)
    value, half = spread.shrunken(raw, n), _Z95 * spread.error(n)
    are_alike, is_few = spread.between <= 0, n < LEAST_POSTS
    said = {"engagement.few_posts": is_few, "engagement.groups_alike": are_alike}
    return Figure(
        "pillar_engagement", exp(value), "ratio",
        low=None if are_alike else exp(value - half), high=None if are_alike else exp(value + half),
        is_estimate=True, n=n,
        verdict="uncertain" if is_few or are_alike else verdict_of(value - half, value + half),
        method="engagement.shrunken_groups",
        remarks=(*remarks, *(code for code, is_so in said.items() if is_so)),
        details={"kind": pillar, "raw": exp(raw), "needed": float(LEAST_POSTS)},
        basis=engagement_basis(period, platforms), imports=imports_of(posts),
        as_of=last_day(posts, "as_of"),
    )  # fmt: skip


CATALOGUE = (Metric("pillar_engagement", "4.5", "ratio", ("posts",), pillar_engagement),)
