"""What the posts of an account usually reach, to hold one post against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from metrics.own_posts import POST
from metrics.period import Period
from metrics.post_readings import post_readings

Tables = Mapping[str, pd.DataFrame]

USUAL_DAYS = 90
LEAST_POSTS = 8


def with_usual_reach(
    posts: pd.DataFrame, tables: Tables, period: Period, today: date
) -> pd.DataFrame:
    """The posts with reach, usual_reach and times_usual (reach / usual_reach).

    usual_reach is the median of the account's other posts of the 90 days before, all read at 7
    days or older; null with fewer than 8 of them.
    """
    first = period.start - timedelta(days=USUAL_DAYS + 1)
    span = Period(first, max(period.end, today) + timedelta(days=1), period.zone)
    known = post_readings(tables, span, today, columns=["reach"]).frame
    reaches = known.set_index(POST)["reach"]
    keys = list(posts[POST].itertuples(index=False, name=None))
    reach = [reaches.get(key) for key in keys]
    usual = [
        _usual(known, key, published)
        for key, published in zip(keys, posts["published"], strict=True)
    ]
    frame = posts.assign(
        reach=pd.Series(reach, index=posts.index, dtype="Float64"),
        usual_reach=pd.Series(usual, index=posts.index, dtype="Float64"),
    )
    return frame.assign(times_usual=frame["reach"] / frame["usual_reach"].where(lambda u: u > 0))


def _usual(known: pd.DataFrame, key: tuple[str, str, str], published: pd.Timestamp) -> float | None:
    if pd.isna(published):
        return None
    platform, account, post = key
    day = published.normalize()
    others = known[
        known["platform"].eq(platform)
        & known["account_id"].eq(account)
        & known["post_id"].ne(post)
        & (known["day"] <= day)
        & (known["day"] > day - pd.Timedelta(days=USUAL_DAYS))
    ]
    return float(others["reach"].median()) if len(others) >= LEAST_POSTS else None
