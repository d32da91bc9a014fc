"""Rows of a fill-in table as rows of its canonical table: defaults, moments, numbers of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pandas as pd

from readers.canonical_frame import canonical_frame
from readers.coop_template_table import TemplateTable

_WIB = "Asia/Jakarta"


def canonical_rows(table: TemplateTable, frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The rows, and how many of them carry no number of their own."""
    filled = frame.copy()
    for column in table.columns:
        if column.default is not None:
            filled[column.name] = _filled_up(filled, column.name, column.default)
    filled, unnumbered = _numbered(table, filled)
    finish = _FINISH.get(table.table)
    return canonical_frame(table.table, finish(filled) if finish else filled), unnumbered


def _filled_up(frame: pd.DataFrame, name: str, default: str) -> pd.Series:
    known = frame[name] if name in frame else pd.Series(None, index=frame.index, dtype="str")
    return known.astype("str").fillna(default)


def _numbered(table: TemplateTable, frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """A row without a number is named after its content: the same row has the same name again.

    Equal rows are told apart by their order, so two equal purchases stay two.
    """
    if table.number is None:
        return frame, 0
    own = frame.get(table.number, pd.Series(None, index=frame.index, dtype="str")).astype("str")
    identity = frame[[name for name in table.identity if name in frame]].astype("str")
    said = pd.Series(
        [
            "\0".join(f"{n}={v}" for n, v in row.items() if pd.notna(v))
            for _, row in identity.iterrows()
        ],
        index=frame.index,
    )
    names = [f"{text}\0{n}" for text, n in zip(said, said.groupby(said).cumcount(), strict=True)]
    hashed = [hashlib.sha256(name.encode()).hexdigest()[:16] for name in names]
    number = own.where(own.notna(), pd.Series(hashed, index=frame.index, dtype="str"))
    return frame.assign(**{table.number: number}), int(own.isna().sum())


def _plan(frame: pd.DataFrame) -> pd.DataFrame:
    """Moments in UTC. Without a time a row counts from the start of its day, in its zone."""
    at = frame["planned_on"]
    if "time" in frame:
        at = at + frame["time"].fillna(pd.Timedelta(0))
    utc = [_utc(moment, zone) for moment, zone in zip(at, frame["zone"], strict=True)]
    columns = {"planned_at": pd.Series(utc, index=frame.index)}
    if "created_on" in frame:
        columns["created_at"] = frame["created_on"].map(lambda day: _utc(day, _WIB))
    return frame.assign(**columns)


def _channels(frame: pd.DataFrame) -> pd.DataFrame:
    if "last_post_on" not in frame:
        return frame
    return frame.assign(last_post_at=frame["last_post_on"].map(lambda day: _utc(day, _WIB)))


def _utc(moment: pd.Timestamp, zone: str) -> pd.Timestamp:
    return moment.tz_localize(zone).tz_convert("UTC").tz_localize(None)


def _events(frame: pd.DataFrame) -> pd.DataFrame:
    """An event without a last day lasts one day; `end` is the day after."""
    last = frame["last_day"].fillna(frame["start"]) if "last_day" in frame else frame["start"]
    return frame.assign(end=last + pd.Timedelta(days=1))


def _windows(frame: pd.DataFrame) -> pd.DataFrame:
    """`end` is the day after the last one."""
    return frame.assign(end=frame["last_day"] + pd.Timedelta(days=1))


def _profile(frame: pd.DataFrame) -> pd.DataFrame:
    """Each filled column as a setting; numbers plain, as the settings page writes them."""
    settings = [name for name in frame if name != "source_row"]
    rows = frame.melt("source_row", settings, "setting", "value").dropna(subset=["value"])
    return rows.assign(value=[_plain(value) for value in rows["value"]])


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)


_FINISH: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "plan": _plan,
    "channels": _channels,
    "events": _events,
    "account_windows": _windows,
    "coop_profile": _profile,
}
