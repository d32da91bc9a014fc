"""The posts of a period that most accounts saw, each once, as last read."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

MIN_AGE_DAYS = 7
_KEY = ["platform", "account_id", "post_id"]
COLUMNS = (
    "platform",
    "account_id",
    "account_name",
    "published",
    "format",
    "caption",
    "permalink",
    "reach",
    "views",
    "metric_version",
    "as_of",
)


def top_posts(
    tables: Tables, period: Period, *, platforms: tuple[str, ...] = (), count: int = 20
) -> pd.DataFrame:
    """The `count` posts with the highest reach, at least 7 days old when read (G4).

    Formula: the latest row of each post (by `as_of`); those published in the period (co-op's day)
    and read 7 days later or more; sorted by reach. Posts without reach do not stand in the list:
    their place is unknown, and views never stand in for reach.
    Needs: posts.reach, published_at or published_on, as_of. Unit: accounts.
    """
    posts = tables["posts"]
    if platforms:
        posts = posts[posts["platform"].isin(list(platforms))]
    latest = posts.sort_values("as_of").drop_duplicates(_KEY, keep="last")
    day = published_day(latest, period.zone)
    age = (latest["as_of"] - day).dt.days
    inside = (day >= pd.Timestamp(period.start)) & (day < pd.Timestamp(period.end))
    ripe = latest.assign(published=day)[inside & (age >= MIN_AGE_DAYS) & latest["reach"].notna()]
    ranked = ripe.sort_values(["reach", "published"], ascending=[False, False], kind="stable")
    return ranked.head(count)[list(COLUMNS)].reset_index(drop=True)


def published_day(posts: pd.DataFrame, zone: str) -> pd.Series:
    """The co-op's own day of publication; the file's day where it gives no time."""
    local = posts["published_at"].dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    day: pd.Series = local.dt.normalize().astype("datetime64[us]")
    return day.fillna(posts["published_on"])
