"""Where the tables of a Google Analytics file begin and end, and which window each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from canonical.problem import Problem
from readers.dates import parse_moment
from readers.reporting_window import Window, window
from readers.sheet import trim
from readers.tabular_export import header_key

_LABELS = {
    "start": ("start date", "tanggal mulai"),
    "end": ("end date", "tanggal akhir", "tanggal berakhir", "tanggal selesai"),
    "property": ("property", "properti"),
}
_EVERYONE = {"all users", "semua pengguna"}


@dataclass(frozen=True)
class Section:
    """One table: its header row, its last row (both as a spreadsheet counts) and its window.

    `group` is the line that names some of the users, "" when the numbers are of all of them.
    """

    headers: tuple[str, ...]
    header_row: int
    last_row: int
    window: Window
    group: str = ""


def is_ga4(head: Sequence[Sequence[str]]) -> bool:
    """Whether comment lines name a first and a last day."""
    return bool(label(head, "start")) and bool(label(head, "end"))


def label(rows: Sequence[Sequence[str]], name: str) -> str:
    """The first value of `# Property: ...` and the like; "" when there is none."""
    for row in rows:
        found = _labelled(_comment(row), name)
        if found:
            return found
    return ""


def sections(rows: Sequence[Sequence[str]]) -> tuple[Section, ...] | Problem:
    """Every table, also the empty ones; the problem `table_without_window` or `unreadable_date`."""
    found: list[Section] = []
    days: dict[str, date] = {}
    group, header_row, number = "", 0, 0
    for number, row in enumerate([*rows, []], start=1):
        text = _comment(row)
        if header_row and (text is not None or not trim(row)):
            made = _section(rows, header_row, number - 1, days, group)
            if isinstance(made, Problem):
                return made
            found.append(made)
            days, group, header_row = {}, "", 0
        elif not header_row and text is None and trim(row):
            header_row = number
        if text is not None:
            problem = _note_day(days, text, number)
            if problem is not None:
                return problem
            group = _group(text, group)
    return tuple(found)


def _section(
    rows: Sequence[Sequence[str]], header_row: int, last_row: int, days: dict[str, date], group: str
) -> Section | Problem:
    headers = tuple(trim(rows[header_row - 1]))
    found = window(days["start"], days["end"]) if len(days) == 2 else None
    if found is None:
        return Problem("table_without_window", header_row, value=headers[0])
    return Section(headers, header_row, last_row, found, group)


def _note_day(days: dict[str, date], text: str, row: int) -> Problem | None:
    for name in ("start", "end"):
        written = _labelled(text, name)
        if written:
            moment = parse_moment(written, "%Y%m%d")
            if moment is None:
                return Problem("unreadable_date", row, "#", written, "YYYYMMDD")
            days[name] = moment.date()
    return None


def _group(text: str, before: str) -> str:
    """The line above the dates, unless it is one of them, a card's question or all users."""
    if ":" in text or text.endswith("?") or not text.strip("- "):
        return before if ":" in text else ""
    return "" if header_key(text) in _EVERYONE else text


def _comment(row: Sequence[str]) -> str | None:
    """The text of a comment line, None when the row is none."""
    cells = trim(row)
    if not cells or not cells[0].lstrip().startswith("#"):
        return None
    return ",".join(cells).strip().lstrip("#").strip()


def _labelled(text: str | None, name: str) -> str:
    key, colon, value = (text or "").partition(":")
    return value.strip() if colon and header_key(key) in _LABELS[name] else ""
