"""Topics brought to one spelling, and the topics that a caption speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from metrics.evidence import not_removed
from metrics.text_likeness import plain_words

_HASHTAG = re.compile(r"#(\w+)")
_LONGEST_PHRASE = 4


def topic_key(text: str) -> str:
    """Letters and digits alone, in lower case: a hashtag and its words are one topic.

    >>> topic_key("#HargaBeras"), topic_key("harga beras ")
    ('hargaberas', 'hargaberas')
    """
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=16_384)
def hashtags(caption: str) -> frozenset[str]:
    """The keys of the hashtags of a caption."""
    return frozenset(key for tag in _HASHTAG.findall(caption) if (key := topic_key(tag)))


@lru_cache(maxsize=16_384)
def spoken(caption: str) -> frozenset[str]:
    """The keys of every hashtag, word and run of up to four words of a caption."""
    words = plain_words(caption).split()
    runs = {
        "".join(words[first : first + length])
        for length in range(1, _LONGEST_PHRASE + 1)
        for first in range(len(words) - length + 1)
    }
    return hashtags(caption) | runs


@dataclass(frozen=True)
class Topics:
    """What people said of topics: `names` as written, `same` (spelling: topic), `relevant`.

    All by key. A topic that nobody ticked is not in `relevant`.
    """

    names: Mapping[str, str]
    same: Mapping[str, str]
    relevant: Mapping[str, bool]

    def key(self, text: str) -> str:
        """The key of a topic, whichever of its spellings is used."""
        key = topic_key(text)
        return self.same.get(key, key)

    def said_in(self, caption: str) -> frozenset[str]:
        """The listed topics that a caption speaks of, by hashtag or in words."""
        return frozenset(self.same[key] for key in spoken(caption) if key in self.same)


def topics_of(topic_choices: pd.DataFrame) -> Topics:
    """The editable list of topics: their ticks and synonyms (separated by commas).

    >>> from metrics.example_tables import example_tables
    >>> said = [{"topic": "harga beras", "synonyms": "beras naik, HET", "is_relevant": True}]
    >>> topics = topics_of(example_tables(topic_choices=said)["topic_choices"])
    >>> sorted(topics.said_in("Kenapa beras naik? #het")), topics.relevant
    (['hargaberas'], {'hargaberas': True})
    """
    rows = not_removed(topic_choices).sort_values("topic")
    names: dict[str, str] = {}
    same: dict[str, str] = {}
    relevant: dict[str, bool] = {}
    columns = ["topic", "synonyms", "is_relevant"]
    for topic, synonyms, is_relevant in rows[columns].itertuples(index=False, name=None):
        key = topic_key(topic)
        names[key] = topic
        others = [] if pd.isna(synonyms) else synonyms.split(",")
        same |= {other: key for text in others if (other := topic_key(text))}
        if not pd.isna(is_relevant):
            relevant[key] = bool(is_relevant)
    # A topic of its own is never the synonym of another.
    return Topics(names, {**same, **{key: key for key in names}}, relevant)
