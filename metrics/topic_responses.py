"""Public topics, when they began, and the first own post on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import not_removed
from metrics.own_posts import hours, local_moments, own_posts
from metrics.period import Period
from metrics.topic_counts import OWN_LISTENING, topic_counts
from metrics.topic_words import Topics, topic_key, topics_of
from metrics.usual_reach import with_usual_reach

Tables = Mapping[str, pd.DataFrame]

WITHIN_HOURS = 14 * 24.0
"""A post that comes later is no answer to the topic any more: an assumption."""

COLUMNS = (
    "topic",
    "is_relevant",
    "started",
    "start_from",
    "is_answered",
    "hours",
    "platform",
    "account_id",
    "post_id",
    "published",
    "caption",
    "permalink",
    "reach",
    "usual_reach",
    "times_usual",
    "import_id",
)
_OF_POST = ["platform", "account_id", "post_id", "published", "caption", "permalink", "import_id"]


def topic_responses(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row a listed topic that began in the period, and the first own post on it (COLUMNS).

    is_relevant: True, False, or null when nobody ticked. The start is what a person wrote, else
    the first day on which others talked about it (start_from: person, mentions, topic_days).
    hours: from the start to the post, or so far without one, at most 14 days; null when no posts
    are known since the start. A post without a time of day counts from the end of its day.
    """
    topics = topics_of(tables["topic_choices"])
    starts = _starts(tables, topics, period.zone)
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    inside = starts[(starts["started"] >= first) & (starts["started"] < after)]
    posts = own_posts(tables, period.zone)
    if platforms:
        posts = posts[posts["platform"].isin(list(platforms))]
    known_until = min(posts["as_of"].max(), pd.Timestamp(today)) if len(posts) else pd.NaT
    answers = _first_answers(inside, _on_topics(posts, topics))
    joined = inside.merge(answers, on="key", how="left")
    joined = with_usual_reach(joined, tables, period, today)
    is_answered = joined["post_id"].notna()
    waited = hours(joined["published"].where(is_answered, known_until) - joined["started"])
    shown = joined.assign(
        is_answered=is_answered,
        hours=waited.where(waited > 0).clip(upper=WITHIN_HOURS).where(
            ~is_answered, waited.clip(lower=0)
        ),
    )  # fmt: skip
    return shown.sort_values(["started", "topic"], ignore_index=True)[list(COLUMNS)]


def _starts(tables: Tables, topics: Topics, zone: str) -> pd.DataFrame:
    """key, topic, is_relevant, started, start_from of every listed topic with a known start."""
    choices = not_removed(tables["topic_choices"]).sort_values("topic")
    choices = choices.assign(
        key=choices["topic"].map(topic_key).astype("str"),
        said=local_moments(choices["started_at"], zone),
    ).drop_duplicates("key")
    talk = topic_counts(tables, topics, zone)
    heard = talk[talk["others"] > 0].sort_values(["day", "source"]).drop_duplicates("key")
    joined = choices.merge(heard[["key", "day", "source"]], on="key", how="left")
    by_person = joined["said"].notna()
    source = joined["source"].map(lambda name: name if name == OWN_LISTENING else "topic_days")
    return joined.assign(
        started=joined["said"].fillna(joined["day"]),
        start_from=source.mask(by_person, "person"),
    )[["key", "topic", "is_relevant", "started", "start_from"]].dropna(subset=["started"])


def _on_topics(posts: pd.DataFrame, topics: Topics) -> pd.DataFrame:
    """One row a post and listed topic of which its caption speaks."""
    has_time = posts["published_at"].notna()
    day_after = posts["published"] + pd.Timedelta(days=1)
    known = posts.assign(published=posts["published"].where(has_time, day_after))
    known = known.dropna(subset=["published", "caption"])
    keys = known["caption"].map(lambda caption: sorted(topics.said_in(caption)))
    return known.assign(key=keys).explode("key").dropna(subset=["key"]).astype({"key": "str"})


def _first_answers(starts: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """The first post on each topic since its start, within 14 days."""
    pairs = posts[["key", *_OF_POST]].merge(starts[["key", "started"]], on="key")
    waited = hours(pairs["published"] - pairs["started"])
    in_time = pairs[(waited >= 0) & (waited <= WITHIN_HOURS)]
    ordered = in_time.sort_values(["published", "platform", "account_id", "post_id"])
    return ordered.drop_duplicates("key")[["key", *_OF_POST]]
