"""How many accounts saw one post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import expm1

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.comparable_posts import comparable_posts
from metrics.evidence import imports_of
from metrics.figure import Figure, verdict_of
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_readings import PostReadings, post_readings, posts_basis
from metrics.rank_change import hodges_lehmann

Tables = Mapping[str, pd.DataFrame]

LEAST_POSTS = 8
"""Posts needed on each side before a change is judged (G8)."""


def post_reach(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Median reach per post; first all platforms together, then each (`details["platform"]`).

    Formula: median of posts.reach over the posts of the period, each at its last reading and at
        least 7 days old then; low and high are the quartiles. `details["sum"]` is the sum of
        unique exposures per post: an upper bound of people, never "people".
    Needs: posts.reach, published_at, as_of. Unit: accounts.
    Undefined when no post of the period has a reach: views never stand in for it. Posts with more
        reach than views are impossible and left out (remark).
    Source: MRC Social Media Measurement Guidelines 1.0 (2015).

    >>> from metrics.example_tables import example_tables
    >>> posts = [
    ...     {"platform": "instagram", "post_id": str(n), "published_on": date(2026, 3, 2),
    ...      "as_of": date(2026, 4, 1), "reach": reach}
    ...     for n, reach in enumerate([900, 1_400, 2_600, 5_000, 900])
    ... ]
    >>> both = post_reach(
    ...     example_tables(posts=posts), Period.month(2026, 3), date(2026, 4, 1)
    ... )
    >>> both[0].value, both[0].details["sum"]
    (1400.0, 10800.0)
    """
    readings = post_readings(tables, period, today, columns=["reach"], platforms=platforms)
    names = sorted(_platforms_with_posts(tables, period, today, platforms=platforms))
    figures = [_median_reach(readings, period, "", platforms)]
    if len(names) > 1:
        figures[0] = figures[0].with_remarks("reach.several_platforms")
    for name in names:
        one = post_readings(tables, period, today, columns=["reach"], platforms=[name])
        figures.append(_median_reach(one, period, name, [name]))
    return figures


def post_reach_change(
    tables: Tables,
    period: Period,
    today: date,
    *,
    comparison: Period | None = None,
    platforms: Sequence[str] = (),
) -> list[Figure]:
    """Relative change of reach per post against another period; all platforms, then each.

    Formula: Hodges–Lehmann shift of log(reach), e^shift − 1, between the posts of the period and
        those of `comparison` (without one: the period before), pairs formed only within one
        platform and metric_version;
        95 % rank interval; a reach of 0 ranks with 1.
    Needs: as post_reach. Unit: share (0.12 = +12 %).
    Undefined when either side has fewer than 8 comparable posts, or when the definition changed.
    Verdict: up, down, or uncertain when the interval holds 0. Older posts had longer to grow,
        which leans towards "down"; a remark says so.

    >>> from metrics.example_tables import example_tables
    >>> posts = [
    ...     {"platform": "tiktok", "post_id": f"{month}-{n}", "published_on": date(2026, month, 2),
    ...      "as_of": date(2026, 5, 1), "reach": (100 + n) * month}
    ...     for month in (1, 2) for n in range(20)
    ... ]
    >>> change = post_reach_change(
    ...     example_tables(posts=posts), Period.month(2026, 2), date(2026, 5, 1)
    ... )[0]
    >>> round(change.value, 3), change.verdict
    (1.0, 'up')
    """
    periods = (period, comparison or period.previous())
    names = _platforms_of_either(tables, periods, today, platforms)
    together = _change(tables, periods, today, platform="", among=names)
    return [
        together,
        *(_change(tables, periods, today, platform=name, among=[name]) for name in names),
    ]


def post_reach_change_together(
    tables: Tables,
    period: Period,
    today: date,
    *,
    comparison: Period | None = None,
    platforms: Sequence[str] = (),
) -> Figure:
    """The first figure of `post_reach_change`: all platforms together."""
    periods = (period, comparison or period.previous())
    names = _platforms_of_either(tables, periods, today, platforms)
    return _change(tables, periods, today, platform="", among=names)


def _platforms_of_either(
    tables: Tables, periods: tuple[Period, Period], today: date, platforms: Sequence[str]
) -> list[str]:
    now, before = (
        _platforms_with_posts(tables, period, today, platforms=platforms) for period in periods
    )
    return sorted(now | before)


def _platforms_with_posts(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str]
) -> set[str]:
    readings = post_readings(tables, period, today, columns=[], platforms=platforms, least_age=None)
    return set(readings.frame["platform"])


def _median_reach(
    readings: PostReadings, period: Period, platform: str, platforms: Sequence[str]
) -> Figure:
    basis = (posts_basis(["reach"], period, platforms),)
    reach = readings.frame["reach"].to_numpy(dtype=float)
    details: dict[str, float | str | None] = {
        "platform": platform,
        "young": float(readings.young),
        "impossible": float(readings.impossible),
    }
    figure = Figure(
        "post_reach",
        None,
        "accounts",
        reason=_why_none(readings),
        n=reach.size,
        n_expected=readings.published,
        remarks=readings.remarks,
        details=details,
        basis=basis,
        imports=readings.imports,
        as_of=readings.as_of,
    )
    return _with_quartiles(figure, reach) if reach.size else figure


def _with_quartiles(figure: Figure, reach: NDArray[np.float64]) -> Figure:
    low, middle, high = (float(q) for q in np.quantile(reach, [0.25, 0.5, 0.75]))
    return replace(
        figure,
        value=middle,
        low=low,
        high=high,
        reason="",
        method="reach.median_of_posts",
        remarks=("reach.sum_is_not_people", "reach.age_at_least_7_days", *figure.remarks),
        details={**figure.details, "sum": float(reach.sum())},
    )


def _why_none(readings: PostReadings) -> str:
    if readings.published == 0:
        return "reach.no_posts"
    return "reach.too_young" if readings.young else "reach.no_post_reach"


def _change(
    tables: Tables,
    periods: tuple[Period, Period],
    today: date,
    *,
    platform: str,
    among: Sequence[str],
) -> Figure:
    period, before = periods
    posts = comparable_posts(
        tables, period, today, column="reach", platforms=among, comparison=before
    )
    details: dict[str, float | str | None] = {
        "platform": platform,
        "n_before": float(posts.n_before),
        "needed": float(LEAST_POSTS),
    }
    basis = tuple(posts_basis(["reach"], one, among) for one in periods)
    if min(posts.n, posts.n_before) < LEAST_POSTS:
        is_broken = min(posts.all_now, posts.all_before) >= LEAST_POSTS
        reason = "reach.definition_changed" if is_broken else "reach.too_few_posts"
        return Figure.missing(
            "post_reach_change", "share", reason, n=posts.n, n_expected=posts.all_now,
            details=details, basis=basis,
        )  # fmt: skip
    shift = hodges_lehmann([(_log_reach(now), _log_reach(then)) for now, then in posts.pairs])
    low, high = (None if end is None else expm1(end) for end in (shift.low, shift.high))
    figure = Figure(
        "post_reach_change", expm1(shift.value), "share", low=low, high=high, is_estimate=True,
        n=posts.n, n_expected=posts.all_now, verdict=verdict_of(low, high),
        method="reach.hodges_lehmann", remarks=("reach.older_posts_had_longer",), details=details,
        basis=basis, imports=imports_of(*posts.frames), as_of=posts.as_of,
    )  # fmt: skip
    return figure.with_remarks("reach.part_changed_definition") if posts.is_partial else figure


def _log_reach(posts: pd.DataFrame) -> NDArray[np.float64]:
    return np.asarray(np.log(np.maximum(posts["reach"].to_numpy(dtype=float), 1.0)))


CATALOGUE = (
    Metric("post_reach", "1.1", "accounts", ("posts",), post_reach),
    Metric("post_reach_change", "1.1", "share", ("posts",), post_reach_change),
)
