"""Sentences, numbers, money and dates in the language of one session.

The catalogues are `i18n/<language>/<section>.toml`; a key is `section.name`, nested tables add
dots. Numbers and dates are Babel's work. Nothing here knows which language is "current".
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Day = date
"""`date` names a method below; there the type needs another name."""

_FOLDER = Path(__file__).parent
_LOCALES = {"id": "id_ID", "en": "en_GB"}
_DAY, _MONTH = "d MMM y", "MMMM y"


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """All entries of one language, by key. Raises ValueError when a key occurs twice."""
    entries: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.toml")):
        with path.open("rb") as file:
            for key, text in _flatten(path.stem, tomllib.load(file)):
                if key in entries:
                    raise ValueError(f"{path}: {key} occurs twice")
                entries[key] = text
    return entries


def _flatten(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, Mapping):
            entries += _flatten(key, value)
        else:
            entries.append((key, str(value)))
    return entries


def exact(value: float) -> Decimal:
    """The number as a person would copy it from the file: 2.635, not 2.634999999.

    Python prints the shortest digits that mean this float; halves are decided on those. A half goes
    up, away from zero, as people learn it at school and as Excel does: 81,25% is 81,3%.
    """
    return value if isinstance(value, Decimal) else Decimal(str(value))


def to_significant(value: float, digits: int) -> Decimal:
    """The number to so many significant digits, halves up.

    >>> [str(to_significant(value, 3)) for value in (2.645, 84_321, 999_950)]
    ['2.65', '84300', '1000000']
    """
    number = exact(value)
    if not number:
        return Decimal(0)
    step = Decimal(1).scaleb(number.adjusted() - digits + 1)
    whole = (number / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step
    return whole.quantize(min(step, Decimal(1)))


@lru_cache(maxsize=8_192)
def _decimal_text(digits_of_value: str, pattern: str, language: Language) -> str:
    # By its digits: as keys 0 and -0 would be one number
    with localcontext(rounding=ROUND_HALF_UP):
        return str(
            format_decimal(Decimal(digits_of_value), format=pattern, locale=_locale(language))
        )


@lru_cache(maxsize=8_192)
def _day_text(year: int, month: int, day: int, pattern: str, language: Language) -> str:
    # By its numbers: as keys two moments of different zones may be equal and yet on two days
    return str(format_date(Day(year, month, day), pattern, locale=_locale(language)))


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(_LOCALES[language])


class Translator:
    """Turns codes and numbers into the words of one language.

    >>> t = Translator("id")
    >>> t.number(1234567.5, digits=1), t.money(1234567), t.percent(0.1234)
    ('1.234.567,5', 'Rp1.234.567', '12,3%')
    >>> t.date(date(2026, 11, 21))
    '21 Nov 2026'
    """

    def __init__(self, language: Language = "id") -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no translations for {language!r}; use one of {LANGUAGES}")
        self.language: Language = language
        self.locale = _locale(language)
        self._entries = catalogue(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of that key with its {placeholders} filled.

        A number given as `n` picks `key.one` in languages that have a singular, when the catalogue
        has that entry. KeyError when the key is missing: tests keep the catalogues complete.
        """
        n = values.get("n")
        if isinstance(n, int) and self.locale.plural_form(n) == "one":
            key = f"{key}.one" if f"{key}.one" in self._entries else key
        if key not in self._entries and f"{key}.other" in self._entries:
            key = f"{key}.other"
        text = self._entries[key]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether the catalogue has that key."""
        return key in self._entries

    def number(self, value: float, *, digits: int = 0) -> str:
        """A number with at most `digits` decimals and the language's separators."""
        return self._decimal(exact(value), digits=digits)

    def _decimal(self, value: Decimal, *, digits: int) -> str:
        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return _decimal_text(str(value), pattern, self.language)

    def rounded(self, value: float, *, significant: int = 3) -> str:
        """A number to so many significant digits, as estimates are printed (G7).

        >>> Translator("id").rounded(2.635), Translator("id").rounded(2.645)
        ('2,64', '2,65')
        """
        shown = to_significant(value, significant)
        return self._decimal(shown, digits=max(0, -shown.adjusted() + significant))

    def compact(self, value: float, *, significant: int = 3) -> str:
        """A number in words for cards: 84 ribu, 1,2 juta.

        >>> Translator("id").compact(84_321, significant=2)
        '84 ribu'
        """
        shown = to_significant(value, significant)
        for power, word in ((12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand")):
            if abs(shown) >= 10**power:
                scaled = self._decimal(shown.scaleb(-power), digits=significant)
                return self(f"number.{word}", value=scaled)
        return self._decimal(shown, digits=significant)

    def money(self, value: float) -> str:
        """Rupiah without decimals: Rp1.234.567."""
        sign = "-" if value < 0 else ""
        return f"{sign}Rp{self.number(abs(value))}"

    def compact_money(self, value: float, *, significant: int = 3) -> str:
        """Rupiah in words for cards: Rp2,6 juta."""
        sign = "-" if value < 0 else ""
        return f"{sign}Rp{self.compact(abs(value), significant=significant)}"

    def percent(self, share: float, *, digits: int = 1) -> str:
        """A share as percent: 0.1234 is 12,3%.

        >>> Translator("id").percent(0.8125), Translator("id").percent(-0.8125)
        ('81,3%', '-81,3%')
        """
        return f"{self._decimal(exact(share) * 100, digits=digits)}%"

    def date(self, day: Day) -> str:
        """21 Nov 2026."""
        return _day_text(day.year, day.month, day.day, _DAY, self.language)

    def month(self, day: Day) -> str:
        """November 2026."""
        return _day_text(day.year, day.month, day.day, _MONTH, self.language)

    def moment(self, at: datetime, zone: str) -> str:
        """An UTC moment (without zone) in the co-op's own time: 20 Nov 2026 14.05."""
        local = at.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
        pattern = "d MMM y HH.mm" if self.language == "id" else "d MMM y HH:mm"
        return str(format_datetime(local, pattern, locale=self.locale))

    def days(self, start: Day, end: Day) -> str:
        """A half-open range of days as people write it: 1 Jan 2026 – 31 Jan 2026."""
        last = end - timedelta(days=1)
        return self.date(start) if last <= start else f"{self.date(start)} – {self.date(last)}"
