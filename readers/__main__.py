"""What the app would see in these files: `python -m readers FILE... [--json]`.

Prints codes and places, not sentences. Exit 0 when every file was read, 1 when one was refused or
waits for an answer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from canonical.problem import Problem
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from canonical.table import Table
from canonical.tables import TABLES
from readers import read_file
from sources.upload import raw_files

_NUMBERS = {"count", "money", "number", "share"}


def main(arguments: list[str] | None = None) -> int:
    """Reads the files named on the command line and prints what they hold."""
    parser = argparse.ArgumentParser(prog="python -m readers", description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON list, one object a file")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="CODE=VALUE",
        help="answer a question, for instance account=koperasi.maju",
    )
    parser.add_argument("--received", type=date.fromisoformat, help="day of arrival, ISO")
    options = parser.parse_args(arguments)
    answers = dict(answer.partition("=")[::2] for answer in options.answer)
    received = options.received or datetime.now(UTC).astimezone().date()
    found = list(descriptions(options.files, answers, received))
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(as_text(one) for one in found))
    return 1 if any(one["problems"] or one["questions"] for one in found) else 0


def descriptions(
    paths: Iterable[Path], answers: Mapping[str, str], received: date
) -> Iterator[dict[str, object]]:
    """One description a file; a zip gives one for each member and each refused member."""
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            problem = Problem("unreadable_file", value=error.strerror)
            yield description(RawFile(str(path), b""), refused(problem))
            continue
        raws, problems = raw_files(path.name, content)
        for raw in raws:
            shown = RawFile(str(path / raw.name) if raw.container else str(path), raw.content)
            yield description(shown, read_file(raw, answers, received))
        for problem in problems:
            yield description(RawFile(str(path), content), refused(problem))


def refused(problem: Problem) -> ReadResult:
    """The result of a file that no reader has seen."""
    return ReadResult(reader=None, problems=(problem,))


def description(raw: RawFile, result: ReadResult) -> dict[str, object]:
    """What was found in one file, as plain JSON values."""
    return {
        "file": raw.name,
        "sha256": raw.sha256,
        "reader": result.reader,
        "platform": result.platform,
        "account": result.account,
        "tables": {name: table_description(name, frame) for name, frame in result.tables.items()},
        "notes": [
            {"code": note.code, "count": note.count, "detail": note.detail} for note in result.notes
        ],
        "problems": [
            {
                "code": problem.code,
                "row": problem.row,
                "column": problem.column,
                "value": problem.value,
                "expected": problem.expected,
                "sheet": problem.sheet,
            }
            for problem in result.problems
        ],
        "questions": [
            {"code": question.code, "options": [*question.options], "detail": question.detail}
            for question in result.questions
        ],
    }


def table_description(name: str, frame: pd.DataFrame) -> dict[str, object]:
    """Rows, first and last day or moment, and the sum of every column of numbers.

    The sums are for checking a file against the platform's own screen: some of them (reach) must
    not be shown as a result, because the same people are in several rows.
    """
    table = TABLES[name]
    first, last = _period(table, frame)
    numbers = [c.name for c in table.columns if c.kind in _NUMBERS and c.name in frame]
    return {
        "rows": len(frame),
        "first": _iso(first),
        "last": _iso(last),
        "sums": {name: _plain(frame[name].sum()) for name in numbers if frame[name].notna().any()},
    }


def _period(table: Table, frame: pd.DataFrame) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """First and last moment; the day of a post without a time; the last day of the windows."""
    name = table.period_column
    if name == "published_at" and (name not in frame or frame[name].isna().all()):
        name = "published_on"
    if name is None or name not in frame:
        return None, None
    if name == "start" and "end" in frame:  # the day after the last
        return frame["start"].min(), frame["end"].max() - pd.Timedelta(days=1)
    return frame[name].min(), frame[name].max()


def _iso(moment: pd.Timestamp | None) -> str | None:
    if moment is None or pd.isna(moment):
        return None
    return moment.date().isoformat() if moment == moment.normalize() else moment.isoformat()


def _plain(number: float) -> int | float:
    return int(number) if float(number).is_integer() else round(float(number), 6)


def as_text(one: Mapping[str, object]) -> str:
    """The description for a terminal, one fact a line."""
    lines = [str(one["file"])]
    for key, value in one.items():
        if key == "file":
            continue
        if isinstance(value, dict):
            lines += [f"  {key} {name}: {_inline(facts)}" for name, facts in value.items()]
        elif isinstance(value, list):
            lines += [f"  {key}: {_inline(facts)}" for facts in value]
        elif value is not None:
            lines.append(f"  {key}: {value}")
    return "\n".join(lines)


def _inline(facts: Mapping[str, object]) -> str:
    shown = {key: value for key, value in facts.items() if value not in (None, "", [], {})}
    return ", ".join(
        f"{key} {_inline(value) if isinstance(value, dict) else value}"
        for key, value in shown.items()
    )


if __name__ == "__main__":
    sys.exit(main())
