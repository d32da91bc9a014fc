"""How many accounts saw a post without an ad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_readings import PostReadings, post_readings, posts_basis

Tables = Mapping[str, pd.DataFrame]

_COLUMNS = ("reach", "reach_organic", "reach_paid")


def organic_paid(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Median organic reach per post, one figure a platform that reports organic or paid reach.

    Formula: posts.reach_organic where it is exported; a post that was not boosted is organic
        throughout; else between max(0, reach − reach_paid) and reach. Low and high are the medians
        of the posts' lower and upper bounds, the value the median when every post is exact.
        Details paid_posts counts posts with paid reach.
    Needs: posts.reach_organic, or reach with reach_paid. Unit: accounts.
    Undefined when the export tells neither: total minus paid is never taken as exact (G6).

    >>> from metrics.example_tables import example_tables
    >>> post = {"platform": "facebook", "post_id": "1", "published_on": date(2026, 3, 2),
    ...         "as_of": date(2026, 4, 1), "reach": 10_000, "reach_paid": 6_500}
    >>> organic = organic_paid(
    ...     example_tables(posts=[post]), Period.month(2026, 3), date(2026, 4, 1))[0]
    >>> organic.value, organic.low, organic.high
    (None, 3500.0, 10000.0)
    """
    figures = []
    readings = post_readings(tables, period, today, columns=[], platforms=platforms)
    for platform in sorted(readings.frame["platform"].unique()):
        one = post_readings(tables, period, today, columns=[], platforms=[platform])
        figures.append(_organic(one, str(platform), period))
    return figures


def _organic(readings: PostReadings, platform: str, period: Period) -> Figure:
    bounds = _bounds(readings.frame)
    known = bounds.dropna()
    details: dict[str, float | str | None] = {
        "platform": platform,
        "paid_posts": float((readings.frame["reach_paid"] > 0).sum()),
    }
    basis = (posts_basis(_COLUMNS, period, [platform]),)
    if known.empty:
        return Figure.missing(
            "organic_paid", "accounts", "reach.no_organic", n=0, n_expected=readings.published,
            details=details, basis=basis,
        )  # fmt: skip
    low, high = float(known["low"].median()), float(known["high"].median())
    is_exact = bool((known["low"] == known["high"]).all())
    figure = Figure(
        "organic_paid", high if is_exact else None, "accounts",
        low=None if is_exact else low, high=None if is_exact else high,
        n=len(known), n_expected=readings.published,
        method="reach.exported" if is_exact else "reach.total_minus_paid",
        reason="" if is_exact else "reach.only_bounds",
        details=details, basis=basis, imports=readings.imports, as_of=readings.as_of,
    )  # fmt: skip
    if not is_exact:
        figure = figure.with_remarks("reach.ads_included")
    return figure.with_remarks("reach.age_at_least_7_days", *readings.remarks)


def _bounds(posts: pd.DataFrame) -> pd.DataFrame:
    """Lower and upper bound of each post's organic reach; null where nothing is said of ads."""
    total, organic, paid = (posts[name].astype("Float64") for name in _COLUMNS)
    unboosted = ~posts["is_boosted"].fillna(value=True).astype(bool)
    paid = paid.mask(paid.isna() & unboosted, 0.0)
    low = organic.fillna((total - paid).clip(lower=0))
    high = organic.fillna(total.where(paid.notna()))
    return pd.DataFrame({"low": low, "high": high})


CATALOGUE = (Metric("organic_paid", "1.8", "accounts", ("posts",), organic_paid),)
