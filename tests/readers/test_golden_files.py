"""Small files of our own, each beside what it means: `<file>` and `<file>.json`, read by eye."""

from __future__ import annotations

import json

import pytest

from canonical.raw_file import RawFile
from readers import read_file
from tests.golden_samples import GOLDEN, RECEIVED, as_json

EXPECTED = sorted(GOLDEN.glob("*/*.json"))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_file_means_what_its_golden_says(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    sample = path.with_suffix("")
    raw = RawFile(sample.name, sample.read_bytes(), golden["container"])
    assert as_json(read_file(raw, golden["answers"], RECEIVED)) == golden["means"]


def test_every_sample_has_its_golden():
    samples = {path for path in GOLDEN.glob("*/*") if path.suffix != ".json"}
    assert samples == {path.with_suffix("") for path in EXPECTED}
