"""Every invented sample under tests/golden with the name, container and answers it is read with.

    python -m tests.golden_samples "tests/golden/tiktok/Content.csv" account=koperasi.contoh

prints what a sample means, to be read by eye and then kept beside it as `<file>.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from readers import read_file

GOLDEN = Path(__file__).parent / "golden"
RECEIVED = date(2026, 11, 21)
_ANSWERS = {"account": "koperasi.contoh", "platform": "instagram", "year": "2026"}
"""For the samples whose golden does not say with which answers they were read."""


@dataclass(frozen=True)
class Sample:
    """One sample; `name` is its path under tests/golden."""

    name: str
    raw: RawFile
    answers: Mapping[str, str]
    path: Path

    def read(self, content: bytes | None = None) -> ReadResult:
        """What it means, or what other bytes under its name mean."""
        given = self.raw.content if content is None else content
        raw = RawFile(self.raw.name, given, self.raw.container)
        return read_file(raw, self.answers, RECEIVED)


def samples() -> list[Sample]:
    """All samples, by name."""
    paths = sorted(path for path in GOLDEN.rglob("*") if path.is_file() and path.suffix != ".json")
    return [_sample(path) for path in paths]


def _sample(path: Path) -> Sample:
    said = path.with_name(path.name + ".json")
    golden = json.loads(said.read_text("utf-8")) if said.exists() else {}
    container = golden.get("container", "")
    raw = RawFile(path.name, path.read_bytes(), container)
    return Sample(str(path.relative_to(GOLDEN)), raw, golden.get("answers", _ANSWERS), path)


def as_json(result: ReadResult) -> dict[str, object]:
    """What was read, as plain JSON values."""
    return {
        "reader": result.reader,
        "account": result.account,
        "tables": {
            name: {
                "columns": [*frame.columns],
                "rows": [
                    [_cell(v) for v in row] for row in frame.astype(object).to_numpy().tolist()
                ],
            }
            for name, frame in result.tables.items()
        },
        "notes": [[note.code, note.count, note.detail] for note in result.notes],
        "questions": [[q.code, list(q.options), q.detail] for q in result.questions],
        "problems": [
            [p.code, p.row, p.column, p.value, p.expected, p.sheet] for p in result.problems
        ],
    }


def _cell(value: object) -> object:
    """A value as JSON has it: null for unknown, an ISO text for a day or moment."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat().removesuffix("T00:00:00")
    return round(value, 10) if isinstance(value, float) else value


def golden_of(path: Path, answers: Mapping[str, str]) -> str:
    """The golden of a sample as it is read now."""
    means = as_json(read_file(RawFile(path.name, path.read_bytes()), answers, RECEIVED))
    golden = {"container": "", "answers": answers, "means": means}
    return json.dumps(golden, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    said = dict(one.partition("=")[::2] for one in sys.argv[2:])
    sys.stdout.write(golden_of(Path(sys.argv[1]), said) + "\n")
