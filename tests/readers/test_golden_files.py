"""Small files of our own, each beside what it means: `<file>` and `<file>.json`, read by eye."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from readers import read_file

GOLDEN = Path(__file__).parents[1] / "golden"
FOLDERS = (
    *("email", "google", "linkedin", "matched", "template", "tiktok", "tiktok_ads", "website"),
    *("x", "youtube"),
)
EXPECTED = [path for folder in FOLDERS for path in sorted((GOLDEN / folder).glob("*.json"))]
RECEIVED = date(2026, 11, 21)


def cell(value: object) -> object:
    """A value as JSON has it: null for unknown, an ISO text for a day or moment."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat().removesuffix("T00:00:00")
    return round(value, 10) if isinstance(value, float) else value


def as_json(result: ReadResult) -> dict[str, object]:
    return {
        "reader": result.reader,
        "account": result.account,
        "tables": {
            name: {
                "columns": [*frame.columns],
                "rows": [
                    [cell(v) for v in row] for row in frame.astype(object).to_numpy().tolist()
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


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_file_means_what_its_golden_says(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    sample = path.with_suffix("")
    raw = RawFile(sample.name, sample.read_bytes(), golden["container"])
    assert as_json(read_file(raw, golden["answers"], RECEIVED)) == golden["means"]


def test_every_sample_has_its_golden():
    samples = {p for f in FOLDERS for p in (GOLDEN / f).iterdir() if p.suffix != ".json"}
    assert samples == {path.with_suffix("") for path in EXPECTED}
