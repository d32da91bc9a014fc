"""How much of what the co-op talks about is what the public talks about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.own_posts import own_posts, published_in
from metrics.period import Period
from metrics.topic_counts import topic_counts
from metrics.topic_words import Topics, hashtags, topics_of

Tables = Mapping[str, pd.DataFrame]

LEAST_TOPICS = 5
_INTEREST = ["download", "term", "place", "at", "grain", "index", "below_one"]


def trend_overlap(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """How much of the co-op's own topics is public talk.

    Formula: own topics that are public ones / own topics. Own: hashtags of own posts, and listed
        topics of which a caption speaks. Public: topics of topic_days and mentions that others
        talked about, and related queries of search trends. Both by normalised words and synonyms;
        a topic that a person ticked as not fitting counts nowhere. Jaccard: common / (own or
        public).
    Needs: posts.caption, topic_days, mentions, trends, topic_choices. Unit: share.
    Undefined with fewer than 5 own topics, or without any public one. How often a term was
        searched plays no part: such an index is relative to its own file.
    Details: jaccard, own, public, common, unticked (common topics nobody ticked), common_topics (a
        list separated by commas).
    """
    topics = topics_of(tables["topic_choices"])
    posts = published_in(own_posts(tables, period.zone), period, today)
    if platforms:
        posts = posts[posts["platform"].isin(list(platforms))]
    own = _fitting(_own_topics(posts, topics), topics)
    talk, searched = _public_rows(tables, period, today, topics)
    public = {**_named(searched["band"], topics), **_named(talk["topic"], topics)}
    public = _fitting({**public, **topics.names}, topics, among=set(public))
    common = sorted(own.keys() & public.keys())
    details = _details(own, public, common, topics)
    facts = (_basis(period, platforms), imports_of(posts, talk, searched))
    if len(own) < LEAST_TOPICS or not public:
        reason = "topics.no_public_topics" if not public else "topics.too_few_own_topics"
        return Figure.missing(
            "trend_overlap", "share", reason, n=len(own), n_expected=LEAST_TOPICS,
            details=details, basis=facts[0], imports=facts[1],
        )  # fmt: skip
    return Figure(
        "trend_overlap", len(common) / len(own), "share", n=len(own),
        remarks=("topics.common_not_ticked",) if details["unticked"] else (),
        details=details, basis=facts[0], imports=facts[1],
    )  # fmt: skip


def public_interest(tables: Tables, period: Period) -> pd.DataFrame:
    """Search interest as downloaded: download, term, place, at, grain, index, below_one.

    0 to 100 within one file, a sample, rounded; 0 is not "no interest". Files are never averaged,
    added or joined into one line: each `download` is a picture of its own.
    """
    trends = tables["trends"]
    rows = trends[trends["dimension"].eq("time").fillna(value=False).astype(bool)]
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    inside = rows[(rows["at"] >= first) & (rows["at"] < after)]
    order = ["download", "term", "place", "at"]
    return inside.sort_values(order)[_INTEREST].reset_index(drop=True)


def _own_topics(posts: pd.DataFrame, topics: Topics) -> dict[str, str]:
    found: dict[str, str] = {}
    for caption in posts["caption"].dropna():
        found |= {topics.key(tag): tag for tag in sorted(hashtags(caption))}
        found |= {key: topics.names[key] for key in sorted(topics.said_in(caption))}
    return found


def _public_rows(
    tables: Tables, period: Period, today: date, topics: Topics
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What others talked about and what was searched, in the period up to `today`."""
    first, after = pd.Timestamp(period.start), pd.Timestamp(min(period.end, today))
    talk = topic_counts(tables, topics, period.zone)
    talk = talk[(talk["day"] >= first) & (talk["day"] < after) & (talk["others"] > 0)]
    trends = tables["trends"]
    related = trends["dimension"].isin(["related_top", "related_rising"])
    searched = trends[related & (trends["at"] >= first) & (trends["at"] < pd.Timestamp(period.end))]
    return talk, searched


def _named(texts: pd.Series, topics: Topics) -> dict[str, str]:
    return {topics.key(text): text for text in sorted(texts.dropna().unique())}


def _fitting(
    found: Mapping[str, str], topics: Topics, among: set[str] | None = None
) -> dict[str, str]:
    return {
        key: name
        for key, name in found.items()
        if key and topics.relevant.get(key, True) and (among is None or key in among)
    }


def _details(
    own: Mapping[str, str], public: Mapping[str, str], common: list[str], topics: Topics
) -> dict[str, float | str | None]:
    either = len(own.keys() | public.keys())
    return {
        "jaccard": len(common) / either if either else None,
        "own": float(len(own)),
        "public": float(len(public)),
        "common": float(len(common)),
        "unticked": float(sum(key not in topics.relevant for key in common)),
        "common_topics": ", ".join(public[key] for key in common),
    }


def _basis(period: Period, platforms: Sequence[str]) -> tuple[Basis, ...]:
    span = (period.start, period.end)
    return (
        Basis("posts", ("caption",), tuple(platforms), (), *span),
        Basis("topic_days", ("mentions",), (), (), *span),
        Basis("mentions", ("topic",), (), (), *span),
        Basis("trends", ("growth",), (), (), *span),
    )


CATALOGUE = (
    Metric(
        "trend_overlap", "8.2", "share",
        ("posts", "topic_days", "mentions", "trends", "topic_choices"), trend_overlap,
    ),
)  # fmt: skip
