"""Whose TikTok file it is: from the name of the zip or the links, else asked.

TikTok's tables name no account. The zip does: `Followers_<handle>.zip`, and for the overview also
the first day of the period and the moment of the export.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from canonical.problem import Question
from canonical.raw_file import RawFile

UNKNOWN_ACCOUNT = ""
"""Stands in the rows of the preview while `account` is open; such rows are not kept."""

# Overview_2026-06-18_1786845545_handle.zip; the other zips carry the handle alone
_DATED = re.compile(r"[A-Za-z]+_(?P<start>\d{4}-\d{2}-\d{2})_(?P<end>\d{9,11})(?:_(?P<handle>.+))?")
_HANDLED = re.compile(r"(?:Overview|Followers|Viewers|Content)_(?P<handle>[\w.]{2,24})")
_COPY = re.compile(r"\s*\(\d+\)$")


@dataclass(frozen=True)
class ContainerName:
    """What the name of TikTok's zip says: first day of the period, day of the export, account."""

    start: date | None = None
    end: date | None = None
    handle: str | None = None


def container_name(raw: RawFile) -> ContainerName:
    """The parts of the zip's name; all None when the file came alone or under another name.

    >>> container_name(RawFile("Overview.csv", b"", "Overview_2026-06-18_1786845545_kopi.zip"))
    ContainerName(start=datetime.date(2026, 6, 18), end=datetime.date(2026, 8, 16), handle='kopi')
    """
    stem = re.split(r"[/\\]", raw.container)[-1]
    stem = _COPY.sub("", stem.removesuffix(".zip"))
    dated = _DATED.fullmatch(stem)
    if dated:
        try:
            start = date.fromisoformat(dated["start"])
            end = datetime.fromtimestamp(int(dated["end"]), UTC).date()
        except ValueError:
            return ContainerName()
        return ContainerName(start, end, dated["handle"]) if start <= end else ContainerName()
    handled = _HANDLED.fullmatch(stem)
    return ContainerName(handle=handled["handle"]) if handled else ContainerName()


def account_of(
    raw: RawFile, answers: Mapping[str, str], *, handles: Collection[str] = ()
) -> tuple[str, tuple[Question, ...]]:
    """The handle without @ and no question; or the placeholder and the question `account`.

    `handles` are those in the links of the file: one decides, several are the possible answers.
    """
    known = next(iter(handles)) if len(handles) == 1 else container_name(raw).handle
    answer = answers.get("account", "").strip().removeprefix("@")
    if known and (not handles or known in handles):
        return known, ()
    if answer and (not handles or answer in handles):
        return answer, ()
    return UNKNOWN_ACCOUNT, (Question("account", tuple(sorted(handles)), detail=raw.container),)
