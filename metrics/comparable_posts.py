"""Posts of a period beside those of another, the one before by default: only like with like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.definition_breaks import is_broken_between
from metrics.period import Period
from metrics.post_readings import post_readings

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class ComparablePosts:
    """Pairs (now, before) of posts of one platform and definition, and how many there were."""

    pairs: tuple[tuple[pd.DataFrame, pd.DataFrame], ...]
    all_now: int
    all_before: int

    @property
    def n(self) -> int:
        """Comparable posts of the period."""
        return sum(len(now) for now, _ in self.pairs)

    @property
    def n_before(self) -> int:
        """Comparable posts of the other period."""
        return sum(len(before) for _, before in self.pairs)

    @property
    def is_partial(self) -> bool:
        """Whether posts had to be left out because nothing alike stands on the other side."""
        return self.n < self.all_now or self.n_before < self.all_before

    @property
    def frames(self) -> list[pd.DataFrame]:
        """All rows that are compared."""
        return [frame for pair in self.pairs for frame in pair]

    @property
    def as_of(self) -> date | None:
        """The latest day of reading."""
        return max((frame["as_of"].max().date() for frame in self.frames), default=None)


def comparable_posts(
    tables: Tables,
    period: Period,
    today: date,
    *,
    column: str,
    platforms: Sequence[str],
    comparison: Period | None = None,
) -> ComparablePosts:
    """The posts of `period` and of `comparison`, paired by platform and metric_version.

    Without a comparison it is `period.previous()`. A platform whose `column` changed its meaning
    between the two
    is left out. No platform named means none.
    """
    before_period = comparison or period.previous()
    now = _by_definition(tables, period, today, column=column, platforms=platforms)
    before = _by_definition(tables, before_period, today, column=column, platforms=platforms)
    pairs = tuple(
        (now[key], before[key])
        for key in sorted(now.keys() & before.keys())
        if not is_broken_between(
            tables, platform=key[0], column=column, before=before_period, now=period
        )
    )
    all_now, all_before = (sum(len(rows) for rows in side.values()) for side in (now, before))
    return ComparablePosts(pairs, all_now, all_before)


def _by_definition(
    tables: Tables, period: Period, today: date, *, column: str, platforms: Sequence[str]
) -> dict[tuple[str, str], pd.DataFrame]:
    if not platforms:
        return {}
    rows = post_readings(tables, period, today, columns=[column], platforms=platforms).frame
    rows = rows.assign(metric_version=rows["metric_version"].fillna(""))
    groups = rows.groupby(["platform", "metric_version"])
    return {(str(platform), str(version)): group for (platform, version), group in groups}
