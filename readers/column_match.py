"""How a person matched the columns of an unknown table; kept with the import as canonical JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import pandas as pd

from readers.columns import Count, Identifier, Number, Text
from readers.dates import read_moments
from readers.matchable_tables import MATCHABLE, Matchable, Value
from readers.parsed import NO_WORDS, Kind, Parsed
from readers.tabular_export import Field, TabularExport, header_key

ANSWER = "matched_columns"
"""The answer that holds the match."""

Numbers = Literal["plain", "dot", "comma"]
Totals = Literal["", "skip", "keep"]
NUMBERS: tuple[Numbers, ...] = ("plain", "dot", "comma")
"""Digits alone; 1,234.5; 1.234,5."""
_DAYS = (
    *("%Y-%m-%d", "%-d/%-m/%Y", "%-m/%-d/%Y", "%-d-%-m-%Y", "%-m-%-d-%Y", "%-d.%-m.%Y"),
    *("%Y/%-m/%-d", "%-d %b %Y", "%b %-d, %Y", "%b %-d %Y", "%-d-%b-%Y", "%-d/%-m/%y"),
    *("%-m/%-d/%y", "%-d-%b-%y", "%Y%m%d", "%a, %-d %b %Y", "%a, %b %-d, %Y", "%a %b %-d %Y"),
)
_TIMES = (
    *("", " %-H:%M", " %-H:%M:%S", ", %-H:%M", ", %-H.%M", " %-H.%M", " %-I:%M %p"),
    *(", %-I:%M %p", " %-I:%M:%S %p", "T%H:%M:%S", "T%H:%M:%SZ", "T%H:%M:%S+00:00"),
    " %H:%M +0000",
)
LAYOUTS = tuple(day + time for day in _DAYS for time in _TIMES)
"""The layouts of dates that are offered."""
_NO_NUMBER = frozenset({"-", "--", "–", "—", "n/a", "na", "null", "undefined"})


@dataclass(frozen=True)
class Match:
    """`columns` maps a field to its header as written; `dates` is one layout for all its dates.

    `totals` says what to do with rows that look like sums; `header` is the fingerprint of the
    whole header, by which the match is offered again.
    """

    kind: str
    columns: Mapping[str, str]
    dates: str = ""
    numbers: Numbers = "plain"
    totals: Totals = ""
    header: str = ""

    @property
    def matchable(self) -> Matchable:
        """The kind of table."""
        return MATCHABLE[self.kind]

    @property
    def has_time(self) -> bool:
        """Whether the layout of the dates has a time of day."""
        return "%M" in self.dates

    def missing(self) -> list[tuple[str, ...]]:
        """The groups of fields of which none is matched yet."""
        lacking = [group for group in self.matchable.needs if not set(group) & set(self.columns)]
        if len({"start", "end"} & set(self.columns)) == 1:
            lacking.append(("start", "end"))
        return lacking

    def export(self, no_dates: frozenset[str] = NO_WORDS) -> TabularExport:
        """The table as a format; `no_dates` are words, in small letters, that stand for no date."""
        fields = self.matchable.fields
        return TabularExport(
            tuple(
                Field(name, (header,), self._kind(fields[name], no_dates), identifies=True)
                for name, header in self.columns.items()
            )
        )

    def _kind(self, value: Value, no_dates: frozenset[str]) -> Kind:
        """How the cells of such a field are written in this table."""
        if value == "date":
            return Moment(self.dates, no_dates)
        if value in ("count", "number"):
            return number_kind(self.numbers, value)
        return Identifier() if value == "id" else Text()

    def text(self) -> str:
        """Canonical JSON: the same match is the same text."""
        said = {
            "kind": self.kind,
            "columns": dict(self.columns),
            "dates": self.dates,
            "numbers": self.numbers,
            "totals": self.totals,
            "header": self.header,
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def match_of(text: str) -> Match | None:
    """The match that was written so; None when the text is none.

    >>> said = Match("account_days", {"day": "Date", "views": "Views"}, "%Y-%m-%d")
    >>> match_of(said.text()) == said, match_of('{"kind": 1}')
    (True, None)
    """
    try:
        said: Any = json.loads(text)
        match = Match(
            str(said["kind"]),
            {str(field): str(header) for field, header in said["columns"].items()},
            str(said.get("dates", "")),
            cast(Numbers, said.get("numbers", "plain")),
            cast(Totals, said.get("totals", "")),
            str(said.get("header", "")),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return match if _is_possible(match) else None


def _is_possible(match: Match) -> bool:
    if match.kind not in MATCHABLE or not set(match.columns) <= set(match.matchable.fields):
        return False
    keys = [header_key(header) for header in match.columns.values()]
    dated = bool(set(match.columns) & set(match.matchable.of("date")))
    return (
        all(keys)
        and len(set(keys)) == len(keys)
        and not match.missing()
        and match.numbers in NUMBERS
        and match.totals in ("", "skip", "keep")
        and (match.dates in LAYOUTS if dated else not match.dates)
    )


def number_kind(numbers: Numbers, value: Value) -> Kind:
    """Whole or decimal numbers written in that way."""
    if numbers == "plain":
        return Count(null=_NO_NUMBER) if value == "count" else Whole()
    if numbers == "dot":
        if value == "count":
            return Count(thousands=",", null=_NO_NUMBER)
        return Number(decimal=".", thousands=",", null=_NO_NUMBER)
    if value == "count":
        return Count(thousands=".", null=_NO_NUMBER)
    return Number(decimal=",", thousands=".", null=_NO_NUMBER)


@dataclass(frozen=True)
class Whole:
    """A number of the digits 0 to 9 alone, where decimals could be but are not."""

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is not made of digits."""
        parsed = Count(null=_NO_NUMBER).read(cells, typed=typed)
        return Parsed(parsed.column.astype("Float64"), parsed.bad, parsed.code, "number")


@dataclass(frozen=True)
class Moment:
    """A day, or a moment of which nobody has said the zone yet, as written."""

    layout: str
    null: frozenset[str] = NO_WORDS

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is no such moment."""
        return read_moments(cells, (self.layout,), null=self.null, typed=typed)


def fingerprint(headers: Iterable[str]) -> str:
    """The same for the same headers in any order and spelling of case."""
    keys = sorted(key for key in map(header_key, headers) if key)
    return hashlib.sha256("\0".join(keys).encode()).hexdigest()[:12]
