"""Rows of a fill-in table as rows of its canonical table: defaults, moments, numbers of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pandas as pd
from pandas.util import hash_array

from readers.canonical_frame import canonical_frame
from readers.coop_template_moments import local_moments, utc
from readers.coop_template_table import TemplateTable

_WIB = "Asia/Jakarta"
_PIECE = 10_000  # rows whose texts are held at a time


def canonical_rows(
    table: TemplateTable, frame: pd.DataFrame, *, author_key: str = ""
) -> tuple[pd.DataFrame, int]:
    """The rows, and how many of them carry no number of their own.

    A column `author` becomes `author_hash`, keyed with `author_key`; without a key it is dropped.
    """
    filled = frame.copy()
    if "author" in filled:
        filled["author_hash"] = hidden_names(filled.pop("author"), author_key)
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
    identity = frame[[name for name in table.identity if name in frame]]
    pieces = [identity.iloc[start : start + _PIECE] for start in range(0, len(frame), _PIECE)]
    seen = pd.Series([code for piece in pieces for code in hash_array(_said(piece).to_numpy())])
    order = seen.groupby(seen).cumcount().tolist()
    said = (text for piece in pieces for text in _said(piece))
    hashed = [
        hashlib.sha256(f"{text}\0{n}".encode()).hexdigest()[:16]
        for text, n in zip(said, order, strict=True)
    ]
    number = own.where(own.notna(), pd.Series(hashed, index=frame.index, dtype="str"))
    return frame.assign(**{table.number: number}), int(own.isna().sum())


def _said(identity: pd.DataFrame) -> pd.Series:
    """What each row says of itself, as one text; blank cells say nothing."""
    said = pd.Series("", index=identity.index, dtype="str")
    for name in identity.columns:
        part = identity[name].astype("str").radd(f"\0{name}=").fillna("")
        said = said.str.cat(part)
    return said.str.removeprefix("\0")


def hidden_names(names: pd.Series, key: str) -> pd.Series:
    """Each name as a keyed hash: the same person again, and no way back to the name.

    Without a key all are unknown: a plain hash of a name is found again by guessing names.
    """
    if not key:
        return pd.Series(None, index=names.index, dtype="str")
    return names.map(lambda name: _hidden(name, key), na_action="ignore").astype("str")


def _hidden(name: str, key: str) -> str:
    secret = hashlib.sha256(key.encode()).digest()
    spelled = name.strip().removeprefix("@").casefold()
    return hashlib.blake2b(spelled.encode(), key=secret, digest_size=10).hexdigest()


def _plan(frame: pd.DataFrame) -> pd.DataFrame:
    """Moments in UTC. Without a time a row counts from the start of its day, in its zone."""
    columns = {"planned_at": local_moments(frame, "planned_on", "time")}
    if "created_on" in frame:
        columns["created_at"] = frame["created_on"].map(lambda day: utc(day, _WIB))
    return frame.assign(**columns)


def _purposes(frame: pd.DataFrame) -> pd.DataFrame:
    decided = local_moments(frame, "decided_on", "decided_time", end_of_day=True)
    return frame.assign(decided_at=decided)


def _channels(frame: pd.DataFrame) -> pd.DataFrame:
    if "last_post_on" not in frame:
        return frame
    return frame.assign(last_post_at=frame["last_post_on"].map(lambda day: utc(day, _WIB)))


def _mentions(frame: pd.DataFrame) -> pd.DataFrame:
    answered = local_moments(frame, "answered_on", "answered_time", end_of_day=True)
    return frame.assign(at=local_moments(frame, "said_on", "time"), answered_at=answered)


def _messages(frame: pd.DataFrame) -> pd.DataFrame:
    answered = local_moments(frame, "answered_on", "answered_time", end_of_day=True)
    return frame.assign(
        first_in_at=local_moments(frame, "first_in_on", "time"), first_reply_at=answered
    )


def _incidents(frame: pd.DataFrame) -> pd.DataFrame:
    stated = local_moments(frame, "stated_on", "stated_time", end_of_day=True)
    return frame.assign(first_statement_at=stated)


def _topic_choices(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(started_at=local_moments(frame, "started_on", "time"))


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
    "plan_matches": _purposes,
    "channels": _channels,
    "events": _events,
    "mentions": _mentions,
    "messages": _messages,
    "incidents": _incidents,
    "topic_choices": _topic_choices,
    "account_windows": _windows,
    "coop_profile": _profile,
}
