"""How many followers see at least one of several posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.account_readings import account_readings
from metrics.evidence import imports_of
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_readings import post_readings, posts_basis
from metrics.publication_followers import with_followers_at_publication
from metrics.reach_windows import calibrated_norm, lp_union

Tables = Mapping[str, pd.DataFrame]
Details = dict[str, float | str | None]

LEAST_POSTS = 8
LEAST_DAYS = 3
"""Days with exactly two posts and a daily reach, before their mean is used."""


@dataclass(frozen=True)
class BetaBinomial:
    """Chance of a follower to be reached by one post: Beta(alpha, beta) over followers."""

    alpha: float
    beta: float

    @classmethod
    def fitted(cls, rate: float, union_of_two: float) -> BetaBinomial | None:
        """From the mean reach rate ρ of a post and of two: π = 2ρ − U2, s = (1 − π/ρ)/(π/ρ − ρ).

        None when two posts share fewer followers than chance, or one adds nothing at all.
        """
        both = 2 * rate - union_of_two
        if not 0 < rate < 1 or not rate**2 < both < rate:
            return None
        again = both / rate
        size = (1 - again) / (again - rate)
        return cls(rate * size, (1 - rate) * size)

    def reach(self, posts: int) -> float:
        """Share of followers who see at least one: 1 − Π (β + i)/(α + β + i).

        >>> round(BetaBinomial.fitted(0.15, 0.20).reach(8), 6)
        0.297477
        """
        missed = 1.0
        for number in range(posts):
            missed *= (self.beta + number) / (self.alpha + self.beta + number)
        return 1 - missed


def repeat_posts(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: Sequence[str] = (),
    counts: Sequence[int] = (4, 8, 12),
) -> list[Figure]:
    """One figure an account and number of posts (details posts): a planning aid.

    Formula: beta-binomial (Metheringham) through ρ, the mean of reach / followers at publication,
        and U2, the union of two posts: mean of reach_1d / followers over days with exactly two
        posts, else ρ·2^(1/p) with the account's own Lp exponent (account_reach).
    Needs: 8 posts with reach and followers; 3 days with two posts and reach_1d, or a calibrated p.
        Unit: share of followers.
    Undefined when ρ and U2 do not fit: two posts that share fewer than chance, or all. Assumes
        posts that can stand for one another.
    Source: Metheringham's beta-binomial exposure distribution.
    """
    readings = post_readings(tables, period, today, columns=["reach"], platforms=platforms)
    posts = with_followers_at_publication(readings.frame, tables)
    accounts = {
        (one.account.platform, one.account.account_id): one
        for one in account_readings(tables, period, platforms=platforms)
    }
    figures = []
    for (platform, account), group in posts.groupby(["platform", "account_id"]):
        known = group[group["followers"] > 0]
        own = accounts.get((str(platform), str(account)))
        two, method = (None, "")
        if own is not None and own.measure == "reach" and len(known) >= LEAST_POSTS:
            norm = calibrated_norm(own.daily, own.history, until=period.end)
            two, method = _union_of_two(group, known, own.daily, norm.p if norm else None)
        for count in counts:
            figures.append(_repeat(known, two, method, count=count, period=period, of=group))
    return figures


def _rates(known: pd.DataFrame) -> pd.Series:
    rates: pd.Series = known["reach"].astype(float) / known["followers"].astype(float)
    return rates


def _union_of_two(
    posts: pd.DataFrame, known: pd.DataFrame, daily: Mapping[date, float], p: float | None
) -> tuple[float | None, str]:
    """Share of followers reached by two posts, and how it was found."""
    published = posts["day"].value_counts()
    followers = known.groupby("day")["followers"].mean()
    shares = [
        daily[day.date()] / float(followers[day])
        for day in published.index[published == 2]
        if day in followers.index and day.date() in daily
    ]
    if len(shares) >= LEAST_DAYS:
        return sum(shares) / len(shares), "reach.days_with_two_posts"
    if p is not None:
        rate = float(_rates(known).mean())
        return lp_union([rate, rate], p), "reach.lp_of_two"
    return None, ""


def _repeat(
    known: pd.DataFrame,
    two: float | None,
    method: str,
    *,
    count: int,
    period: Period,
    of: pd.DataFrame,
) -> Figure:
    platform, account = str(of["platform"].iloc[0]), str(of["account_id"].iloc[0])
    rate = float(_rates(known).mean()) if len(known) else None
    details: Details = {
        "platform": platform,
        "account_id": account,
        "posts": float(count),
        "rate": rate,
        "union_of_two": two,
    }
    basis = (posts_basis(["reach"], period, [platform]),)
    if len(known) < LEAST_POSTS:
        reason = "reach.too_few_rates"
    else:
        reason = "reach.no_union_of_two" if two is None else "reach.union_of_two_unusable"
    model = None if two is None or rate is None else BetaBinomial.fitted(rate, two)
    if model is None:
        return Figure.missing(
            "repeat_posts", "share", reason, n=len(known), n_expected=len(of), details=details,
            basis=basis,
        )  # fmt: skip

    return Figure(
        "repeat_posts", model.reach(count), "share", is_estimate=True, n=len(known),
        n_expected=len(of), method=method, remarks=("reach.planning_aid",), details=details,
        basis=basis, imports=imports_of(known), as_of=known["as_of"].max().date(),
    )  # fmt: skip


CATALOGUE = (Metric("repeat_posts", "1.5", "share", ("posts", "account_days"), repeat_posts),)
