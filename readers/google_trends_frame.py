"""What the three files of Google Trends share: terms with their place, indexes, one download."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from canonical.problem import Problem
from canonical.raw_file import RawFile
from readers.canonical_frame import canonical_frame
from readers.dates import parse_moment
from readers.reporting_window import Window, window
from readers.sheet import Document, Sheet, trim

_TERM = re.compile(r"(?P<term>.*\S)\s?:\s\((?P<inside>.+)\)", re.DOTALL)
_SPAN = re.compile(
    r"(?P<first>[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4})\s[-–]\s"
    r"(?P<last>[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4})(?:,\s(?P<place>.+))?"
)
_SHORT_DAYS = ("%-m/%-d/%y", "%-d/%-m/%y", "%-m/%-d/%Y", "%-d/%-m/%Y", "%Y-%m-%d")
RESAVED_DAYS = ("%-m/%-d/%Y", "%-d/%-m/%Y", "%-m/%-d/%y", "%-d/%-m/%y")
BELOW_ONE = re.compile(r"<\s?1")


@dataclass(frozen=True)
class Term:
    """A search term and what stands behind it in brackets: a place, or a period and a place."""

    term: str
    inside: str


def term_of(header: str) -> Term | None:
    """The term of a header such as `koperasi: (Indonesia)`.

    >>> term_of("Love, Bonito: (Indonesia)")
    Term(term='Love, Bonito', inside='Indonesia')
    """
    found = _TERM.fullmatch(header.strip())
    return None if found is None else Term(found["term"], found["inside"])


def are_regions(terms: Sequence[Term]) -> bool:
    """Whether the brackets hold a period, as over regions, and not a place, as over time."""
    return all(re.search(r"[0-9]", term.inside) for term in terms)


def cut_off(sheet: Sheet, header_row: int) -> list[Problem]:
    """The problem of a download whose last line is not ended: its last number may lack digits.

    A file whose preamble is gone was saved again, by programs that end the last line or do not.
    """
    if header_row == 1 or sheet.ends_with_newline:
        return []
    return [Problem("cut_off", len(sheet.rows()))]


def header_of_terms(sheet: Sheet) -> tuple[int, list[Term]] | None:
    """The first row with one term or more after its first cell: its number and the terms."""
    for number, row in enumerate(sheet.head[:6], start=1):
        cells = trim(row)
        terms = [term for term in map(term_of, cells[1:]) if term is not None]
        if len(cells) > 1 and len(terms) == len(cells) - 1 and term_of(cells[0]) is None:
            return number, terms
    return None


def only_sheet(document: Document) -> Sheet | None:
    """Trends files are one table of text, or one sheet after a re-save."""
    return document.sheets[0] if len(document.sheets) == 1 else None


def stated_window(inside: str) -> tuple[Window | None, str]:
    """The window and the place of `9/15/24 - 9/15/25, Indonesia`.

    No window when day and month could be swapped, or when the brackets hold none.

    >>> stated_window("12/12/18 - 12/12/23")[0].start.date(), stated_window("9/5/24 - 9/5/25")[0]
    (datetime.date(2018, 12, 12), None)
    """
    found = _SPAN.fullmatch(inside.strip())
    if found is None:
        return None, ""
    readings = set()
    for layout in _SHORT_DAYS:
        first, last = (parse_moment(found[part], layout) for part in ("first", "last"))
        if first is not None and last is not None:
            readings.add((first.date(), last.date()))
    place = found["place"] or ""
    windows = [made for made in (window(*days) for days in readings) if made is not None]
    return (windows[0] if len(windows) == 1 and len(readings) == 1 else None), place


def trends_frame(
    raw: RawFile, rows: Sequence[dict[str, object]], **constants: object
) -> pd.DataFrame:
    """The rows as the canonical table; `download` is the file itself, each scaled on its own."""
    return canonical_frame("trends", pd.DataFrame(rows), download=raw.sha256, **constants)


_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2}))?(?::[0-9]{2})?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)?"
)


def iso_moment(label: str) -> datetime | None:
    """The moment as the clock in the file shows it.

    >>> iso_moment("2020-01"), iso_moment("2026-03-20T08:28:00+07:00")
    (datetime.datetime(2020, 1, 1, 0, 0), datetime.datetime(2026, 3, 20, 8, 28))
    """
    found = _ISO.fullmatch(label.strip())
    if found is None:
        return None
    part = {name: int(text) for name, text in found.groupdict().items() if text}
    try:
        return datetime(  # noqa: DTZ001
            part["year"], part["month"], part.get("day", 1), part.get("hour", 0),
            part.get("minute", 0),
        )  # fmt: skip
    except ValueError:
        return None
