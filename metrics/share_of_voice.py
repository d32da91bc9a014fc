"""How much of the talk on the co-op's topics is about the co-op."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from metrics.evidence import imports_of, last_day, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.proportion_interval import wilson
from metrics.topic_words import Topics, topics_of

Tables = Mapping[str, pd.DataFrame]

LEAST_MENTIONS = 8


def share_of_voice(tables: Tables, period: Period, today: date) -> list[Figure]:
    """One figure a source: sources listen differently and are never added.

    Formula: sum of topic_days.own_mentions / sum of topic_days.mentions over the days and topics
        where both are known; topics ticked as relevant, all but those ticked as not relevant when
        none is. The range is Wilson's 95 % interval.
    Needs: topic_days, topic_choices. Unit: share.
    Undefined with fewer than 8 mentions. Not comparable with a period of another source.
    Details: kind (source), own, mentions, topics.
    """
    topics = topics_of(tables["topic_choices"])
    rows = _known(tables, topics)
    now = _between(rows, period, today)
    before = _between(rows, period.previous(), today)
    changed = set(before["source"]) not in (set(), set(now["source"]))
    is_ticked = any(topics.relevant.values())
    remarks = ["topics.interval_of_single_mentions"]
    remarks += [] if is_ticked else ["topics.no_topic_ticked"]
    remarks += ["topics.sources_changed"] if changed else []
    return [
        _figure(str(source), own, period).with_remarks(*remarks)
        for source, own in now.groupby("source", sort=True)
    ]


def _known(tables: Tables, topics: Topics) -> pd.DataFrame:
    rows = not_removed(tables["topic_days"]).dropna(subset=["mentions", "own_mentions"])
    rows = rows[rows["own_mentions"] <= rows["mentions"]]
    rows = rows.assign(key=rows["topic"].map(topics.key).astype("str"))
    default = not any(topics.relevant.values())
    fits = rows["key"].map(lambda key: topics.relevant.get(key, default)).astype(bool)
    return rows[fits]


def _between(rows: pd.DataFrame, period: Period, today: date) -> pd.DataFrame:
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    until = min(after, pd.Timestamp(today) + pd.Timedelta(days=1))
    return rows[(rows["date"] >= first) & (rows["date"] < until)]


def _figure(source: str, rows: pd.DataFrame, period: Period) -> Figure:
    own, mentions = int(rows["own_mentions"].sum()), int(rows["mentions"].sum())
    details: dict[str, float | str | None] = {
        "kind": source,
        "own": float(own),
        "mentions": float(mentions),
        "topics": float(rows["key"].nunique()),
    }
    basis = (Basis("topic_days", ("own_mentions", "mentions"), start=period.start, end=period.end),)
    share = wilson(own, mentions) if mentions >= LEAST_MENTIONS else None
    if share is None:
        return Figure.missing(
            "share_of_voice", "share", "topics.too_few_mentions", n=mentions,
            n_expected=LEAST_MENTIONS, details=details, basis=basis, imports=imports_of(rows),
        )  # fmt: skip
    return Figure(
        "share_of_voice", share.value, "share", low=share.low, high=share.high, n=mentions,
        details=details, basis=basis, imports=imports_of(rows), as_of=last_day(rows, "date"),
    )  # fmt: skip


CATALOGUE = (
    Metric("share_of_voice", "8.4", "share", ("topic_days", "topic_choices"), share_of_voice),
)
