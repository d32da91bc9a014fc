"""Days and times of the fill-in tables as moments in UTC."""

from __future__ import annotations

import pandas as pd

_LAST_MINUTE = pd.Timedelta(hours=23, minutes=59)


def local_moments(
    frame: pd.DataFrame, day: str, time: str, *, end_of_day: bool = False
) -> pd.Series:
    """The day and time columns of each row, on the clock of its `zone`, in UTC.

    Without a time a row counts from the start of its day; an answer from the end of its day, so
    that nobody looks quicker than they may have been. Without a day there is no moment.
    """
    if day not in frame:
        return pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
    blank = _LAST_MINUTE if end_of_day else pd.Timedelta(0)
    none = pd.Series(pd.NaT, index=frame.index, dtype="timedelta64[us]")
    at = frame[day] + frame.get(time, none).fillna(blank)
    moments = [utc(moment, zone) for moment, zone in zip(at, frame["zone"], strict=True)]
    return pd.Series(moments, index=frame.index, dtype="datetime64[us]")


def utc(moment: pd.Timestamp, zone: str) -> pd.Timestamp:
    """A moment on the clock of a zone; unknown stays unknown."""
    if pd.isna(moment):
        return pd.NaT
    return moment.tz_localize(zone).tz_convert("UTC").tz_localize(None)
