"""How cells of our fill-in tables are written: stated once, Indonesian, never guessed.

Days come first (31/12/2025), a comma starts the decimals, a point groups thousands. A point before
one, two or more than three digits can only start decimals; three digits after a comma, or after a
single point in a workbook, can be read in two ways and are refused. Rupiah and people are whole:
there a point always groups.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from readers.coop_template_words import YES_NO, Words, code_of, offered
from readers.month_words import month_number
from readers.parsed import Parsed, nullable

_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ONE_GROUP = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_COMMA = re.compile(r"-?\d+,\d+")
_COMMA_OR_THOUSAND = re.compile(r"-?[1-9]\d{0,2},\d{3}")
_MACHINE = re.compile(r"-?\d+(?:\.(?:\d{1,2}|\d{4,}))?|-?0\.\d+")
_RUPIAH = re.compile(r"^(-?)\s*(?:rp\.?|idr)\s*(-?)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDED = re.compile(r"(\d{1,2})[ -]([^\W\d_]+)\.?[ -](\d{4})")
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:]00)?(?:\s*(?:WIB|WITA|WIT))?", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LARGEST = 1e15  # beyond it a spreadsheet has already lost digits

Value = str | bool | int | float | date | timedelta


@dataclass(frozen=True)
class Written:
    """A kind of column read cell by cell; `parse` gives None for what it cannot read."""

    parse: Callable[[str, bool], Value | None]
    dtype: str
    code: str
    expected: str

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """The values of the cells; `typed` when they come from a workbook."""
        texts = ["" if is_blank(str(cell)) else str(cell).strip() for cell in cells]
        values = [self.parse(text, typed) if text else None for text in texts]
        pairs = zip(texts, values, strict=True)
        bad = np.array([bool(text) and value is None for text, value in pairs], dtype=bool)
        return Parsed(nullable(values, self.dtype, cells), bad, self.code, self.expected)


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or the dash that people draw for "none"."""
    return text.strip() in ("", "-", "–", "—")


def number(text: str, typed: bool) -> float | None:
    """A number as the template states it.

    >>> [number(t, False) for t in ("1.234.567", "1.500", "1,5", "0.25", "1,500", "1.5 jt")]
    [1234567.0, 1500.0, 1.5, 0.25, None, None]
    >>> number("1.500", True) is None
    True
    """
    if _COMMA_OR_THOUSAND.fullmatch(text) or (typed and _ONE_GROUP.fullmatch(text)):
        return None
    if _GROUPED.fullmatch(text) or _COMMA.fullmatch(text):
        found = float(text.replace(".", "").replace(",", "."))
    elif _MACHINE.fullmatch(text):
        found = float(text)
    else:
        return None
    return found if abs(found) < _LARGEST else None


def rupiah(text: str, typed: bool) -> int | None:  # noqa: ARG001 - whole, so 1.500 is 1500
    """Whole rupiah, with or without Rp; a fraction of a rupiah is refused.

    >>> [rupiah(t, False) for t in ("Rp1.234.567", "Rp 50.000,-", "1234567,00", "12,5")]
    [1234567, 50000, 1234567, None]
    """
    bare = _RUPIAH.sub(r"\1\2", text)
    shown = re.sub(r",(?:-|–|00)$", "", bare)
    amount = number(shown, False)
    return int(amount) if amount is not None and amount.is_integer() else None


def whole(text: str, typed: bool) -> int | None:  # noqa: ARG001 - whole, so 1.500 is 1500
    """A whole number."""
    found = number(text, False)
    return int(found) if found is not None and found.is_integer() else None


def percent(text: str, typed: bool) -> float | None:
    """A share written as percent; up to 1 it needs its sign, because 0,8 may mean 80 %.

    >>> [percent(t, False) for t in ("80", "80%", "0,5%", "0,8", "0")]
    [0.8, 0.8, 0.005, None, 0.0]
    """
    signed = text.endswith("%")
    found = number(text.removesuffix("%").rstrip(), typed)
    if found is None or (0 < abs(found) <= 1 and not signed):
        return None
    return found / 100


def day(text: str, typed: bool) -> date | None:  # noqa: ARG001 - typed dates are ISO, day first too
    """A day: 31/12/2025, 31 Des 2025 or 2025-12-31; the day always comes before the month.

    >>> [str(day(t, False)) for t in ("5/8/2025", "12 Agu 2025", "2025-08-12", "8/25/2025")]
    ['2025-08-05', '2025-08-12', '2025-08-12', 'None']
    """
    if found := _ISO.fullmatch(text):
        year, month, of_month = (int(part) for part in found.groups())
    elif found := _NUMERIC.fullmatch(text):
        of_month, month, year = (int(part) for part in found.groups())
    elif found := _WORDED.fullmatch(text):
        of_month, month, year = int(found[1]), month_number(found[2]) or 0, int(found[3])
    else:
        return None
    try:
        return date(year, month, of_month) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def time_of_day(text: str, typed: bool) -> timedelta | None:  # noqa: ARG001
    """Hours and minutes: 19.30 or 19:30."""
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return timedelta(hours=int(found[1]), minutes=int(found[2]))


def choice(words: Words) -> Written:
    """A column of listed words."""
    expected = ", ".join(offered(words))
    return Written(lambda text, _typed: code_of(text, words), "str", "unknown_word", expected)


def open_choice(words: Words) -> Written:
    """A column in which listed words become codes and others stay as written, in small letters."""

    def parse(text: str, _typed: bool) -> str:
        return code_of(text, words) or " ".join(text.split()).casefold()

    return Written(parse, "str", "", "")


def _flag(text: str, _typed: bool) -> bool | None:
    code = code_of(text, YES_NO)
    return None if code is None else code == "yes"


def _account(text: str, _typed: bool) -> str:
    return text.removeprefix("@")


def years(text: str, _typed: bool) -> str | None:
    """One to three years, as `2023,2024`.

    >>> years("2023, 2024 dan 2025", False), years("tahun lalu", False)
    ('2023,2024,2025', None)
    """
    parts = re.split(r"\s*(?:,|;|dan|and|&)\s*", text.strip())
    good = len(parts) <= 3 and all(re.fullmatch(r"(?:19|20)\d{2}", part) for part in parts)
    return ",".join(sorted(set(parts))) if good else None


def stars(text: str, typed: bool) -> int | None:
    """One to five stars."""
    found = whole(text, typed)
    return found if found is not None and 1 <= found <= 5 else None


def ages(text: str, typed: bool) -> str | None:  # noqa: ARG001
    """A band of ages: 18-34, or 55+ for all from there on.

    >>> ages("18 – 34", False), ages("55 ke atas", False), ages("34-18", False), ages("muda", False)
    ('18-34', '55+', None, None)
    """
    if found := re.fullmatch(r"(\d{1,3})\s*[-–]\s*(\d{1,3})(?:\s*tahun)?", text.strip()):
        first, last = int(found[1]), int(found[2])
        return f"{first}-{last}" if first <= last else None
    opened = re.fullmatch(r"(\d{1,3})\s*(?:\+|tahun ke atas|ke atas)", text.strip())
    return f"{int(opened[1])}+" if opened else None


TEXT = Written(lambda text, _typed: text, "str", "", "")
SMALL_TEXT = Written(lambda text, _typed: " ".join(text.split()).casefold(), "str", "", "")
STARS = Written(stars, "Int64", "unreadable_stars", "1–5")
AGES = Written(ages, "str", "unreadable_ages", "18-34 / 55+")
ACCOUNT = Written(_account, "str", "", "")
DAY = Written(day, "datetime64[us]", "unreadable_day_first_date", "31/12/2025")
TIME = Written(time_of_day, "timedelta64[us]", "unreadable_time", "19.30")
RUPIAH = Written(rupiah, "Int64", "unreadable_rupiah", "1.500.000")
NUMBER = Written(number, "Float64", "unreadable_local_number", "1.500 / 1,5")
WHOLE = Written(whole, "Int64", "unreadable_local_number", "1.500")
YEARS = Written(years, "str", "unreadable_years", "2023, 2024")
PERCENT = Written(percent, "Float64", "unreadable_percent", "80%")
FLAG = Written(_flag, "boolean", "unknown_word", ", ".join(offered(YES_NO)))
