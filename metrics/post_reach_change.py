"""Whether posts reach more accounts each than those of another period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import expm1

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.comparable_posts import comparable_posts
from metrics.evidence import imports_of
from metrics.figure import Figure, verdict_of
from metrics.metric import Metric
from metrics.own_posts import POST
from metrics.period import Period
from metrics.post_readings import platforms_of_either, posts_basis
from metrics.rank_change import hodges_lehmann

Tables = Mapping[str, pd.DataFrame]

LEAST_POSTS = 8
"""Posts needed on each side before a change is judged (G8)."""

_READ = [*POST, "as_of", "published_at", "published_on", "metric_version", "reach", "views",
         "import_id"]  # fmt: skip


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
    periods, read = (period, comparison or period.previous()), _read(tables)
    names = platforms_of_either(read, periods, today, platforms)
    scopes = [("", names), *((name, [name]) for name in names)]
    return [_change(read, periods, today, platform=name, among=among) for name, among in scopes]


def post_reach_change_together(
    tables: Tables,
    period: Period,
    today: date,
    *,
    comparison: Period | None = None,
    platforms: Sequence[str] = (),
) -> Figure:
    """The first figure of `post_reach_change`: all platforms together."""
    periods, read = (period, comparison or period.previous()), _read(tables)
    names = platforms_of_either(read, periods, today, platforms)
    return _change(read, periods, today, platform="", among=names)


def _read(tables: Tables) -> Tables:
    """The tables, posts without the columns that nobody asks for: to sort them takes its time."""
    return {**tables, "posts": tables["posts"][_READ]}


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


CATALOGUE = (Metric("post_reach_change", "1.1", "share", ("posts",), post_reach_change),)
