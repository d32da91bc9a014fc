"""What only the name of YouTube's zip says: the chosen period and the channel.

`Content 2023-01-01_2023-02-01 Koperasi Contoh.zip`. Inside, no file names the channel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from canonical.problem import Note, Question
from canonical.raw_file import RawFile

UNKNOWN_ACCOUNT = ""
"""Stands in the rows of the preview while `account` is open; such rows are not kept."""

_NAME = re.compile(
    r"(?:.*[/\\])?[^/\\]+? (?P<start>\d{4}-\d{2}-\d{2})_(?P<end>\d{4}-\d{2}-\d{2})"
    r"(?: (?P<channel>[^/\\]+?))?(?: \(\d+\))?\.zip"
)


@dataclass(frozen=True)
class ZipName:
    """First and last day as written, and the channel; all None when the name says nothing."""

    start: date | None = None
    end: date | None = None
    channel: str | None = None


def zip_name(raw: RawFile) -> ZipName:
    """The parts of the zip's name.

    >>> zip_name(RawFile("Totals.csv", b"", "Content 2023-01-01_2023-02-01 Kopi Kita.zip")).channel
    'Kopi Kita'
    """
    found = _NAME.fullmatch(raw.container)
    if found is None:
        return ZipName()
    try:
        start, end = date.fromisoformat(found["start"]), date.fromisoformat(found["end"])
    except ValueError:
        return ZipName()
    return ZipName(start, end, found["channel"]) if start <= end else ZipName()


def account_of(raw: RawFile, answers: Mapping[str, str]) -> tuple[str, tuple[Question, ...]]:
    """The channel and no question; or the placeholder and the question `account`."""
    known = answers.get("account", "").strip() or zip_name(raw).channel
    if known:
        return known, ()
    return UNKNOWN_ACCOUNT, (Question("account", detail=raw.container),)


def as_of_day(raw: RawFile, answers: Mapping[str, str]) -> tuple[pd.Timestamp, list[Note]]:
    """The last day of the period in the zip's name, else the day the file came in, with a note."""
    received = date.fromisoformat(answers["received_on"])
    end = zip_name(raw).end
    if end is not None and end <= received:
        return pd.Timestamp(end), []
    return pd.Timestamp(received), [Note("as_of_received", detail=received.isoformat())]
