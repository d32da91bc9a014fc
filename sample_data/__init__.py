"""One invented village co-op with eighteen months of files in the platforms' own formats.

Data is shown on the first start, marked "contoh", until a manager brings her own. The files are
made by `python -m sample_data.make_sample` with a fixed seed and are kept in `files/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from canonical.raw_file import RawFile

FILES = Path(__file__).parent / "files"
NAME = "Koperasi Padi Kencana"

# What the files do not say and the co-op's manager would answer, by folder of the file.
_ANSWERS: dict[str, dict[str, str]] = {
    "instagram": {"account": "koppadikencana", "platform": "instagram"},
    "facebook": {"account": NAME, "platform": "facebook"},
    "tiktok": {"account": "koppadikencana"},
    "youtube": {"account": NAME},
    "iklan": {"account": NAME},
}


def sample_paths() -> list[Path]:
    """Every file of the sample, oldest export first within its folder."""
    return sorted(path for path in FILES.rglob("*") if path.is_file())


def sample_raw(path: Path) -> RawFile:
    """The file as a manager would drop it."""
    return RawFile(path.name, path.read_bytes())


def sample_answers(path: Path) -> Mapping[str, str]:
    """What the manager would answer about this file: account, platform, year.

    The folder names the account; a second folder such as `2026` is the year of the last row of a
    file without one.
    """
    parts = path.relative_to(FILES).parts
    answers = dict(_ANSWERS.get(parts[0], {}))
    if len(parts) > 2 and parts[1].isdigit():
        answers["year"] = parts[1]
    return answers
