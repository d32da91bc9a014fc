"""Ways in which a file gets damaged or saved again, and which of its rows each of them touches.

A mutation of the content of a sample, by one die; `touched` are the rows, as a spreadsheet numbers
them, whose numbers may differ afterwards; `kept` maps the rows of a file without some to those of
the whole one.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from canonical.problem import Problem
from canonical.raw_file import RawFile
from readers.decode import decode
from readers.delimited_text import TextSheet

STRUCTURE = (",", ";", "\t", '"', "\n", "\r", "\0", "", " ", '""', ",,")
EVERY_ROW = range(1, 10**9)


@dataclass(frozen=True)
class Damaged:
    """The new bytes. `is_same` says that nothing of the meaning has changed."""

    how: str
    content: bytes
    touched: range | frozenset[int] = frozenset()
    kept: Mapping[int, int] = field(default_factory=dict)
    is_same: bool = False


@dataclass(frozen=True)
class TextFile:
    """A sample as text and as rows of cells."""

    raw: RawFile

    @cached_property
    def encoding(self) -> str:
        """As its first bytes say."""
        if self.raw.content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        return "utf-8-sig" if self.raw.content[:3] == b"\xef\xbb\xbf" else "utf-8"

    @cached_property
    def text(self) -> str:
        """The content without its BOM."""
        return self.raw.content.decode(self.encoding)

    @cached_property
    def sheet(self) -> TextSheet | None:
        """None when it is a spreadsheet, or is refused before it has rows."""
        document = decode(self.raw)
        if isinstance(document, Problem):
            return None
        sheet = document.sheets[0]
        return sheet if isinstance(sheet, TextSheet) else None

    @cached_property
    def ends(self) -> list[int]:
        """Where each row ends in the text."""
        lines = self.text.splitlines(keepends=True)
        sheet = self.sheet
        first = 1 if sheet and sheet.preface_rows else 0
        records = csv.reader(lines[first:], delimiter=sheet.delimiter if sheet else ",")
        counts = [1] * first + [records.line_num + first for _ in records]
        return [sum(map(len, lines[:count])) for count in counts]

    def row_at(self, place: int) -> int:
        """The number of the row in which that character stands."""
        return 1 + sum(end <= place for end in self.ends)

    def written(self, rows: list[list[str]]) -> bytes:
        """Rows as a file of the same kind."""
        sheet = self.sheet
        assert sheet is not None
        buffer = io.StringIO()
        if sheet.preface_rows:
            buffer.write(f"sep={sheet.delimiter}\n")
        csv.writer(buffer, delimiter=sheet.delimiter, lineterminator="\n").writerows(
            rows[sheet.preface_rows :]
        )
        text = buffer.getvalue()
        return (text if sheet.ends_with_newline else text.removesuffix("\n")).encode(self.encoding)


def flipped(file: TextFile, dice: random.Random) -> Damaged:
    """One bit of one byte."""
    content = bytearray(file.raw.content)
    place = dice.randrange(len(content))
    content[place] ^= 1 << dice.randrange(8)
    width = 2 if file.encoding == "utf-16" else 1
    start = len(file.raw.content) - len(file.text.encode(file.encoding.removesuffix("-sig")))
    before = file.raw.content[max(start, 0) : place].decode(
        "utf-16-le" if width == 2 else "utf-8", errors="ignore"
    )
    row = file.row_at(len(before))
    # A line end or a quotation mark won or lost moves every row below.
    moves = {content[place], file.raw.content[place]} & set(b'\n\r",;\t')
    return Damaged("flipped", bytes(content), range(row, 10**9) if moves else frozenset({row}))


def structure(file: TextFile, dice: random.Random) -> Damaged:
    """One piece of structure put in anywhere, or put in the place of another."""
    text, piece = file.text, dice.choice(STRUCTURE)
    if dice.random() < 0.5:
        place = dice.randrange(len(text))
        changed = text[:place] + piece + text[place:]
    else:
        places = [n for n, sign in enumerate(text) if sign in ',;\t"\n']
        place = dice.choice(places or [0])
        changed = text[:place] + piece + text[place + 1 :]
    # A new line end moves every row below; a lost one does too.
    rows = range(file.row_at(place), 10**9)
    return Damaged("structure", changed.encode(file.encoding), rows)


def truncated(file: TextFile, dice: random.Random) -> Damaged:
    """The end is missing."""
    place = dice.randrange(len(file.text))
    rows = range(file.row_at(place - 1 if place else 0), 10**9)
    return Damaged("truncated", file.text[:place].encode(file.encoding), rows)


def lines_cut(file: TextFile, dice: random.Random) -> Damaged:
    """One to three whole rows are missing."""
    ends = [0, *file.ends]
    gone = set(dice.sample(range(1, len(ends)), min(len(ends) - 1, dice.randint(1, 3))))
    left = [row for row in range(1, len(ends)) if row not in gone]
    text = "".join(file.text[ends[row - 1] : ends[row]] for row in left)
    kept = {new: old for new, old in enumerate(left, start=1)}
    return Damaged("lines cut", text.encode(file.encoding), frozenset(gone), kept)


def cells_swapped(file: TextFile, dice: random.Random) -> Damaged:
    """Two cells change places, in one row or in one column."""
    assert file.sheet is not None
    rows = [list(row) for row in file.sheet.rows()]
    filled = [n for n, row in enumerate(rows) if len(row) > 1]
    one = other = dice.choice(filled)
    left = right = dice.randrange(len(rows[one]))
    if dice.random() < 0.5:
        right = dice.randrange(len(rows[one]))
    else:
        other = dice.choice([n for n in filled if len(rows[n]) > left])
    rows[one][left], rows[other][right] = rows[other][right], rows[one][left]
    return Damaged("cells swapped", file.written(rows), frozenset({one + 1, other + 1}))


def columns_shuffled(file: TextFile, dice: random.Random) -> Damaged:
    """The columns of the widest table stand in another order."""
    assert file.sheet is not None
    rows = [list(row) for row in file.sheet.rows()]
    width = max(len(row) for row in rows)
    order = list(range(width))
    dice.shuffle(order)
    is_one_table = all(len(row) in (0, width) for row in rows[_first(rows, width) :])
    moved = [[row[n] for n in order] if len(row) == width else row for row in rows]
    return Damaged("columns shuffled", file.written(moved), EVERY_ROW, is_same=is_one_table)


def _first(rows: list[list[str]], width: int) -> int:
    return next(n for n, row in enumerate(rows) if len(row) == width)


def encoded_again(file: TextFile, dice: random.Random) -> Damaged:
    """Another encoding, other line ends, a byte order mark more or less."""
    text = file.text
    if dice.random() < 0.5:
        text = "".join(line + "\r\n" for line in text.split("\n")).removesuffix("\r\n")
        text = text.replace("\r\r\n", "\r\n")
    how = dice.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
    try:
        content = text.encode(how)
    except UnicodeEncodeError:
        how, content = "utf-8-sig", text.encode("utf-8-sig")
    return Damaged(f"encoded as {how}", content, is_same=True)


WAYS: tuple[Callable[[TextFile, random.Random], Damaged], ...] = (
    flipped,
    structure,
    truncated,
    lines_cut,
    cells_swapped,
    columns_shuffled,
    encoded_again,
)
