"""What a figure rests on: the imports behind its rows and their last day."""

from __future__ import annotations

from datetime import date

import pandas as pd


def imports_of(*frames: pd.DataFrame) -> tuple[int, ...]:
    """The numbers of the imports that gave these rows, each once and in order."""
    found: set[int] = set()
    for frame in frames:
        if "import_id" in frame.columns:
            found.update(int(number) for number in frame["import_id"].dropna().unique())
    return tuple(sorted(found))


def last_day(frame: pd.DataFrame, column: str) -> date | None:
    """The latest day of that column; None when it has none."""
    days = frame[column].dropna()
    return None if days.empty else pd.Timestamp(days.max()).date()


def not_removed(typed: pd.DataFrame) -> pd.DataFrame:
    """The rows of a typed table that nobody has deleted."""
    return typed[~typed["removed"].fillna(value=False).astype(bool)]
