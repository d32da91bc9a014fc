"""Which mentions a person should label next, so that the fewest labels tell the most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.counted_mentions import counted_mentions
from metrics.labelled_sample import Stratum, in_queue_order, random_labels
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

LEAST_BY_BOTH = 30
"""Mentions labelled by two people before their agreement is said."""

SECOND_READER_EVERY = 10
COLUMNS = ("mention_id", "channel", "at", "text", "stratum", "position", "for_second")


def label_queue(
    tables: Tables, period: Period, *, platforms: Sequence[str] = (), limit: int = 20
) -> pd.DataFrame:
    """Which mentions to label next, in this order: 20 in each stratum, then where it tells most.

    Columns mention_id, channel, at, text, stratum, position (1 is next), for_second (a second
    person should label it too: the first 30, then every tenth).
    """
    rows = counted_mentions(tables, period, platforms=platforms).rows
    strata = random_labels(rows)
    placed = in_queue_order(rows)
    waiting = {
        one.name: list(placed.index[placed["stratum"].eq(one.name) & placed["tone"].isna()])
        for one in strata
    }
    chosen = placed.loc[_interleaved(strata, waiting, limit)]
    position = range(1, len(chosen) + 1)
    by_both = int((rows["tone"].notna() & rows["tone_second"].notna()).sum())
    for_second = [
        place + by_both <= LEAST_BY_BOTH or place % SECOND_READER_EVERY == 0 for place in position
    ]
    ordered = chosen.assign(position=list(position), for_second=for_second)
    return ordered[list(COLUMNS)].reset_index(drop=True)


def _interleaved(
    strata: Sequence[Stratum], waiting: Mapping[str, list[int]], limit: int
) -> list[int]:
    labelled = {one.name: len(one.signs) for one in strata}
    order: list[int] = []
    while len(order) < limit:
        open_ones = [one for one in strata if waiting[one.name]]
        if not open_ones:
            break
        following = max(open_ones, key=lambda one: _worth(one, labelled[one.name]))
        order.append(waiting[following.name].pop(0))
        labelled[following.name] += 1
    return order


def _worth(stratum: Stratum, labelled: int) -> tuple[float, float]:
    """First what the stratum lacks, then how much one more label narrows the range."""
    lacks = max(0, stratum.labels_wanted - labelled)
    spread = stratum.variance if len(stratum.signs) > 1 else 1.0
    return float(lacks), stratum.mentions**2 * spread / (labelled * (labelled + 1) or 1)
