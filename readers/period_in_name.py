"""The period that Meta writes into the name of a content export, and the day of its counters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

from canonical.problem import Note, Question
from readers.dates import parse_moment

_DAY = r"([A-Za-z]{3}-[0-9]{2}-[0-9]{4})"
_PERIOD = re.compile(rf"^{_DAY}_{_DAY}(?=[_. ]|$)")


def meta_period(name: str) -> tuple[date, date] | None:
    """First and last day in a name such as `May-25-2026_Jun-21-2026_1493633672508178.csv`.

    >>> meta_period("May-25-2026_Jun-21-2026_1493633672508178 (1).csv")
    (datetime.date(2026, 5, 25), datetime.date(2026, 6, 21))
    """
    match = _PERIOD.match(name)
    if match is None:
        return None
    first, last = (parse_moment(text, "%b-%d-%Y") for text in match.groups())
    if first is None or last is None or first > last:
        return None
    return first.date(), last.date()


def as_of_day(
    name: str, received_on: str, *, latest_post: pd.Timestamp | None = None
) -> tuple[pd.Timestamp, list[Note]]:
    """The day on which lifetime counters were read, with a note when it had to be taken over.

    The end of the period in the name; the day the file came in when the name has no period, ends
    in the future, or ends more than a day (time zones) before the latest post: people rename files.
    """
    received = pd.Timestamp(received_on).as_unit("us")
    period = meta_period(name)
    if period is not None:
        end = pd.Timestamp(period[1]).as_unit("us")
        too_early = latest_post is not None and latest_post >= end + pd.Timedelta(days=2)
        if end <= received and not too_early:
            return end, []
    return received, [Note("as_of_received", detail=received_on)]


def snapshot_day(
    name: str, answers: Mapping[str, str]
) -> tuple[pd.Timestamp, tuple[Question, ...]]:
    """The day of a snapshot that its file does not date: as answered, else the end in the name.

    Until it is known a preview uses the day the file came in, with the question `as_of`. An answer
    that is no day, or a day to come, is no answer.
    """
    received = pd.Timestamp(answers["received_on"]).as_unit("us")
    answer = parse_moment(answers.get("as_of", ""), "%Y-%m-%d")
    period = meta_period(name)
    for day in (answer, period[1] if period else None):
        if day is not None and pd.Timestamp(day) <= received:
            return pd.Timestamp(day).as_unit("us"), ()
    return received, (Question("as_of", detail=name),)
