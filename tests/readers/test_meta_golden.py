"""Meta's formats in small invented files, each beside what it means: `<file>.json`, read by eye."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

FOLDER = Path(__file__).parents[1] / "golden" / "meta"
GOLDEN = sorted(FOLDER.glob("*.json"))
RECEIVED = date(2026, 11, 21)


def cell(value):
    """As JSON has it: null for unknown, an ISO text for a day or a moment."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat().removesuffix("T00:00:00")
    return round(value, 10) if isinstance(value, float) else value


def rows(frame):
    return [[cell(value) for value in row] for row in frame.astype(object).to_numpy().tolist()]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_file_means_what_its_golden_says(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    sample = path.with_suffix("")
    raw = RawFile(sample.name, sample.read_bytes(), golden["container"])
    result = read_file(raw, golden["answers"], RECEIVED)
    means = golden["means"]
    assert (result.reader, result.account) == (means["reader"], means["account"])
    assert list(result.tables) == list(means["tables"])
    for name, frame in result.tables.items():
        assert list(frame.columns) == means["tables"][name]["columns"]
        assert rows(frame) == means["tables"][name]["rows"]
    assert [[n.code, n.count, n.detail] for n in result.notes] == means["notes"]
    asked = [[q.code, list(q.options), q.detail] for q in result.questions]
    assert asked == means["questions"]
    assert [[p.code, p.row, p.column, p.value] for p in result.problems] == [
        problem[:4] for problem in means["problems"]
    ]


def test_every_sample_has_its_golden():
    samples = {path for path in FOLDER.iterdir() if path.suffix != ".json"}
    assert samples == {path.with_suffix("") for path in GOLDEN}
