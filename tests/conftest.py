"""Fixtures of every test: the real exports, which are no part of the project, and the fuzz size."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_samples() -> Path:
    """Folder of exports as platforms wrote them; they carry no licence and are never committed."""
    folder = (Path(__file__).parents[1] / ".." / "shared/formats/samples").resolve()
    if not folder.is_dir():
        pytest.skip("the real exports are not on this machine")
    return folder


@pytest.fixture(scope="session")
def fuzz_cases() -> int:
    """How many damaged files a fuzz test tries: FUZZ_CASES=20000 at night."""
    return int(os.environ.get("FUZZ_CASES", "2000"))
