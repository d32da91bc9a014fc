"""The posts of a period, each with its last reading: the ground of every number per post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd

from canonical.tables import POSTS
from metrics.aggregates import in_period
from metrics.evidence import imports_of
from metrics.figure import Basis
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

FULL_AGE_DAYS = 7
"""Lifetime counters of younger posts still grow too fast to stand beside older ones (G4)."""

_POST = ["platform", "account_id", "post_id"]


@dataclass(frozen=True)
class PostReadings:
    """One row a post, the last one on which all asked columns were known.

    `frame` has the canonical columns and `day` (publication, in the co-op's own time).
    `published` counts all posts of the period, `young` those left out for their age, `impossible`
    those with more reach than views.
    """

    frame: pd.DataFrame
    published: int
    young: int = 0
    impossible: int = 0

    @property
    def imports(self) -> tuple[int, ...]:
        """The imports behind the rows."""
        return imports_of(self.frame)

    @property
    def as_of(self) -> date | None:
        """The latest day of reading."""
        return None if self.frame.empty else self.frame["as_of"].max().date()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was left out."""
        codes = []
        if self.young:
            codes.append("reach.young_posts_left_out")
        if self.impossible:
            codes.append("reach.reach_above_views")
        return tuple(codes)


def post_readings(
    tables: Tables,
    period: Period,
    today: date,
    *,
    columns: Sequence[str],
    platforms: Sequence[str] = (),
    least_age: int | None = FULL_AGE_DAYS,
) -> PostReadings:
    """The last reading, up to `today`, of each post of the period that holds all `columns`.

    Posts read before `least_age` days are left out and counted; None takes any age.
    """
    rows = in_period(tables["posts"], POSTS, period, platforms=platforms)
    published = len(rows[_POST].drop_duplicates())
    rows = rows[rows["as_of"] <= pd.Timestamp(today)].dropna(subset=list(columns))
    rows = rows.sort_values("as_of").drop_duplicates(_POST, keep="last")
    rows = rows.assign(day=publication_day(rows, period.zone))
    age = (rows["as_of"] - rows["day"]).dt.days
    is_impossible = _has_more_reach_than_views(rows)
    is_young = age < least_age if least_age is not None else age.isna()
    old_enough = rows[~is_young & ~is_impossible]
    return PostReadings(
        frame=old_enough.sort_values(_POST, ignore_index=True),
        published=published,
        young=int(is_young.sum()),
        impossible=int((is_impossible & ~is_young).sum()),
    )


def platforms_with_posts(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str]
) -> set[str]:
    """The platforms with a post of the period that was read up to `today`, however young."""
    posts = tables["posts"][["platform", "as_of", "published_at", "published_on"]]
    rows = in_period(posts, POSTS, period, platforms=platforms)
    return {
        str(name) for name in rows.loc[rows["as_of"] <= pd.Timestamp(today), "platform"].unique()
    }


def platforms_of_either(
    tables: Tables, periods: tuple[Period, Period], today: date, platforms: Sequence[str]
) -> list[str]:
    """The platforms with a post in one of two periods that are compared, in order."""
    now, before = (
        platforms_with_posts(tables, period, today, platforms=platforms) for period in periods
    )
    return sorted(now | before)


def publication_day(posts: pd.DataFrame, zone: str) -> pd.Series:
    """The day on which each post appeared, in the co-op's own time."""
    moment = posts["published_at"].dt.tz_localize("UTC").dt.tz_convert(ZoneInfo(zone))
    local = moment.dt.tz_localize(None).dt.normalize().astype("datetime64[us]")
    day: pd.Series = local.fillna(posts["published_on"])
    return day


def posts_basis(columns: Sequence[str], period: Period, platforms: Sequence[str]) -> Basis:
    """The selection of posts that the store can trace."""
    return Basis("posts", tuple(columns), tuple(platforms), (), period.start, period.end)


def _has_more_reach_than_views(rows: pd.DataFrame) -> pd.Series:
    # Plays and engaged views count less than "seen"; only these two must reach as far as reach.
    is_seen = rows["metric_version"].isin(["views", "impressions"])
    is_more = (rows["reach"] > rows["views"]).fillna(value=False).astype(bool)
    impossible: pd.Series = is_seen & is_more
    return impossible
