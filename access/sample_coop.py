"""The invented co-op: its ledger is built once from its files and is never written again."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from access.session import SAMPLE_COOP
from access.settings import local_urls
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from store import Store

Read = Callable[[RawFile, Mapping[str, str], date], ReadResult]
Answers = Callable[[RawFile], Mapping[str, str]]


def open_sample(
    folder: Path, files: Sequence[RawFile], *, read: Read, answers: Answers, today: date
) -> Store:
    """The sample's store, built into `folder` when these very files have none there yet.

    It is built beside its place and moved there whole, so that a stop halfway leaves nothing.
    """
    place = folder / f"contoh-{_hash(files)}"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix="contoh-", dir=folder))
        _keep(Store.open(*local_urls(building)), files, read=read, answers=answers, today=today)
        _move(building, place)
    return Store.open(*local_urls(place))


def _hash(files: Sequence[RawFile]) -> str:
    parts = sorted(f"{file.name}\0{file.container}\0{file.sha256}" for file in files)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _keep(
    store: Store, files: Sequence[RawFile], *, read: Read, answers: Answers, today: date
) -> None:
    at = datetime.combine(today, time(), tzinfo=UTC)
    store.create_coop(SAMPLE_COOP, SAMPLE_COOP, by=SAMPLE_COOP, at=at)
    for file in files:
        given = dict(answers(file))
        result = read(file, given, today)
        if not result.is_ready:
            raise ValueError(f"sample file {file.name} cannot be kept: {result.problems}")
        store.add_import(SAMPLE_COOP, file, result, by=SAMPLE_COOP, at=at, answers=given)


def _move(building: Path, place: Path) -> None:
    try:
        building.rename(place)
    except OSError:
        # Another process built the same sample meanwhile: its copy is as good as ours.
        shutil.rmtree(building)
        if not place.exists():
            raise
