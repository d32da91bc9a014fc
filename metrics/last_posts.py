"""The last sign of life on each channel, from whatever file shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.own_posts import POST, own_posts

Tables = Mapping[str, pd.DataFrame]

COLUMNS = ["channel", "last_post_on", "last_post_from", "known_on", "post_import_id"]
_READ = [*POST, "as_of", "published_at", "published_on", "format", "is_collab", "import_id"]


def last_posts(tables: Tables, on: date, zone: str) -> pd.DataFrame:
    """One row a channel: the last day, up to `on`, on which the co-op itself posted there.

    From posts; from account_days where a day counts posts; for e-mail from newsletters. The later
    day wins, at equal days posts. `known_on`: the day up to which any of them was read, at most
    `on`: after it the co-op may have posted without our knowing.
    """
    signs = pd.concat(_signs(tables, zone), ignore_index=True)
    day = pd.Timestamp(on)
    until = signs.assign(known_on=signs["known_on"].where(signs["known_on"] <= day, day))
    known = until.groupby("channel", as_index=False)["known_on"].max()
    so_far = signs[signs["last_post_on"] <= day]
    ordered = so_far.sort_values("last_post_on", kind="stable", ascending=False)
    latest = ordered.drop_duplicates("channel").sort_values("channel")
    return latest.drop(columns="known_on").merge(known, on="channel")[COLUMNS]


def _signs(tables: Tables, zone: str) -> list[pd.DataFrame]:
    posts = own_posts({"posts": tables["posts"][_READ]}, zone)
    days = tables["account_days"].dropna(subset=["posts_published"])
    read = days.groupby("platform")["date"].transform("max")
    active = days[days["posts_published"] > 0]
    mails = tables["email_campaigns"]
    return [
        _sign(posts, posts["published"].dt.normalize(), posts["as_of"], "posts"),
        _sign(active, active["date"], read[active.index], "account_days"),
        _sign(mails.assign(platform="email"), mails["sent_on"], mails["sent_on"], "newsletter"),
    ]


def _sign(rows: pd.DataFrame, day: pd.Series, known_on: pd.Series, source: str) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "channel": rows["platform"].astype("str"),
            "last_post_on": day.astype("datetime64[us]"),
            "known_on": known_on.astype("datetime64[us]"),
            "post_import_id": rows["import_id"],
        }
    )
    return frame.assign(last_post_from=source)
