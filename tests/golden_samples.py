"""Every invented sample under tests/golden with the name, container and answers it is read with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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
