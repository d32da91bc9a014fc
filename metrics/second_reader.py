"""Which labelled mentions a second person should read, without seeing the first label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.counted_mentions import counted_mentions
from metrics.label_queue import LEAST_BY_BOTH, SECOND_READER_EVERY
from metrics.labelled_sample import in_queue_order
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

COLUMNS = ("mention_id", "channel", "at", "text")


def second_queue(
    tables: Tables, period: Period, *, platforms: Sequence[str] = (), limit: int = 20
) -> pd.DataFrame:
    """The labelled mentions that a second person should label next, in the order of the queue.

    Wanted are 30, or a tenth of what is labelled where that is more. Columns mention_id, channel,
    at, text: the first label is not among them.

    >>> from datetime import date
    >>> from metrics.example_tables import example_tables
    >>> said = [{"mention_id": f"m{k}", "at": pd.Timestamp(2026, 3, 2), "tone": "neutral",
    ...          "tone_second": "neutral" if k < 10 else None} for k in range(50)]
    >>> len(second_queue(example_tables(mentions=said), Period.month(2026, 3), limit=99))
    20
    """
    placed = in_queue_order(counted_mentions(tables, period, platforms=platforms).rows)
    labelled = placed[placed["tone"].notna()]
    by_both = int(labelled["tone_second"].notna().sum())
    wanted = max(LEAST_BY_BOTH, -(-len(labelled) // SECOND_READER_EVERY))
    waiting = labelled[labelled["tone_second"].isna()]
    return waiting.head(min(limit, max(0, wanted - by_both)))[list(COLUMNS)].reset_index(drop=True)
