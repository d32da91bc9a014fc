"""Which comments, mentions and reviews count: copies once, nobody more than three times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.evidence import not_removed
from metrics.figure import Basis
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

MOST_BY_ONE_AUTHOR = 3
"""Mentions of one author that count in one incident, or outside of incidents in the period."""

LONG_TEXT = 8
"""Words from which the same text by another author is a copy, no longer a coincidence."""


@dataclass(frozen=True)
class CountedMentions:
    """The mentions that count, in order of time, and how many were left out and why.

    `rows` has the columns of `mentions` and `day`, the day in the co-op's own time.
    """

    rows: pd.DataFrame
    copies: int
    capped: int


def counted_mentions(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> CountedMentions:
    """Mentions of the period: each text of an author once, an author three times an incident.

    A long text counts once whoever repeats it; a short one ("mantap") may be said by many. The
    earliest of several copies is kept, with the label that any of them has.
    """
    rows = not_removed(tables["mentions"])
    start, end = pd.Timestamp(period.start_utc), pd.Timestamp(period.end_utc)
    rows = rows[(rows["at"] >= start) & (rows["at"] < end)]
    if platforms:
        rows = rows[rows["channel"].isin(list(platforms))]
    rows = rows.sort_values(["at", "mention_id"])
    single = _without_copies(rows)
    is_kept = _place_among_own(single) < MOST_BY_ONE_AUTHOR
    kept = single[is_kept]
    local = kept["at"].dt.tz_localize("UTC").dt.tz_convert(period.zone).dt.tz_localize(None)
    return CountedMentions(
        kept.assign(day=local.dt.normalize()).reset_index(drop=True),
        copies=len(rows) - len(single),
        capped=len(single) - len(kept),
    )


def mentions_basis(
    columns: Sequence[str], period: Period, platforms: Sequence[str] = ()
) -> tuple[Basis, ...]:
    """What a figure of the period's mentions rests on."""
    named = tuple(platforms)
    return (Basis("mentions", tuple(columns), named, start=period.start, end=period.end),)


def _without_copies(rows: pd.DataFrame) -> pd.DataFrame:
    said = rows["text"].fillna("").str.casefold()
    text = said.str.replace(r"[\W_]+", " ", regex=True).str.strip()
    known_author = rows["author_hash"].notna()
    is_long = text.str.count(" ") >= LONG_TEXT - 1
    by_author = ("author " + rows["author_hash"].fillna("") + " " + text).where(known_author)
    key = ("text " + text).where(is_long, by_author)
    key = key.where(text.ne("") & key.notna(), "mention " + rows["mention_id"])
    labels = {name: rows.groupby(key)[name].transform("first") for name in ("tone", "tone_second")}
    return rows.assign(**labels)[~key.duplicated()]


def _place_among_own(rows: pd.DataFrame) -> pd.Series:
    """How many mentions the same author has before this one; 0 where the author is unknown."""
    incident = rows["incident_id"].fillna("")
    place = rows.groupby([rows["author_hash"], incident]).cumcount()
    return place.where(rows["author_hash"].notna(), 0)
