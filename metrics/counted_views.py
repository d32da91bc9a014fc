"""Views of the posts of a period per platform: all of them, or only those not paid for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from canonical.tables import POSTS
from metrics.ad_spend_once import spend_counted_once
from metrics.aggregates import in_period, sums
from metrics.evidence import imports_of
from metrics.figure import Basis
from metrics.market_price import medium_of
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

_POST = ["platform", "account_id", "post_id"]


@dataclass(frozen=True)
class CountedViews:
    """Views by platform, in the platform's own definition; `posts` counts those with a number."""

    by_platform: pd.Series
    posts: int = 0
    posts_expected: int = 0
    remarks: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    imports: tuple[int, ...] = ()

    @property
    def total(self) -> float:
        """All platforms together: only for costs and prices, never a headline of views."""
        return float(self.by_platform.sum())


def all_views(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> CountedViews:
    """Views of the posts published in the period, organic and paid, last reading of each post.

    Of a platform whose posts carry several definitions of a view only the most frequent one is
    counted (`savings.definitions_left_out`); platforms that give no views are not in the result.
    """
    posts = in_period(tables["posts"], POSTS, period, platforms=platforms)
    return _counted(posts, period, platforms)


def organic_views(tables: Tables, period: Period, platforms: Sequence[str] = ()) -> CountedViews:
    """The same without what was paid for.

    Posts known to be boosted stay out. Where the export does not say whether a post was boosted,
    the impressions of the co-op's ads on that medium in the period are taken off, at most all of
    those posts' views: rather too few than a paid view called organic.
    """
    posts = in_period(tables["posts"], POSTS, period, platforms=platforms)
    paid, unsaid = _promotion(posts)
    counted = _counted(posts[~paid], period, platforms)
    remarks = list(counted.remarks)
    if paid.any():
        remarks.append("savings.boosted_left_out")
    doubtful = _counted(posts[unsaid], period, platforms).by_platform
    less = _paid_share(doubtful, _ad_impressions(tables, period))
    if less.gt(0).any():
        remarks.append("savings.paid_views_taken_off")
    remaining = counted.by_platform.sub(less, fill_value=0.0).reindex(counted.by_platform.index)
    return CountedViews(
        by_platform=remaining.clip(lower=0.0),
        posts=counted.posts,
        posts_expected=counted.posts_expected,
        remarks=tuple(remarks),
        basis=counted.basis,
        imports=counted.imports,
    )


def _counted(posts: pd.DataFrame, period: Period, platforms: Sequence[str]) -> CountedViews:
    totals = sums(posts, POSTS, ["views"], by=["platform", "metric_version"])
    totals = totals[totals["views"].notna()].sort_values(["views_n", "views"], ascending=False)
    chosen = totals.drop_duplicates("platform").set_index("platform").sort_index()
    remarks = ["savings.definitions_left_out"] if len(chosen) < len(totals) else []
    remarks += ["savings.definitions_differ"] if len(chosen) > 1 else []
    basis = Basis(
        "posts",
        ("views", "is_boosted", "reach_paid"),
        platforms=tuple(platforms),
        start=period.start,
        end=period.end,
    )
    return CountedViews(
        by_platform=chosen["views"].astype("float64"),
        posts=int(chosen["views_n"].sum()),
        posts_expected=len(posts.drop_duplicates(_POST)),
        remarks=tuple(remarks),
        basis=(basis,),
        imports=imports_of(posts),
    )


def _promotion(posts: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Per row: was the post paid for by any of its readings, and does none of them say."""
    boosted = posts["is_boosted"]
    was_paid = boosted.fillna(value=False).astype(bool) | posts["reach_paid"].gt(0).fillna(
        value=False
    )
    says = boosted.notna() | posts["reach_paid"].notna()
    keys = [posts[name] for name in _POST]
    paid = was_paid.groupby(keys, dropna=False).transform("any").astype(bool)
    said = says.groupby(keys, dropna=False).transform("any").astype(bool)
    return paid, ~said


def _ad_impressions(tables: Tables, period: Period) -> pd.Series:
    """Impressions of the co-op's ads in the period by medium, each counted once."""
    once = spend_counted_once(tables["ad_spend"], period)
    return once["impressions"].astype("Float64").groupby(once["platform"].map(medium_of)).sum()


def _paid_share(doubtful: pd.Series, impressions: pd.Series) -> pd.Series:
    """What to take off each platform: its part of the medium's ads, at most all of its views."""
    if doubtful.empty:
        return doubtful
    media = doubtful.index.to_series().map(medium_of)
    together = doubtful.groupby(media).transform("sum")
    ads = media.map(impressions).astype("float64").fillna(0.0)
    return (doubtful / together * ads).fillna(0.0).clip(upper=doubtful)
