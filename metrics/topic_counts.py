"""How often each topic was talked about each day, source by source."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.evidence import not_removed
from metrics.own_posts import local_moments
from metrics.topic_words import Topics

Tables = Mapping[str, pd.DataFrame]

OWN_LISTENING = "mentions"
"""The source that is the table of comments, mentions and reviews itself."""

COLUMNS = ["source", "key", "topic", "day", "talk", "others", "authors", "who", "import_id"]


def topic_counts(tables: Tables, topics: Topics, zone: str) -> pd.DataFrame:
    """One row a source, topic and day (COLUMNS). Sources are never added to one another.

    talk: different authors of that day, where they are known; else mentions. So one person who
    writes fifty times counts once a day. others: mentions that are not the co-op's own. authors:
    different authors of that day, null where unknown; who: their hashes, null where only counted.
    """
    counts = pd.concat(
        [_from_days(tables["topic_days"], topics), _from_mentions(tables, topics, zone)]
    )
    return counts[COLUMNS].sort_values(["source", "key", "day"], ignore_index=True)


def covered_days(counts: pd.DataFrame) -> pd.DatetimeIndex:
    """The days on which one source listened at all.

    A table of counts has a row of some topic for each such day, a day without any row was not
    looked at. A list of mentions has none for a quiet day: it covers first to last.
    """
    days = pd.DatetimeIndex(counts["day"].dropna().unique()).sort_values()
    if len(days) and counts["source"].eq(OWN_LISTENING).all():
        return pd.date_range(days[0], days[-1], freq="D")
    return days


def _from_days(topic_days: pd.DataFrame, topics: Topics) -> pd.DataFrame:
    rows = not_removed(topic_days).dropna(subset=["mentions"])
    talk = rows["authors"].fillna(rows["mentions"]).astype("int64")
    own = rows["own_mentions"].fillna(0)
    rows = rows.assign(
        key=rows["topic"].map(topics.key).astype("str"),
        day=rows["date"],
        talk=talk.where(talk <= rows["mentions"], rows["mentions"]).astype("int64"),
        others=(rows["mentions"] - own).clip(lower=0).astype("int64"),
    )
    grouped = rows.groupby(["source", "key", "day"], as_index=False)
    # Synonyms share authors: their sum would count one person twice.
    return grouped.agg(
        topic=("topic", "first"),
        talk=("talk", "sum"),
        others=("others", "sum"),
        authors=("authors", "max"),
        import_id=("import_id", "max"),
    ).assign(who=None)


def _from_mentions(tables: Tables, topics: Topics, zone: str) -> pd.DataFrame:
    rows = not_removed(tables["mentions"]).dropna(subset=["topic", "at"])
    unknown = "mention " + rows["mention_id"]
    rows = rows.assign(
        source=OWN_LISTENING,
        key=rows["topic"].map(topics.key).astype("str"),
        day=local_moments(rows["at"], zone).dt.normalize(),
        who=rows["author_hash"].fillna(unknown),
    )
    grouped = rows.groupby(["source", "key", "day"], as_index=False)
    counts = grouped.agg(
        topic=("topic", "first"),
        talk=("who", "nunique"),
        others=("who", "size"),
        authors=("author_hash", "nunique"),
        hashes=("author_hash", lambda hashes: frozenset(hashes.dropna())),
        import_id=("import_id", "max"),
    )
    return counts.assign(authors=counts["authors"].astype("Int64"), who=counts["hashes"])
