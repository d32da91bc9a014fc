"""The stars that people give, held back while there are few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite, sqrt

import pandas as pd

from metrics.counted_mentions import counted_mentions, mentions_basis
from metrics.evidence import imports_of, last_day, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.net_sentiment import Z95
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

PRIOR_REVIEWS = 20
ASSUMED_MEAN = 4.3
"""Mean of co-ops of the kind: an assumption until `rating_class_mean` is set in Pengaturan."""

LEAST_STARS, MOST_STARS = 1, 5


def bayesian_mean(stars: Sequence[float], assumed_mean: float) -> float:
    """(C m + Σ r) / (C + n), C = 20 reviews of the assumed mean m.

    >>> round(bayesian_mean([4.8] * 6, 4.3), 3)
    4.415
    """
    return (PRIOR_REVIEWS * assumed_mean + sum(stars)) / (PRIOR_REVIEWS + len(stars))


def rating(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """Stars of the period held towards the mean of co-ops: all reviews, then without members.

    Formula: (20 m + Σ stars) / (20 + n), m the mean of co-ops of the kind (4,3 until it is set).
        The range is 1,96 sqrt((5 - v)(v - 1) / (20 + n)) around the value v: no stars from 1 to 5
        with that mean can spread more, so it is rather too wide than too narrow.
    Needs: mentions.rating, mentions.is_member (members and staff). Unit: points, 1 to 5 stars.
    Undefined without a review.
    Details: kind ("all", "public"), plain_mean, assumed_mean, stars_1 to stars_5, members.
    """
    rows = counted_mentions(tables, period, platforms=platforms).rows
    reviews = rows.dropna(subset=["rating"])
    by_public = reviews[~reviews["is_member"].fillna(value=False).astype(bool)]
    set_mean = _set_mean(tables)
    basis = (
        *mentions_basis(("rating", "is_member"), period, platforms),
        Basis("coop_profile", ("value",)),
    )
    return [
        _figure(kind, kept, set_mean, members=len(reviews) - len(by_public), basis=basis)
        for kind, kept in (("all", reviews), ("public", by_public))
    ]


def _figure(
    kind: str, reviews: pd.DataFrame, set_mean: float | None, *, members: int,
    basis: tuple[Basis, ...],
) -> Figure:  # fmt: skip
    stars = [float(one) for one in reviews["rating"]]
    assumed = ASSUMED_MEAN if set_mean is None else set_mean
    details = {"kind": kind, "members": float(members), **_histogram(stars, assumed)}
    if not stars:
        return Figure.missing(
            "rating", "points", "good_name.no_reviews", n=0, details=details, basis=basis
        )
    value = bayesian_mean(stars, assumed)
    half = Z95 * sqrt((MOST_STARS - value) * (value - LEAST_STARS) / (PRIOR_REVIEWS + len(stars)))
    remarks = {
        "good_name.mean_is_assumed": set_mean is None,
        "good_name.few_reviews": len(stars) < PRIOR_REVIEWS,
        "good_name.members_among_reviews": kind == "all" and members > 0,
    }
    return Figure(
        "rating", value, "points", low=max(float(LEAST_STARS), value - half),
        high=min(float(MOST_STARS), value + half), is_estimate=True, n=len(stars),
        method="good_name.bayesian_mean", details=details, basis=basis,
        remarks=tuple(code for code, applies in remarks.items() if applies),
        imports=imports_of(reviews), as_of=last_day(reviews, "day"),
    )  # fmt: skip


def _histogram(stars: Sequence[float], assumed_mean: float) -> dict[str, float | str | None]:
    counts = {f"stars_{k}": float(stars.count(k)) for k in range(LEAST_STARS, MOST_STARS + 1)}
    plain = sum(stars) / len(stars) if stars else None
    return {"assumed_mean": assumed_mean, "plain_mean": plain, **counts}


def _set_mean(tables: Tables) -> float | None:
    said = not_removed(tables["coop_profile"])
    values = said.loc[said["setting"].eq("rating_class_mean"), "value"].dropna()
    try:
        mean = float(values.iloc[-1]) if len(values) else None
    except ValueError:
        return None
    sensible = mean is not None and isfinite(mean) and LEAST_STARS <= mean <= MOST_STARS
    return mean if sensible else None


CATALOGUE = (Metric("rating", "9.4", "points", ("mentions", "coop_profile"), rating),)
