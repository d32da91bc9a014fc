"""Topics that are talked about more than usual, beyond chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from scipy.stats import false_discovery_control

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.topic_counts import OWN_LISTENING, covered_days, topic_counts
from metrics.topic_lift import chance, shrunken_lift
from metrics.topic_windows import Windows, topic_windows
from metrics.topic_words import Topics, topics_of

Tables = Mapping[str, pd.DataFrame]

FALSE_DISCOVERIES = 0.10
LEAST_AUTHORS = 3
LEAST_DAYS_NOW = 5
LEAST_DAYS_BEFORE = 14


def rising_topics(tables: Tables, period: Period, today: date) -> list[Figure]:
    """One figure a topic and source, the surest first: how many times the usual talk.

    Formula: x1 in the last 7 days of the period (days that the source covers), x0 in the 28 days
        before without weeks of events. x1 given x1 + x0 is Binomial(t1 / (t1 + t0)), one-sided and
        exact; q by Benjamini-Hochberg over all topics and sources. Lift, shrunken: (x1 + 2) /
        (t1 + 2 / usual) / usual, usual = x0 / t0 but at least 1 / t0. Different authors of a day
        are counted where known, not their posts.
    Needs: topic_days or mentions, topic_choices (synonyms, ticks), events. Unit: ratio.
    Verdict: up with q at most 10 % and 3 different authors; else never more than "uncertain".
    Undefined for a source with fewer than 5 covered days of 7, or fewer than 14 before.
    Details: kind (topic), medium (source), now, before, days_now, days_before, raw_lift (None when
        nothing was said before), p, q, authors (None where unknown), is_relevant ("yes", "no", ""
        for not ticked).

    >>> round(chance(14, 12, 7, 28), 6), round(shrunken_lift(14, 7, 12 / 28), 2)
    (0.000135, 3.2)
    """
    topics = topics_of(tables["topic_choices"])
    counts = topic_counts(tables, topics, period.zone)
    talks: list[_Talk] = []
    missing: list[Figure] = []
    for source, rows in counts.groupby("source", sort=True):
        windows = topic_windows(tables["events"], covered_days(rows), period, today)
        if windows is None:
            continue
        if len(windows.now) < LEAST_DAYS_NOW or len(windows.before) < LEAST_DAYS_BEFORE:
            missing.append(_too_few_days(str(source), windows))
            continue
        talks += _talks(rows, windows)
    return [*_figures(talks, topics), *missing]


@dataclass(frozen=True)
class _Talk:
    source: str
    key: str
    topic: str
    now: int
    before: int
    authors: int | None
    windows: Windows
    imports: tuple[int, ...]

    @property
    def p(self) -> float:
        return chance(self.now, self.before, len(self.windows.now), len(self.windows.before))

    @property
    def counts(self) -> dict[str, float | str | None]:
        """The counted part of the figure's details."""
        days_now, days_before = len(self.windows.now), len(self.windows.before)
        usual = self.before / days_before
        return {
            "medium": self.source,
            "now": float(self.now),
            "before": float(self.before),
            "days_now": float(days_now),
            "days_before": float(days_before),
            "raw_lift": self.now / days_now / usual if usual else None,
            "authors": None if self.authors is None else float(self.authors),
        }


def _talks(rows: pd.DataFrame, windows: Windows) -> list[_Talk]:
    found = []
    for key, own in rows.groupby("key", sort=True):
        now = own[own["day"].isin(windows.now)]
        before = own[own["day"].isin(windows.before)]
        if len(now) + len(before):
            found.append(
                _Talk(
                    str(own["source"].iloc[0]),
                    str(key),
                    str(own["topic"].iloc[-1]),
                    int(now["talk"].sum()),
                    int(before["talk"].sum()),
                    _different_authors(now),
                    windows,
                    imports_of(now, before),
                )
            )
    return found


def _different_authors(now: pd.DataFrame) -> int | None:
    """Different authors of the week; from mere counts at least those of the busiest day."""
    hashes = [who for who in now["who"] if isinstance(who, frozenset)]
    if hashes:
        return len(frozenset().union(*hashes))
    known = now["authors"].dropna()
    return None if known.empty else int(known.max())


def _figures(talks: list[_Talk], topics: Topics) -> list[Figure]:
    if not talks:
        return []
    chances = [talk.p for talk in talks]
    adjusted = false_discovery_control(chances, method="bh")
    found = [
        _figure(talk, p, float(q), topics)
        for talk, p, q in zip(talks, chances, adjusted, strict=True)
        if talk.now
    ]
    return sorted(found, key=_surest_first)


def _surest_first(figure: Figure) -> tuple[float, float, str, str]:
    p, kind, medium = (figure.details[name] for name in ("p", "kind", "medium"))
    return (float(p or 0.0), -(figure.value or 0.0), str(kind), str(medium))


def _figure(talk: _Talk, p: float, q: float, topics: Topics) -> Figure:
    windows = talk.windows
    usual = max(talk.before, 1) / len(windows.before)
    tick = topics.relevant.get(talk.key)
    has_authors = talk.authors is not None and talk.authors >= LEAST_AUTHORS
    remarks = {
        "topics.authors_unknown": talk.authors is None,
        "topics.few_authors": talk.authors is not None and not has_authors,
        "topics.event_now": windows.event_now,
        "topics.not_ticked": tick is None,
    }
    said: dict[str, float | str | None] = {
        "kind": topics.names.get(talk.key, talk.topic),
        "is_relevant": "" if tick is None else "yes" if tick else "no",
    }
    return Figure(
        "rising_topics", shrunken_lift(talk.now, len(windows.now), usual), "ratio",
        n=talk.now + talk.before,
        verdict="up" if q <= FALSE_DISCOVERIES and has_authors else "uncertain",
        remarks=tuple(code for code, is_so in remarks.items() if is_so),
        details={**said, **talk.counts, "p": p, "q": q}, basis=(_basis(talk.source, windows),),
        imports=talk.imports, as_of=windows.now[-1].date(),
    )  # fmt: skip


def _too_few_days(source: str, windows: Windows) -> Figure:
    is_now = len(windows.now) < LEAST_DAYS_NOW
    return Figure.missing(
        "rising_topics", "ratio", "topics.too_few_days_now" if is_now else "topics.too_few_days",
        n=len(windows.now) if is_now else len(windows.before),
        n_expected=LEAST_DAYS_NOW if is_now else LEAST_DAYS_BEFORE,
        details={"kind": "", "medium": source}, basis=(_basis(source, windows),),
    )  # fmt: skip


def _basis(source: str, windows: Windows) -> Basis:
    start = windows.first
    end = windows.now[-1].date() + timedelta(days=1) if len(windows.now) else windows.first
    if source == OWN_LISTENING:
        return Basis("mentions", ("topic", "author_hash"), start=start, end=end)
    return Basis("topic_days", ("mentions", "authors"), start=start, end=end)


CATALOGUE = (
    Metric(
        "rising_topics", "8.1", "ratio", ("topic_days", "mentions", "topic_choices", "events"),
        rising_topics,
    ),
)  # fmt: skip
