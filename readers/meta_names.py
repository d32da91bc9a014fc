"""Words that several Meta exports share: the zone of its clock, bands, countries, questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pandas as pd
from babel import Locale

from canonical.problem import Problem, Question
from readers.delimited_text import TextSheet
from readers.sheet import Sheet
from readers.tabular_export import header_key

PACIFIC = "America/Los_Angeles"
"""Meta's clock whatever the account's country: its post ids and the summer-time flip prove it."""

PLATFORM_CHOICES = ("facebook", "instagram")
AGE_BAND = re.compile(r"[0-9]{2}-[0-9]{2}|65\+")
GENDERS: Mapping[str, str] = {
    "women": "women",
    "female": "women",
    "wanita": "women",
    "perempuan": "women",
    "men": "men",
    "male": "men",
    "pria": "men",
    "laki-laki": "men",
    "unknown": "unknown",
    "tidak diketahui": "unknown",
}
"""Meta's spellings of a gender, in small letters, and the one word the tables use."""


def gender(word: str) -> str | None:
    """The gender a header or cell names; None for a word that Meta is not known to write."""
    return GENDERS.get(header_key(word))


def country(name: str) -> str:
    """ISO code of a country by its English or Indonesian name; the name itself when unknown.

    >>> country("Indonesia"), country("Amerika Serikat"), country("Turkey"), country("Atlantis")
    ('ID', 'US', 'TR', 'Atlantis')
    """
    return _countries().get(name.strip().casefold(), name.strip())


@cache
def _countries() -> Mapping[str, str]:
    names = {"turkey": "TR"}  # renamed in Babel's data, not in Meta's files
    for language in ("en", "id"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(name.casefold(), code)
    return names


def whole_number(text: str) -> int | None:
    """A count written in plain digits, as Meta writes it; None for anything else.

    >>> whole_number("14551"), whole_number("1.234"), whole_number("9" * 19)
    (14551, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def most_frequent(frame: pd.DataFrame, name: str) -> str | None:
    """The commonest value of a column, None when there is none."""
    if name not in frame or frame[name].isna().all():
        return None
    return str(frame[name].mode().iloc[0])


def open_questions(
    answers: Mapping[str, str], *, platform: bool, account: bool, detail: str
) -> tuple[Question, ...]:
    """What the file leaves open and nobody has answered yet; `detail` is the title found in it."""
    questions = []
    if platform and answers.get("platform") not in PLATFORM_CHOICES:
        questions.append(Question("platform", PLATFORM_CHOICES, detail))
    if account and not answers.get("account", "").strip():
        questions.append(Question("account", detail=detail))
    return tuple(questions)


def cut_off(sheet: Sheet) -> list[Problem]:
    """The end is missing: Meta ends its files of one card with an empty line.

    Only in the form it writes, with the line `sep=,`; a spreadsheet that saves the file again keeps
    neither that line nor the empty ones.
    """
    rows = sheet.rows()
    is_as_written = isinstance(sheet, TextSheet) and sheet.preface_rows and sheet.delimiter == ","
    return [Problem("cut_off", len(rows))] if is_as_written and rows[-1] else []
