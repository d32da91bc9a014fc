"""How many people did something with a post, of those who could have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from canonical.tables import POSTS
from metrics.aggregates import in_period
from metrics.evidence import imports_of, last_day
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_engagement import INTERACTIONS, with_interactions
from metrics.post_readings import PostReadings, post_readings, posts_basis
from metrics.proportion_interval import wilson
from metrics.publication_followers import with_followers_at_publication

Tables = Mapping[str, pd.DataFrame]
Kind = Literal["reach", "views", "followers", "accounts", "passing_on"]


@dataclass(frozen=True)
class _Rate:
    """What is counted over what, and why there may be nothing."""

    counts: tuple[str, ...]
    over: str
    reason: str
    reason_without_counts: str = "engagement.no_interactions"


_RATES: Mapping[Kind, _Rate] = {
    "reach": _Rate(INTERACTIONS, "reach", "reach.no_post_reach"),
    "views": _Rate(INTERACTIONS, "views", "reach.no_views"),
    "followers": _Rate(INTERACTIONS, "followers", "reach.no_followers_at_publish"),
    "accounts": _Rate(
        ("engaged_accounts",), "reach", "reach.no_post_reach", "engagement.no_engaged_accounts"
    ),
    "passing_on": _Rate(
        ("shares", "saves"), "reach", "reach.no_post_reach", "engagement.no_shares"
    ),
}


def engagement_rate(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: Sequence[str] = (),
    kind: Kind = "reach",
) -> list[Figure]:
    """Median rate per post, low and high the quartiles; all platforms first, then each platform.

    Formula: interactions / reach (kind "reach", ERR); / views ("views", ERV); / followers at
        publication ("followers", ERF); engaged accounts / reach ("accounts"); (shares + saves) /
        reach ("passing_on"). interactions = likes + comments + shares + saves; a count that any
        post of the comparison lacks is left out for all of them. details ratio_of_sums is Σ / Σ
        over the same posts (G10). A single post's share of accounts has Wilson's interval.
    Needs: posts at least 7 days old with the counts and the denominator; account_days for
        followers. Unit: share; above 1 is possible where one person acts several times.
    Undefined without a post that has both. Views are never mixed over definitions: with kind
        "views" there is one figure a platform and definition, and none over all.
    Details: platform ("" for all), kind, components, ratio_of_sums, metric_version (views).

    >>> from metrics.example_tables import example_tables
    >>> post = {"platform": "facebook", "post_id": "1", "published_on": date(2026, 3, 2),
    ...         "as_of": date(2026, 4, 1), "likes": 90, "comments": 12, "shares": 8,
    ...         "reach": 2_000, "views": 3_100}
    >>> tables = example_tables(posts=[post])
    >>> both = engagement_rate(tables, Period.month(2026, 3), date(2026, 4, 1))
    >>> both[0].value, both[0].details["components"]
    (0.055, 'likes,comments,shares')
    """
    rate = _RATES[kind]
    needed = [name for name in (rate.over,) if name != "followers"]
    readings = post_readings(tables, period, today, columns=needed, platforms=platforms)
    posts = readings.frame
    if kind == "followers":
        posts = with_followers_at_publication(posts, tables)
    posts = posts[posts[rate.over].gt(0).fillna(value=False)]
    published = {"": readings.published, **_published(tables, period, platforms)}
    return [
        _median(
            group, scope, kind=kind, readings=readings, period=period,
            expected=published.get(scope["platform"], 0),
        )
        for scope, group in _scopes(posts, kind)
    ]  # fmt: skip


def _published(tables: Tables, period: Period, platforms: Sequence[str]) -> dict[str, int]:
    """Posts of the period by platform, read or not."""
    rows = in_period(tables["posts"], POSTS, period, platforms=platforms)
    posts = rows.drop_duplicates(["platform", "account_id", "post_id"])
    return {str(name): int(count) for name, count in posts["platform"].value_counts().items()}


def _scopes(posts: pd.DataFrame, kind: Kind) -> list[tuple[dict[str, str], pd.DataFrame]]:
    """The groups that get a figure: all posts, then each platform (and definition of a view)."""
    if kind != "views":
        every = [({"platform": ""}, posts)]
        return every + [({"platform": str(p)}, g) for p, g in posts.groupby("platform")]
    versions = posts["metric_version"].fillna("")
    return [
        ({"platform": str(platform), "metric_version": str(version)}, group)
        for (platform, version), group in posts.groupby(["platform", versions])
    ]


def _median(
    group: pd.DataFrame,
    scope: Mapping[str, str],
    *,
    kind: Kind,
    readings: PostReadings,
    period: Period,
    expected: int,
) -> Figure:
    rate = _RATES[kind]
    posts, components = with_interactions(group, rate.counts)
    details = {**scope, "kind": kind, "components": ",".join(components)}
    among = [scope["platform"]] if scope["platform"] else []
    basis = (posts_basis([*rate.counts, rate.over], period, among),)
    if posts.empty:
        return Figure.missing(
            "engagement_rate", "share", _why_none(readings, group, rate), n=0, n_expected=expected,
            details=details, basis=basis,
        )  # fmt: skip
    over = posts[rate.over].astype("float64")
    low, middle, high, method = _spread(posts["interactions"], over, kind)
    ratio = float(posts["interactions"].sum() / over.sum())
    return Figure(
        "engagement_rate", middle, "share", low=low, high=high, n=len(posts), n_expected=expected,
        method=method, remarks=(*readings.remarks, *_remarks(posts, components, kind)),
        details={**details, "ratio_of_sums": ratio}, basis=basis, imports=imports_of(posts),
        as_of=last_day(posts, "as_of"),
    )  # fmt: skip


def _spread(counts: pd.Series, over: pd.Series, kind: Kind) -> tuple[float, float, float, str]:
    if kind == "accounts" and len(counts) == 1 and counts.iloc[0] <= over.iloc[0]:
        share = wilson(int(counts.iloc[0]), int(over.iloc[0]))
        if share is not None:
            return share.low, share.value, share.high, "engagement.wilson"
    low, middle, high = (float(q) for q in (counts / over).quantile([0.25, 0.5, 0.75]))
    return low, middle, high, "engagement.median_of_posts"


def _why_none(readings: PostReadings, group: pd.DataFrame, rate: _Rate) -> str:
    if readings.published == 0:
        return "reach.no_posts"
    if readings.frame.empty and readings.young:
        return "reach.too_young"
    return rate.reason if group.empty else rate.reason_without_counts


def _remarks(posts: pd.DataFrame, components: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    said = {
        "engagement.component_dropped": len(components) < len(_RATES[kind].counts),
        "engagement.several_platforms": len(set(posts["platform"])) > 1,
        "engagement.may_exceed_one": kind != "accounts",
    }
    return tuple(code for code, is_so in said.items() if is_so)


CATALOGUE = (Metric("engagement_rate", "4.1", "share", ("posts", "account_days"), engagement_rate),)
