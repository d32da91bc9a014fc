"""How many accounts saw one post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_reach_change import post_reach_change
from metrics.post_readings import (
    PostReadings,
    platforms_with_posts,
    post_readings,
    posts_basis,
)

Tables = Mapping[str, pd.DataFrame]

__all__ = ["CATALOGUE", "post_reach", "post_reach_change"]


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
    names = sorted(platforms_with_posts(tables, period, today, platforms=platforms))
    figures = [_median_reach(readings, period, "", platforms)]
    if len(names) > 1:
        figures[0] = figures[0].with_remarks("reach.several_platforms")
    for name in names:
        one = post_readings(tables, period, today, columns=["reach"], platforms=[name])
        figures.append(_median_reach(one, period, name, [name]))
    return figures


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


CATALOGUE = (Metric("post_reach", "1.1", "accounts", ("posts",), post_reach),)
