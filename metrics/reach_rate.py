"""Reach of a post by the followers it had when it appeared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_readings import post_readings, posts_basis
from metrics.publication_followers import with_followers_at_publication

Tables = Mapping[str, pd.DataFrame]


def reach_rate(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure an account: median over its posts, low and high the quartiles.

    Formula: median of posts.reach / followers at publication; details ratio_of_sums is Σ reach /
        Σ followers at publication over the same posts (G10: the two differ, so both are named).
    Needs: posts.reach of posts at least 7 days old, account_days.followers_total within 3 days of
        publication. Unit: share; above 1 is possible, others than followers see posts too.
    Undefined when no post has both: never divided by today's followers.

    >>> from metrics.example_tables import example_tables
    >>> tables = example_tables(
    ...     posts=[{"platform": "facebook", "post_id": "1", "published_on": date(2026, 3, 2),
    ...             "as_of": date(2026, 4, 1), "reach": 1_800}],
    ...     account_days=[{"platform": "facebook", "date": "2026-03-02", "followers_total": 4_200},
    ...                   {"platform": "facebook", "date": "2026-04-01", "followers_total": 6_000}])
    >>> round(reach_rate(tables, Period.month(2026, 3), date(2026, 4, 1))[0].value, 3)
    0.429
    """
    readings = post_readings(tables, period, today, columns=["reach"], platforms=platforms)
    posts = with_followers_at_publication(readings.frame, tables)
    return [
        _rate(group, str(platform), str(account), period)
        for (platform, account), group in posts.groupby(["platform", "account_id"])
    ]


def _rate(posts: pd.DataFrame, platform: str, account: str, period: Period) -> Figure:
    known = posts[posts["followers"] > 0]
    details: dict[str, float | str | None] = {"platform": platform, "account_id": account}
    accounts = ((platform,), (account,), period.start, period.end)
    basis = (
        posts_basis(["reach"], period, [platform]),
        Basis("account_days", ("followers_total",), *accounts),
    )
    if known.empty:
        return Figure.missing(
            "reach_rate", "share", "reach.no_followers_at_publish", n=0, n_expected=len(posts),
            details=details, basis=basis,
        )  # fmt: skip
    reach, followers = known["reach"].astype(float), known["followers"].astype(float)
    low, middle, high = (float(q) for q in (reach / followers).quantile([0.25, 0.5, 0.75]))
    details["ratio_of_sums"] = float(reach.sum() / followers.sum())
    followers_of = known[["followers_import"]].rename(columns={"followers_import": "import_id"})
    return Figure(
        "reach_rate", middle, "share", low=low, high=high, n=len(known), n_expected=len(posts),
        method="reach.median_of_posts", remarks=("reach.ratio_may_exceed_one",), details=details,
        basis=basis, imports=imports_of(known, followers_of), as_of=known["as_of"].max().date(),
    )  # fmt: skip


CATALOGUE = (Metric("reach_rate", "1.6", "share", ("posts", "account_days"), reach_rate),)
