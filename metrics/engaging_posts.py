"""The posts of a period that engaged most, ranked after shrinking; and rates by kind of post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.period import Period
from metrics.post_engagement import own_rates, post_engagement
from metrics.shrinkage import gamma_prior

Tables = Mapping[str, pd.DataFrame]

COLUMNS = (
    "platform",
    "account_id",
    "account_name",
    "published",
    "format",
    "pillar",
    "caption",
    "permalink",
    "reach",
    "interactions",
    "rate",
    "shrunken_rate",
    "times_usual",
    "as_of",
)

LEAST_POSTS = 5
"""Posts of a kind before its rate is shown."""


def engaging_posts(
    tables: Tables,
    period: Period,
    today: date,
    *,
    platforms: Sequence[str] = (),
    count: int = 20,
) -> pd.DataFrame:
    """Posts ranked by shrunken rate against their platform's own mean (times_usual).

    Formula: (interactions + a) / (reach + a / λ) with λ and a of the platform's posts of the
        period (gamma-Poisson moments): five acts of forty viewers move a post little. A platform
        with fewer than 10 posts is not ranked, nor one whose posts do not differ beyond chance.
    Needs: posts.reach and counts, at least 7 days old. Unit of rates: share. The first posts of
    any ranking were also lucky: expect them to fall next time.
    """
    rows = post_engagement(tables, period, today, platforms=platforms).frame
    ranked = list(_ranked(rows))
    if not ranked:
        return rows.assign(published=rows["day"], shrunken_rate=0.0, times_usual=0.0).iloc[:0][
            list(COLUMNS)
        ]
    together = pd.concat(ranked).sort_values("times_usual", ascending=False, kind="stable")
    return together.head(count)[list(COLUMNS)].reset_index(drop=True)


def _ranked(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for _, posts in rows.groupby("platform", sort=True):
        # Within one platform its own counts may all be there, even where others lack them.
        own, _ = own_rates(posts)
        prior = gamma_prior(own["interactions"], own["reach"].astype("float64"))
        if prior is None or prior.mean <= 0 or prior.shape == float("inf"):
            continue
        shrunken = pd.Series(
            [
                prior.shrunken(float(y), float(n))
                for y, n in zip(own["interactions"], own["reach"], strict=True)
            ],
            index=own.index,
        )
        yield own.assign(
            published=own["day"], shrunken_rate=shrunken, times_usual=shrunken / prior.mean
        )


def engagement_by(
    tables: Tables, period: Period, today: date, *, by: str, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Per platform and `by` (format, pillar, objective): n, median rate with quartiles, reach.

    Columns platform, <by>, n, rate, low, high, reach (median). Below 5 posts only n is known.
    A description, not a comparison: format_effect and pillar_engagement compare.
    """
    rows = post_engagement(tables, period, today, platforms=platforms).frame
    groups = rows.groupby(["platform", by], sort=True)
    table = pd.DataFrame(
        {
            "n": groups.size(),
            "rate": groups["rate"].median(),
            "low": groups["rate"].quantile(0.25),
            "high": groups["rate"].quantile(0.75),
            "reach": groups["reach"].median().astype("float64"),
        }
    )
    values = ["rate", "low", "high", "reach"]
    table[values] = table[values].where(table["n"] >= LEAST_POSTS)
    return table.reset_index()
