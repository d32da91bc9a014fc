"""Hours from the start of a public topic to the co-op's own post on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.median_wait import median_wait
from metrics.metric import Metric
from metrics.period import Period
from metrics.topic_responses import topic_responses

Tables = Mapping[str, pd.DataFrame]

LEAST_TOPICS = 5


def response_lag(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """How long the co-op takes to post on a public topic that fits it.

    Formula: Kaplan-Meier median of the hours from the start of a topic to the first own post on
        it, over topics that a person ticked as relevant and that began in the period; those never
        answered count as longer than the hours watched (at most 14 days). Range: 95 %.
    Needs: topic_choices, posts, mentions or topic_days. Unit: hours.
    Undefined when nobody ticked a topic, with fewer than 5 topics, or when more than half were not
        answered. Details: answered, topics, naive_median (of the answered alone: it flatters).
    """
    rows = topic_responses(tables, period, today, platforms=platforms)
    watched = _relevant(rows).dropna(subset=["hours"])
    answered = watched[watched["is_answered"]]
    details: dict[str, float | str | None] = {
        "answered": float(len(answered)),
        "topics": float(len(watched)),
        "naive_median": float(answered["hours"].median()) if len(answered) else None,
    }
    basis, imports = _basis(period, platforms), imports_of(rows)
    reason = _why_not(rows, len(watched))
    wait = median_wait(watched["hours"].to_list(), watched["is_answered"].to_list())
    if reason or wait.median is None:
        return Figure.missing(
            "response_lag", "hours", reason or "topics.most_never_answered", n=len(watched),
            n_expected=LEAST_TOPICS, low=None if reason else wait.low, details=details,
            basis=basis, imports=imports,
        )  # fmt: skip
    return Figure(
        "response_lag", wait.median, "hours", low=wait.low, high=wait.high,
        open_above=wait.high is None, n=len(watched), method="topics.kaplan_meier",
        details=details, basis=basis, imports=imports,
    )  # fmt: skip


def quick_post_payoff(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Whether a post on a public topic reaches more than the account's posts usually do.

    Formula: median over answered relevant topics of the post's reach / median reach of the
        account's posts of the 90 days before; low and high are quartiles.
    Needs: posts.reach of posts at least 7 days old, topic_choices, mentions or topic_days. Unit:
        ratio; 1 is as usual.
    Undefined with fewer than 5 such posts whose account has 8 other posts. Seen beside, not
        because: who picks topics well may pick well anyway. Details: posts.
    """
    rows = _relevant(topic_responses(tables, period, today, platforms=platforms))
    known = rows.dropna(subset=["times_usual"])
    once = known.drop_duplicates(["platform", "account_id", "post_id"])
    details: dict[str, float | str | None] = {"posts": float(len(once))}
    basis = _basis(period, platforms, "reach")
    if len(once) < LEAST_TOPICS:
        reason = "topics.no_topic_chosen" if rows.empty else "topics.too_few_answers"
        return Figure.missing(
            "quick_post_payoff", "ratio", reason, n=len(once), n_expected=LEAST_TOPICS,
            details=details, basis=basis, imports=imports_of(rows),
        )  # fmt: skip
    low, middle, high = (float(q) for q in once["times_usual"].quantile([0.25, 0.5, 0.75]))
    return Figure(
        "quick_post_payoff", middle, "ratio", low=low, high=high, n=len(once),
        method="topics.quartiles", remarks=("topics.beside_not_because",), details=details,
        basis=basis, imports=imports_of(once),
    )  # fmt: skip


def _relevant(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["is_relevant"].fillna(value=False).astype(bool)]


def _why_not(rows: pd.DataFrame, watched: int) -> str:
    if _relevant(rows).empty:
        return "topics.no_topic_chosen"
    return "topics.too_few_topics" if watched < LEAST_TOPICS else ""


def _basis(period: Period, platforms: Sequence[str], column: str = "caption") -> tuple[Basis, ...]:
    return (
        Basis("topic_choices", ("started_at", "is_relevant")),
        Basis("posts", (column,), tuple(platforms), (), period.start, period.end),
    )


_NEEDS = ("topic_choices", "posts", "mentions", "topic_days")

CATALOGUE = (
    Metric("response_lag", "8.3", "hours", _NEEDS, response_lag),
    Metric("quick_post_payoff", "8.3", "ratio", _NEEDS, quick_post_payoff),
)
