"""Which kinds of file are read exactly, which ask, which are refused and why: as a table.

    python -m tests.import_matrix

Our own samples (tests/golden) are held against their golden; files as platforms wrote them, where
they are on the machine, have none and are only counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from readers import READERS, matched_columns, read_file
from sources.upload import raw_files
from tests.golden_samples import RECEIVED, samples

REAL = (Path(__file__).parents[1] / ".." / "shared/formats/samples").resolve()
_ANSWERS = {"account": "koperasi.contoh", "year": "2026", "period": "2026-01-01/2026-01-31"}


@dataclass
class Kind:
    """What became of the files of one kind."""

    exact: int = 0
    wrong: list[str] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    real: Counter[str] = field(default_factory=Counter)


def matrix(real: Path | None = None) -> dict[str, Kind]:
    """By the name of the reader, those without any sample too."""
    kinds = {reader.name: Kind() for reader in READERS} | {matched_columns.NAME: Kind()}
    for sample in samples():
        result = sample.read()
        kind = kinds[result.reader or matched_columns.NAME]
        means = json.loads((sample.path.with_name(sample.path.name + ".json")).read_text("utf-8"))
        if not _as_written(result, means["means"]):
            kind.wrong.append(sample.name)
        elif result.problems:
            kind.refused.update({problem.code for problem in result.problems})
        else:
            kind.exact += 1
        # What it would ask a person who has said nothing yet.
        silent = read_file(sample.raw, {}, RECEIVED)
        kind.asked.update({question.code for question in silent.questions})
        if silent.reader is None:
            kind.asked["matched_columns"] += 1
    for raw in _real_files(real) if real else ():
        result = read_file(raw, _ANSWERS, RECEIVED)
        kinds.setdefault(result.reader or "-", Kind()).real[outcome(result)] += 1
    return kinds


def outcome(result: ReadResult) -> str:
    """read, question or refused."""
    if result.problems:
        return "refused"
    return "question" if result.questions else "read"


def _as_written(result: ReadResult, means: dict[str, object]) -> bool:
    """Whether tables, rows and codes are those of the golden (the values: test_golden_files)."""
    tables = {name: len(frame) for name, frame in result.tables.items()}
    expected = means["tables"]
    assert isinstance(expected, dict)
    problems = means["problems"]
    assert isinstance(problems, list)
    return (
        result.reader == means["reader"]
        and tables == {name: len(table["rows"]) for name, table in expected.items()}
        and [p.code for p in result.problems] == [problem[0] for problem in problems]
    )


def _real_files(folder: Path) -> Iterator[RawFile]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "SOURCES.tsv":
            raws, _ = raw_files(path.name, path.read_bytes())
            yield from raws


def lines(kinds: dict[str, Kind]) -> Iterator[str]:
    """The table for people, in Markdown."""
    yield "| kind of file | read exactly | asks | refused because | real files |"
    yield "|---|---|---|---|---|"
    for name, kind in sorted(kinds.items()):
        wrong = f" ({len(kind.wrong)} not as written)" if kind.wrong else ""
        cells = (f"{kind.exact}{wrong}", _counted(kind.asked), _counted(kind.refused))
        yield f"| {name} | {' | '.join(cells)} | {_counted(kind.real, numbers=True)} |"


def _counted(found: Counter[str], *, numbers: bool = False) -> str:
    names: Iterable[str] = sorted(found)
    return ", ".join(f"{found[name]} {name}" if numbers else name for name in names) or "–"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(matrix(REAL if REAL.is_dir() else None))) + "\n")
