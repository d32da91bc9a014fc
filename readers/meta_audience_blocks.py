"""The layout of Meta's audience file: blocks of a title and a small table, between empty lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readers.meta_names import AGE_BAND
from readers.sheet import Document, Sheet, trim

TOTAL_CODES = {
    "FB_PAGE,FOLLOW,UNIQUE_USERS": "facebook",
    "IG_ACCOUNT,FOLLOW,UNIQUE_USERS": "instagram",
}
"""One single cell, the same in every language, over the number of followers."""


@dataclass(frozen=True)
class Block:
    """A title, its row, and the filled rows under it with their numbers in the file."""

    title: str
    row: int
    lines: list[tuple[int, list[str]]]

    @property
    def platform(self) -> str | None:
        """The platform that the title names, or None."""
        words = self.title.casefold().split()
        return next((name for name in ("facebook", "instagram") if name in words), None)

    @property
    def is_by_age(self) -> bool:
        """Whether the rows are age bands."""
        ages = [cells[0] for _, cells in self.lines[1:]]
        return bool(ages) and all(AGE_BAND.fullmatch(age) for age in ages)

    @property
    def total_of(self) -> str | None:
        """The platform whose follower total this is, or None."""
        return TOTAL_CODES.get(",".join(self.lines[0][1])) if self.lines else None


def blocks(rows: Sequence[Sequence[str]]) -> list[Block]:
    """All blocks; a line of one cell after an empty line begins a block.

    A block whose platform has too few followers has a title and nothing else.
    """
    found: list[Block] = []
    after_gap = True
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in trim(row)]
        if cells and after_gap and len(cells) == 1:
            found.append(Block(cells[0], number, []))
        elif cells and found:
            found[-1].lines.append((number, cells))
        after_gap = not cells
    return found


def sheet_with_blocks(document: Document) -> Sheet | None:
    """The first sheet that has a follower total or ages by gender under a title."""
    for sheet in document.sheets:
        for block in blocks(sheet.head):
            header = block.lines[0][1] if block.lines else []
            if block.total_of or (block.is_by_age and len(header) > 1):
                return sheet
    return None
