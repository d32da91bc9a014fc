"""Fixtures of every test: the real exports (no part of the project), fuzz size, a clean main."""

import os
import sys
from pathlib import Path
from types import ModuleType

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


@pytest.fixture(autouse=True)
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child starts from nothing: a page test before may have left its script as main."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
