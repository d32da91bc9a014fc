"""The posts of a period with their interactions and all that a fair comparison must hold equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from metrics.evidence import not_removed
from metrics.figure import Basis
from metrics.period import Period
from metrics.post_readings import PostReadings, post_readings, posts_basis

Tables = Mapping[str, pd.DataFrame]

INTERACTIONS = ("likes", "comments", "shares", "saves")

FORMAT_GROUPS = {"video_short": "video", "video_long": "video"}
"""Formats that are one when formats are compared; every other format stays itself."""

DAYPARTS = {"dawn": (4, 7), "morning": (7, 11), "midday": (11, 15), "afternoon": (15, 18),
            "evening": (18, 23)}  # fmt: skip
"""Hours of the co-op's own clock, the last not held: an assumption. The night has no daypart."""


@dataclass(frozen=True)
class PostEngagement:
    """One row a post with reach and at least one count of interactions.

    `components` are the counts that every one of these posts has; `readings` says what was left
    out before.
    """

    frame: pd.DataFrame
    components: tuple[str, ...]
    readings: PostReadings

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was left out."""
        return (*self.readings.remarks, *_dropped(self.frame, self.components))


def post_engagement(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> PostEngagement:
    """The posts of the period, at least 7 days old when read, with `interactions` and factors.

    Formula: interactions = likes + comments + shares + saves, of which a count that any post of
        the comparison lacks is left out for all; rate = interactions / reach; log_rate =
        ln(rate + 0.5 / reach), so that a post without interactions keeps a place.
    Further columns: format_group, paid (paid, organic, unknown), quarter, account (platform and
    account), in_ramadan, weekday (0 Monday), daypart; the last two null without a time of day.
    """
    readings = post_readings(tables, period, today, columns=["reach"], platforms=platforms)
    frame, components = with_interactions(readings.frame[readings.frame["reach"] > 0])
    return PostEngagement(_with_factors(frame, tables, period.zone), components, readings)


def with_interactions(
    posts: pd.DataFrame, counts: Sequence[str] = INTERACTIONS
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The posts that have any of the counts, with the sum of those counts that all of them have.

    No post is left where there is no count that all have.

    >>> posts = pd.DataFrame({"likes": [9, 1], "comments": [1, 1], "saves": [3, None]})
    >>> kept, components = with_interactions(posts, ("likes", "comments", "saves"))
    >>> kept["interactions"].tolist(), components
    ([10.0, 2.0], ('likes', 'comments'))
    """
    known = posts[posts[list(counts)].notna().any(axis=1)]
    common = tuple(name for name in counts if known[name].notna().all() and len(known))
    if not common:
        return known.iloc[:0].assign(interactions=0.0), ()
    total = known[list(common)].astype("float64").sum(axis=1)
    return known.assign(interactions=total.clip(lower=0.0)), common


def own_rates(posts: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Rates of some of the posts on the counts that these have, and the remark if one is missing.

    One account may have counts that another lacks: alone it need not do without them.
    """
    counted, components = with_interactions(posts)
    return with_rates(counted), _dropped(counted, components)


def _dropped(posts: pd.DataFrame, components: tuple[str, ...]) -> tuple[str, ...]:
    is_less = len(components) < len(INTERACTIONS) and not posts.empty
    return ("engagement.component_dropped",) if is_less else ()


def with_rates(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts with rate and log_rate."""
    reach = posts["reach"].astype("float64")
    rate = posts["interactions"] / reach
    return posts.assign(rate=rate, log_rate=np.log(rate + 0.5 / reach))


def engagement_basis(period: Period, platforms: Sequence[str]) -> tuple[Basis, ...]:
    """The cells behind rates of posts."""
    return (posts_basis(["reach", *INTERACTIONS], period, platforms),)


def paid_status(posts: pd.DataFrame) -> pd.Series:
    """Per post: paid, organic, or unknown where the export does not say."""
    boosted, paid_reach = posts["is_boosted"], posts["reach_paid"]
    is_paid = boosted.fillna(value=False).astype(bool) | paid_reach.gt(0).fillna(value=False)
    says = boosted.notna() | paid_reach.notna()
    status = np.where(is_paid.astype(bool), "paid", np.where(says, "organic", "unknown"))
    return pd.Series(status, index=posts.index, dtype="str")


def _with_factors(posts: pd.DataFrame, tables: Tables, zone: str) -> pd.DataFrame:
    local = posts["published_at"].dt.tz_localize("UTC").dt.tz_convert(ZoneInfo(zone))
    formats = posts["format"].fillna("other")
    return with_rates(posts).assign(
        account=posts["platform"] + " " + posts["account_id"],
        format_group=formats.map(FORMAT_GROUPS).fillna(formats),
        paid=paid_status(posts),
        quarter=posts["day"].dt.to_period("Q").astype("str"),
        in_ramadan=_in_ramadan(posts["day"], tables),
        weekday=local.dt.day_of_week.astype("Int64"),
        daypart=local.dt.hour.map(_daypart_by_hour()),
    )


def _daypart_by_hour() -> dict[int, str]:
    return {hour: name for name, ends in DAYPARTS.items() for hour in range(*ends)}


def _in_ramadan(days: pd.Series, tables: Tables) -> pd.Series:
    events = not_removed(tables["events"])
    inside = pd.Series(data=False, index=days.index)
    for start, end in events.loc[events["kind"].eq("ramadan"), ["start", "end"]].to_numpy():
        inside |= (days >= start) & (days < end)
    return inside


def residuals(posts: pd.DataFrame, factors: Sequence[str]) -> tuple[pd.Series, int]:
    """log_rate less what the factors explain (least squares), and the degrees of freedom used.

    A factor that is the same for all posts explains nothing and uses none.
    """
    levels = posts[list(factors)].astype("str").fillna("")
    columns = pd.get_dummies(levels, drop_first=True).to_numpy(dtype=float)
    design = np.column_stack([np.ones(len(posts)), columns])
    values = posts["log_rate"].to_numpy(dtype=float)
    fitted, _, rank, _ = np.linalg.lstsq(design, values, rcond=None)
    rest = pd.Series(values - design @ fitted, index=posts.index)
    return rest, int(rank) - 1
