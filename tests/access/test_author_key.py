"""The secret that hides authors: drawn once, kept for its owner only, or as set."""

import stat
import sys

import pytest

from access.author_key import author_key
from access.settings import read_settings


def test_it_is_drawn_once_and_stays(tmp_path):
    settings = read_settings({"DATA_DIR": str(tmp_path / "data")})
    first = author_key(settings)
    assert len(first) >= 40
    assert author_key(settings) == first
    assert author_key(read_settings({"DATA_DIR": str(tmp_path / "other")})) != first


def test_what_is_set_wins(tmp_path):
    settings = read_settings({"DATA_DIR": str(tmp_path), "AUTHOR_KEY": " rahasia "})
    assert author_key(settings) == "rahasia"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_nobody_else_may_read_it(tmp_path):
    author_key(read_settings({"DATA_DIR": str(tmp_path)}))
    (kept,) = tmp_path.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
