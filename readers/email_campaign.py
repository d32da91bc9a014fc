"""What reports of mailing tools share: the id of a campaign, and reports of one line a number."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Problem
from readers.date_layout import parse_moment, written
from readers.sheet import Document, Sheet, trim
from readers.tabular_export import header_key

PLATFORM = "email"
MAILCHIMP = "mailchimp"
# "350 (35.18%)" and "1,751": the share follows from the counts and is not stored.
_LINK_TABLES = {"Clicks by URL", "Links activity"}
_COUNT = re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\s*\([0-9.,]+\s?%\))?")


def campaign_id(provider: str, name: str, moment: pd.Timestamp, *, part: str = "") -> str:
    """A stable id for a campaign that the file gives none: provider, name, moment and part.

    >>> campaign_id("mailerlite", "Kabar", pd.Timestamp("2026-01-05 09:00"))
    '21b111ec1e50'
    """
    said = "\0".join((provider, name, moment.isoformat(), part))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Line:
    """One line `name, value` of a report, with its row in the file."""

    row: int
    value: str


Lines = Mapping[str, Line]


@dataclass(frozen=True)
class Section:
    """The lines under one title; `lines` by their name in small letters without the colon."""

    title: str
    row: int
    lines: Lines


def report_sheet(document: Document, title: str, section: str) -> Sheet | None:
    """The sheet whose first filled row is exactly `title`, and which has that section."""
    for sheet in document.sheets:
        filled = [trim(row) for row in sheet.head if trim(row)]
        if filled and _is_title(filled[0], title) and [section] in filled:
            return sheet
    return None


def _is_title(row: Sequence[str], title: str) -> bool:
    # Mailchimp's "Campaign Report" and MailerLite's "Campaign report" differ in one letter.
    return len(row) == 1 and row[0].strip("\ufeff ") == title


def sections(rows: Sequence[Sequence[str]]) -> tuple[list[Section], list[Problem]]:
    """The sections of a report, down to its list of links, which is not read.

    A name that stands twice in one of them is a problem.
    """
    found: list[Section] = []
    problems: list[Problem] = []
    lines: dict[str, Line] = {}
    for number, row in enumerate(rows, start=1):
        cells = trim(row)
        title = cells[0].strip("\ufeff ") if len(cells) == 1 else ""
        if title in _LINK_TABLES:
            break
        if title and not title.endswith(":"):  # with a colon it is a line whose value is blank
            lines = {}
            found.append(Section(title, number, lines))
        elif len(cells) == 2 and found:
            name = header_key(cells[0]).rstrip(":")
            if name in lines:
                first = str(lines[name].row)
                problems.append(Problem("duplicate_rows", number, cells[0], cells[0], first))
            lines.setdefault(name, Line(number, cells[1].strip()))
    return found, problems


def count(lines: Lines, name: str, problems: list[Problem]) -> int | None:
    """The count of a line that must be there: `350 (35.18%)` is 350; problems are added."""
    line = lines.get(header_key(name))
    if line is None:
        problems.append(Problem("missing_line", column=name))
        return None
    match = _COUNT.fullmatch(line.value)
    if match is None or len(match[1]) > 18:
        problems.append(Problem("unreadable_cell", line.row, name, line.value, "count"))
        return None
    return int(match[1].replace(",", ""))


def moment(lines: Lines, name: str, layout: str, problems: list[Problem]) -> pd.Timestamp | None:
    """The moment of a line that must be there, in the account's own time; problems are added."""
    line = lines.get(header_key(name))
    if line is None:
        problems.append(Problem("missing_line", column=name))
        return None
    found = parse_moment(line.value, layout)
    if found is None:
        expected = written(layout)
        problems.append(Problem("unreadable_date", line.row, name, line.value, expected))
        return None
    return pd.Timestamp(found).as_unit("us")


def text(lines: Lines, name: str) -> str | None:
    """The text of a line; None when the line is missing or blank."""
    line = lines.get(header_key(name))
    return line.value or None if line else None
