"""Month names as platforms write them, in the languages whose exports a co-op may hold.

The names come from the Unicode CLDR through Babel; a word that means two different months in two
of the languages is left out, so a month is known or it is not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

LANGUAGES = (
    "id", "en", "ms", "jv", "su", "fil", "es", "pt", "fr", "de", "it", "nl", "tr", "el", "vi",
)  # fmt: skip
_VIETNAMESE = (
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
_SEEN_IN_INDONESIA = {
    "agt": 8, "ags": 8, "agus": 8, "peb": 2, "nop": 11, "pebruari": 2, "nopember": 11,
}  # fmt: skip

# "8 de marzo", "18 tháng Sáu", "5. März", "March 5", "5 Maret"
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\.?[\s-]+(?:de\s+|tháng\s+)?(?P<month>[^\d\s.,][^\d.,]*)\.?"
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\d\s.,][^\d.,]*?)\.?\s+(?P<day>\d{1,2})")


@cache
def month_words() -> dict[str, int]:
    """The number of each month name, in small letters.

    >>> words = month_words()
    >>> words["maret"], words["march"], words["agu"], words["μαρτίου"]
    (3, 3, 8, 3)
    """
    meanings: dict[str, set[int]] = {word: {month} for word, month in _SEEN_IN_INDONESIA.items()}
    for month, word in enumerate(_VIETNAMESE, start=1):
        meanings.setdefault(word, set()).add(month)
    for language in LANGUAGES:
        for context in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for month, word in context[width].items():
                    meanings.setdefault(_plain(word), set()).add(month)
    return {
        word: months.pop()
        for word, months in meanings.items()
        if len(months) == 1 and not re.search(r"\d", word)
    }


def month_number(word: str) -> int | None:
    """The month a word names, None when no language knows it or two disagree.

    >>> month_number("Agustus"), month_number("Ags."), month_number("Smarch")
    (8, 8, None)
    """
    return month_words().get(_plain(word))


def day_and_month(text: str) -> tuple[int, int] | None:
    """Day and month of a label without a year, in either order; None when it is not one.

    >>> [day_and_month(t) for t in ("March 5", "5 Maret", "8 de marzo", "18 tháng Sáu", "5/3")]
    [(5, 3), (5, 3), (8, 3), (18, 6), None]
    """
    found = _DAY_FIRST.fullmatch(text.strip()) or _MONTH_FIRST.fullmatch(text.strip())
    if found is None:
        return None
    month = month_number(found["month"])
    return None if month is None else (int(found["day"]), month)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip().strip(".").lower()
