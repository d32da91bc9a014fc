"""What a reader found in one file: clean tables or the problems, never half of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from canonical.problem import Note, Problem, Question


@dataclass(frozen=True)
class ReadResult:
    """The meaning of one file.

    `tables` maps a name of `canonical.tables.TABLES` to its rows, without `coop_id` and
    `import_id`, which the store adds. With a problem there are no tables. With an open question
    the tables may already be there (for the preview and its sums) but cannot be kept: `is_ready`.
    `headers` are columns of the tables and how the file heads them, for those who look it up there.
    """

    reader: str | None
    platform: str | None = None
    account: str | None = None
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse the half-read file: a program error, not a person's."""
        if self.problems and self.tables:
            raise ValueError("a reader returns tables or problems, never both")

    @property
    def is_ready(self) -> bool:
        """Whether this may be kept: rows, no problem, no open question."""
        return bool(self.tables) and not self.problems and not self.questions
