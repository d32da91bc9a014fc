"""Files on their way in: read, asked about, held against the ledger; kept only on a person's yes.

Reading is injected (`Read`), so that nothing here knows a format. A question is asked once for all
files that ask the same; an answer for one file alone wins over the answer of its group.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from access.session import Session
from canonical.problem import Question
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from store import Comparison, Import
from store import Lowered as Lowered  # for widgets, which know no store
from store import TableComparison as TableComparison

Read = Callable[[RawFile, Mapping[str, str], date], ReadResult]
State = Literal["ready", "needs_yes", "question", "unknown", "same", "duplicate", "refused"]
MATCHED = "matched_columns"
"""The answer with which a person said what the columns of an unknown table mean."""
_ROUNDS = 6  # one answer can lead to another question; no format asks more than four


class UnknownTable(Protocol):
    """A table that no reader knows, whose columns a person may match; see `readers`."""

    @property
    def fingerprint(self) -> str:
        """The same for every table with these columns."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The columns as written."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of table that it may be."""

    def samples(self, header: str) -> tuple[str, ...]:
        """The first different values of a column."""

    def fields(self, kind: str) -> tuple[str, ...]:
        """What a column can mean in a table of that kind."""

    def suggested(self, kind: str) -> dict[str, str]:
        """Header -> field, by name."""

    def missing(self, kind: str, columns: Mapping[str, str]) -> list[tuple[str, ...]]:
        """Groups of fields of which at least one must still be matched (field -> header)."""

    def date_layouts(self, kind: str, columns: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        """The layouts that read every date, as people write them, and the first day read so."""

    def number_styles(self, kind: str, columns: Mapping[str, str]) -> tuple[str, ...]:
        """The ways of writing numbers that read every cell."""

    def sum_rows(self, kind: str, columns: Mapping[str, str]) -> tuple[int, ...]:
        """The rows that look like sums."""

    def said(self, kind: str, columns: Mapping[str, str], **ways: str) -> str:
        """The whole match (`dates`, `numbers`, `totals`) as an answer."""


Look = Callable[[RawFile], UnknownTable | None]


@dataclass(frozen=True)
class Asked:
    """One question as one file asked it; `group` is the same for all files that ask the same."""

    question: Question
    platform: str | None
    file: str
    container: str = ""

    @property
    def group(self) -> str:
        """A short name of the group, good as the key of a widget.

        Days without a year are a question of their own file, a period of all files of one zip;
        every other question is the same for all files of a platform that leave the same choice.
        """
        apart = {"year": self.question.detail, "period": self.container}
        detail = apart.get(self.question.code, "")
        options = ",".join(self.question.options)
        said = (self.question.code, options, detail, self.platform or "")
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:12]

    @property
    def alone(self) -> str:
        """The key of an answer for this file only."""
        return f"{self.group}-{self.file}"


@dataclass(frozen=True)
class Incoming:
    """One file with all that can be said of it before it is kept."""

    raw: RawFile
    result: ReadResult
    answers: Mapping[str, str]
    asked: tuple[Asked, ...] = ()
    comparison: Comparison | None = None
    duplicate: Import | None = None
    unknown: UnknownTable | None = None

    @property
    def key(self) -> str:
        """A short name of the file, good as the key of a widget."""
        return file_key(self.raw)

    @property
    def state(self) -> State:
        """What can be done with it now."""
        if self.duplicate is not None:
            return "duplicate"
        if self.unknown is not None and MATCHED not in self.answers:
            return "unknown"
        if self.result.questions:
            return "question"
        if not self.result.is_ready or self.comparison is None:
            return "refused"
        if self.comparison.changes_nothing:
            return "same"
        return "needs_yes" if self.comparison.needs_yes else "ready"


def file_key(raw: RawFile) -> str:
    """Names a file by its content, its name and the zip or sheet it came in."""
    said = "\0".join((raw.sha256, raw.name, raw.container))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def without_repeats(raws: Iterable[RawFile]) -> list[RawFile]:
    """Each content once, in order: the same file dropped twice is one file."""
    return list({raw.sha256: raw for raw in reversed(list(raws))}.values())[::-1]


def take_in(
    session: Session,
    raw: RawFile,
    given: Mapping[str, str],
    *,
    read: Read,
    look: Look = lambda _: None,
) -> Incoming:
    """Read one file with the answers at hand and hold it against the ledger; nothing is kept.

    `given` maps `Asked.group`, `Asked.alone` or the fingerprint of an unknown table to the answer.
    """
    assert session.store is not None  # noqa: S101 - only a session that may write comes here
    duplicate = session.store.find_duplicate(session.coop, raw)
    if duplicate is not None:
        return Incoming(raw, ReadResult(reader=duplicate.reader), {}, duplicate=duplicate)
    answers: dict[str, str] = {}
    result = read(raw, answers, session.today)
    unknown = look(raw) if _is_unknown(result) else None
    if unknown is not None and unknown.fingerprint in given:
        answers[MATCHED] = given[unknown.fingerprint]
        result = read(raw, answers, session.today)
    result, asked = _answered(session, raw, given, answers, result, read=read)
    comparison = session.store.compare(session.coop, result) if result.is_ready else None
    return Incoming(raw, result, answers, tuple(_once(asked)), comparison, None, unknown)


def _is_unknown(result: ReadResult) -> bool:
    return [problem.code for problem in result.problems] == ["unknown_export"]


def _answered(
    session: Session,
    raw: RawFile,
    given: Mapping[str, str],
    answers: dict[str, str],
    result: ReadResult,
    *,
    read: Read,
) -> tuple[ReadResult, list[Asked]]:
    """The file read again as long as its questions have answers; these go into `answers`."""
    asked: list[Asked] = []
    for _ in range(_ROUNDS):
        fresh = [
            Asked(q, result.platform, file_key(raw), raw.container)
            for q in _first(result.questions)
        ]
        asked += fresh
        known = {a.question.code: given.get(a.alone) or given.get(a.group, "") for a in fresh}
        said = {code: answer for code, answer in known.items() if answer}
        if said.items() <= answers.items():
            break  # nothing new to say: the question stays open
        answers |= said
        result = read(raw, answers, session.today)
    return result, asked


def _first(questions: Sequence[Question]) -> Sequence[Question]:
    """The platform alone while it is open: which accounts are offered depends on it."""
    platform = [question for question in questions if question.code == "platform"]
    return platform or questions


def _once(asked: Sequence[Asked]) -> list[Asked]:
    return list({a.question.code: a for a in asked}.values())


def groups(files: Iterable[Incoming]) -> dict[str, list[Asked]]:
    """The questions of all files, the same question once, in the order in which they came up."""
    found: dict[str, list[Asked]] = {}
    for file in files:
        for asked in file.asked:
            found.setdefault(asked.group, []).append(asked)
    return found


def keepable(files: Iterable[Incoming], agreed: Mapping[str, bool]) -> list[Incoming]:
    """The files that may be kept: ready, or lowering what is known with an express yes."""
    return [
        file
        for file in files
        if file.state == "ready" or (file.state == "needs_yes" and agreed.get(file.key, False))
    ]


def keep(session: Session, files: Iterable[Incoming], *, at: datetime) -> list[Import]:
    """Add each file to the ledger, whole or not at all; StoreError at the first refusal."""
    assert session.store is not None  # noqa: S101 - as above
    return [
        session.store.add_import(
            session.coop,
            file.raw,
            file.result,
            by=session.person,
            at=at,
            answers=dict(file.answers),
        )
        for file in files
    ]
