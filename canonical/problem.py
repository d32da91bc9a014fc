"""What is wrong with a file or was knowingly skipped, and what only a person can answer.

Only codes and coordinates live here; the sentences are in the catalogues (`i18n/*/problem.toml`,
`note.toml`, `question.toml`), one entry a code.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One reason why a file was refused, with the place where it stands.

    `row` counts as a spreadsheet shows it: the first line of the file is 1, and a cell with line
    breaks is one row. `value` is quoted as found; `expected` is what would have been right
    (a code or a literal, never a sentence); `sheet` names the spreadsheet tab, if any.
    """

    code: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    expected: str | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Note:
    """What the format lets us skip or adjust knowingly (a total row, a foreign post), counted."""

    code: str
    count: int = 1
    detail: str = ""


@dataclass(frozen=True)
class Question:
    """What the file does not say and only a person knows: account, platform, year.

    `code` is also the key of the answer. `options` are the possible answers as stable codes;
    empty means a free text. `detail` helps the person to answer (the title found in the file).
    """

    code: str
    options: tuple[str, ...] = ()
    detail: str = ""
