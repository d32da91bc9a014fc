"""What a person said when such a file came in before: offered again, never taken unseen.

A year, a day or a period belongs to one file: it is offered for the very same bytes alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

from access.incoming import MATCHED, Incoming
from access.session import Session
from store import Import

_OF_ONE_FILE = {"year", "as_of", "period"}
_COPY = re.compile(r"\s*\(\d+\)$")


@dataclass(frozen=True)
class Earlier:
    """An answer, with the file that it was given for and when."""

    answer: str
    file: str
    at: datetime


def earlier_answer(session: Session, file: Incoming, code: str) -> Earlier | None:
    """The answer to that question when such a file came in; None when there were two of them.

    "Such a file": of the same reader and title, an account's also of the same platform. A co-op
    with two accounts, or with a Reach.csv of Facebook and one of Instagram, is asked every time.
    """
    imports = _imports(session)
    if code in _OF_ONE_FILE:
        told = [one for one in imports if one.sha256 == file.raw.sha256]
    else:
        told = [one for one in imports if one.in_force and _is_such(one, file, code)]
    told = [one for one in told if code in one.answers]
    if len({one.answers[code] for one in told}) != 1:
        return None
    return Earlier(told[-1].answers[code], told[-1].name, told[-1].made_at)


def _imports(session: Session) -> list[Import]:
    return session.store.imports(session.coop) if session.store else []


def _is_such(one: Import, file: Incoming, code: str) -> bool:
    if one.reader != file.result.reader:
        return False
    if code == "account" and MATCHED not in file.answers:
        return one.platform == file.result.platform
    return _title(one.name, one.answers.get(MATCHED)) == _title(
        file.raw.name, file.answers.get(MATCHED)
    )


def _title(name: str, matched: str | None) -> str:
    """What such files have in common: their columns, or their name without " (1)"."""
    if matched is not None:
        return header_of(matched)
    return _COPY.sub("", name.rpartition(".")[0]).casefold()


def header_of(matched: str) -> str:
    """The fingerprint of the columns in a match; "" when it says none."""
    return str(json.loads(matched).get("header", ""))


def earlier_match(session: Session, fingerprint: str) -> Earlier | None:
    """How these columns were matched the last time."""
    for one in reversed(_imports(session)):
        matched = one.answers.get(MATCHED)
        if one.in_force and matched is not None and header_of(matched) == fingerprint:
            return Earlier(matched, one.name, one.made_at)
    return None
