"""What a block of Meta's audience file says: shares of the followers, or how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from canonical.problem import Problem
from readers.meta_audience_blocks import Block
from readers.meta_names import country, gender, whole_number

_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?)\s?%?")
_CITY_WORDS = {"city", "cities", "town", "towns", "towns/cities", "kota"}
_COUNTRY_WORDS = {"country", "countries", "negara"}


@dataclass(frozen=True)
class Share:
    """The part of one platform's followers in one band, and its row in the file."""

    platform: str | None
    dimension: str
    band: str
    share: float
    row: int


@dataclass(frozen=True)
class Followers:
    """The number of followers of one platform, and its row in the file."""

    platform: str
    count: int
    row: int


def followers_total(block: Block) -> Followers | Problem | None:
    """The follower total of a block that holds one; None for other blocks."""
    platform = block.total_of
    if platform is None or len(block.lines) < 2:
        return None
    row, cells = block.lines[1]
    count = whole_number(cells[0])
    if count is None:
        return Problem("unreadable_cell", row, block.title, cells[0], "count")
    return Followers(platform, count, row)


def shares(block: Block) -> tuple[list[Share], list[Problem]]:
    """The shares of a block; nothing for a block without rows."""
    if not block.lines or block.total_of:
        return [], []
    if block.is_by_age:
        return _by_age(block)
    words = set(block.title.casefold().split())
    if not words & (_CITY_WORDS | _COUNTRY_WORDS):
        return [], [Problem("unknown_block", block.row, value=block.title)]
    dimension = "city" if words & _CITY_WORDS else "country"
    found: list[Share] = []
    problems: list[Problem] = []
    for row, name, text in _places(block):
        band = country(name) if dimension == "country" else name
        _read(Share(block.platform, dimension, band, 0.0, row), name, text, found, problems)
    return found, problems


def _by_age(block: Block) -> tuple[list[Share], list[Problem]]:
    """Ages down, genders across, in whatever order the file has them."""
    header_row, header = block.lines[0]
    genders = [gender(word) for word in header[1:]]
    if None in genders:
        strange = header[1 + genders.index(None)]
        return [], [Problem("unknown_word", header_row, block.title, strange, "Women, Men")]
    found: list[Share] = []
    problems: list[Problem] = []
    for row, (age, *cells) in block.lines[1:]:
        for word, text in zip(genders, cells, strict=False):
            one = Share(block.platform, "age_gender", f"{age} {word}", 0.0, row)
            _read(one, f"{age} {word}", text, found, problems)
    return found, problems


def _places(block: Block) -> Iterator[tuple[int, str, str]]:
    """Row, name and cell: a row of names over a row of shares, or one row a place."""
    (_, names), *rest = block.lines
    if len(rest) == 1 and len(names) == len(rest[0][1]) and _PERCENT.fullmatch(rest[0][1][0]):
        row, cells = rest[0]
        yield from ((row, name, text) for name, text in zip(names, cells, strict=True))
    else:
        yield from ((row, cells[0], cells[1] if len(cells) > 1 else "") for row, cells in rest)


def _read(
    share: Share, column: str, text: str, found: list[Share], problems: list[Problem]
) -> None:
    """Add the share with its value, or the problem; a blank cell is unknown and left out.

    Where the title names the platform Meta writes the sign: without it a spreadsheet has turned
    12.2% into 0.122, and nobody can say of a 1 whether it is one percent or all.
    """
    match = _PERCENT.fullmatch(text)
    if match and (share.platform is None or text.endswith("%")):
        value = float(Decimal(match[1]) / 100)  # 93.1 becomes 0.931 to the last digit
        found.append(replace(share, share=value))
    elif text:
        problems.append(Problem("unreadable_cell", share.row, column, text, "percent"))
