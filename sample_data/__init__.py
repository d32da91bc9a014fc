"""One invented village co-op with eighteen months of files in the platforms' own formats.

Data is shown on the first start, marked "contoh", until a manager brings her own. The files are
made by `python -m sample_data.make_sample` with a fixed seed and are kept in `files/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from canonical.raw_file import RawFile

FILES = Path(__file__).parent / "files"
SAMPLE_TODAY = date(2026, 11, 12)
"""The day on which the story of the sample stands still."""

_PAGE = "Koperasi Padi Kencana"
_AUDIENCE_DAY = "2026-10-31"
# What the files do not say and the co-op's manager would answer, by folder of the file.
_ANSWERS: dict[str, dict[str, str]] = {
    "instagram": {"account": "koppadikencana", "platform": "instagram"},
    "facebook": {"account": _PAGE, "platform": "facebook"},
    "tiktok": {"account": "koppadikencana"},
    "youtube": {"account": _PAGE},
    "iklan": {"account": _PAGE},
    "koperasi": {"author_key": "koperasi contoh"},  # the invented authors need no secret
}


def sample_files() -> list[RawFile]:
    """Every file as a manager would drop it, zips already opened, in a fixed order.

    The container is the file's folder, or the zip within its folder.
    """
    from sources.upload import raw_files

    files: list[RawFile] = []
    for path in sorted(path for path in FILES.rglob("*") if path.is_file()):
        folder = path.parent.relative_to(FILES).as_posix()
        opened, problems = raw_files(path.name, path.read_bytes())
        if problems:
            raise ValueError(f"sample file {path} cannot be opened: {problems}")
        for file in opened:
            inside = f"{folder}/{file.container}" if file.container else folder
            files.append(RawFile(file.name, file.content, inside))
    return files


def sample_answers(file: RawFile) -> Mapping[str, str]:
    """What the manager would answer about this file: account, platform, year, day.

    The first folder names the account; a second one such as `2026` is the year of the last row of
    a file that has none.
    """
    first, *others = file.container.split("/")
    answers = dict(_ANSWERS.get(first, {}))
    if file.name == "Audience.csv":
        answers["as_of"] = _AUDIENCE_DAY
    if others and others[0].isdigit():
        answers["year"] = others[0]
    return answers
