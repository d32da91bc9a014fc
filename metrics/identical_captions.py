"""The same words on several channels: fresh on paper only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.own_posts import own_posts, published_in
from metrics.period import Period
from metrics.text_likeness import plain_words

Tables = Mapping[str, pd.DataFrame]


def identical_captions(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """How much of what was posted is the same text on several channels.

    Formula: posts whose caption also stands on another channel in the period / posts with a
        caption; captions are compared by their words, without hashtags, links, signs and emoji.
    Needs: posts.caption. Unit: share; a count of all posts, so without an interval.
    Undefined without captions on two channels. Details: same, of, channels.
    """
    posts = published_in(own_posts(tables, period.zone), period, today)
    if platforms:
        posts = posts[posts["platform"].isin(list(platforms))]
    words = posts["caption"].dropna().map(plain_words)
    posts = posts.assign(words=words).dropna(subset=["words"])
    posts = posts[posts["words"].ne("")]
    channels = int(posts["platform"].nunique())
    is_same = posts.groupby("words")["platform"].transform("nunique") > 1
    same, of = int(is_same.sum()), len(posts)
    details: dict[str, float | str | None] = {
        "same": float(same),
        "of": float(of),
        "channels": float(channels),
    }
    basis = (Basis("posts", ("caption",), tuple(platforms), (), period.start, period.end),)
    if channels < 2:
        return Figure.missing(
            "identical_captions", "share", "presence.one_channel_with_captions", n=of,
            details=details, basis=basis, imports=imports_of(posts),
        )  # fmt: skip
    return Figure(
        "identical_captions", same / of, "share", n=of, details=details, basis=basis,
        imports=imports_of(posts),
    )  # fmt: skip


CATALOGUE = (Metric("identical_captions", "6.2", "share", ("posts",), identical_captions),)
