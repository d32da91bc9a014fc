"""The posts that the co-op itself made, each once, with all that any file said of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

POST = ["platform", "account_id", "post_id"]


def own_posts(tables: Tables, zone: str) -> pd.DataFrame:
    """One row a post, column by column the last known value; `published` in the co-op's time.

    Answers to others and posts that another account published are not the co-op's own. A post
    whose file gives no time has the start of its day. Sorted by channel, account and id.
    """
    posts = tables["posts"]
    # Not a groupby().last(): it would lose the types of columns that are wholly blank.
    ordered = posts.sort_values([*POST, "as_of"], kind="stable")
    filled = ordered.groupby(POST, sort=False)[_values(posts)].ffill()
    rows = ordered.assign(**{str(name): filled[name] for name in filled})
    rows = rows.drop_duplicates(POST, keep="last")
    is_other = rows["format"].eq("reply").fillna(value=False).astype(bool)
    is_other |= rows["is_collab"].fillna(value=False).astype(bool)
    own = rows[~is_other]
    published = local_moments(own["published_at"], zone).fillna(own["published_on"])
    return own.assign(published=published).reset_index(drop=True)


def published_in(posts: pd.DataFrame, period: Period, today: date) -> pd.DataFrame:
    """The posts (of own_posts) that appeared in the period, up to and with `today`."""
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    until = min(after, pd.Timestamp(today) + pd.Timedelta(days=1))
    return posts[(posts["published"] >= first) & (posts["published"] < until)]


def local_moments(moments: pd.Series, zone: str) -> pd.Series:
    """UTC moments as the clock of that zone showed them, without zone."""
    local = moments.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    shown: pd.Series = local.astype("datetime64[us]")
    return shown


def hours(between: pd.Series) -> pd.Series:
    """Spans of time in hours; null stays null."""
    found: pd.Series = between.dt.total_seconds() / 3_600
    return found


def _values(posts: pd.DataFrame) -> list[str]:
    kept = {*POST, "coop_id", "as_of", "import_id", "source_row"}
    return [str(name) for name in posts if name not in kept]
