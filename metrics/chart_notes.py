"""What stands behind the time charts of a page: the co-op's events and the notes people typed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.evidence import not_removed
from metrics.period import Period
from metrics.scope import events_in

Tables = Mapping[str, pd.DataFrame]

NOTE = "note"
"""The kind of a typed note beside the kinds of events."""


def marked_days(
    tables: Tables, period: Period, *, page: str, platforms: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Events and notes (name, kind, start, last) that touch the period, in order of their day.

    A note belongs to one day, and to the page it names or to all (page "").
    """
    notes = not_removed(tables["chart_notes"])
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    notes = notes[notes["page"].isin(["", page])]
    notes = notes[(notes["date"] >= first) & (notes["date"] < after)]
    typed = pd.DataFrame(
        {"name": notes["text"], "kind": NOTE, "start": notes["date"], "last": notes["date"]}
    )
    found = [part for part in (events_in(tables, period, platforms), typed) if len(part)]
    if not found:
        return typed
    return pd.concat(found).sort_values("start", kind="stable", ignore_index=True)
