"""Bytes by their hash, in a folder or a bucket; read back whole and checked, or not at all.

A file is `coop_id=<co-op>/<kind>/<sha256><suffix>`: the folder of a co-op is all that is kept of
it, and engines that know such names (DuckDB, Spark) see the co-op as a column. A file is never
changed: written aside, synced, renamed, and the folder synced too, so that after a power cut it is
there whole or not at all.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from store.refusal import StoreDamage, StoreError

SPARE_BYTES = 200_000_000  # the ledger and the rest of the machine live on the same disk


@dataclass(frozen=True)
class FileName:
    """Where a file lies: the co-op, what it is (`raw` or a table), and the hash of its bytes."""

    coop_id: str
    kind: str
    sha256: str

    @property
    def is_packed(self) -> bool:
        """Whether the bytes lie there compressed; the hash is always that of the bytes."""
        return self.kind == "raw"

    @property
    def path(self) -> str:
        """Path below the root."""
        suffix = ".zst" if self.is_packed else ".parquet"
        return f"coop_id={self.coop_id}/{self.kind}/{self.sha256}{suffix}"


class Files:
    """The files of all co-ops under one address: a folder, `s3://...`, `gs://...`, `memory://...`.

    StoreError `unreachable_store` when a bucket is gone, refuses us or does not answer.
    """

    def __init__(self, url: str) -> None:
        self._system: AbstractFileSystem
        try:
            self._system, self._root = url_to_fs(url)
        except (ImportError, ValueError, OSError) as error:  # no library, no such kind, no answer
            raise StoreError("unreachable_store", value=str(error)) from error
        self._local = isinstance(self._system, LocalFileSystem)
        if self._local:
            _make_folder(Path(self._root))

    def check_space(self, size: int) -> None:
        """Refuse (`no_space`) when fewer than 3 x `size` + 200 MB are free in a local folder."""
        if not self._local:
            return
        free, needed = shutil.disk_usage(self._root).free, 3 * size + SPARE_BYTES
        if free < needed:
            raise StoreError("no_space", value=_megabytes(free), expected=_megabytes(needed))

    def put(self, name: FileName, content: bytes | pa.Buffer) -> None:
        """Keep the bytes; when this returns they survive a power cut. Twice is once."""
        path = self._full(name)
        if self._local and self._is_whole(name):
            os.utime(path)  # young again: sweep() leaves it to the import that relies on it now
            return
        kept = (
            pa.Codec("zstd", compression_level=1).compress(content) if name.is_packed else content
        )
        if not self._local:
            with self._reached():
                self._system.pipe_file(path, bytes(kept))
            return
        try:
            _write_aside(Path(path), kept)
        except OSError as error:
            raise _refused(error, len(content)) from error

    def get(self, name: FileName) -> bytes:
        """The bytes, checked against their name; StoreDamage when changed or gone."""
        try:
            with self._reached():
                content: bytes = self._system.cat_file(self._full(name))
            if name.is_packed:
                content = pa.CompressedInputStream(pa.BufferReader(content), "zstd").read()
        except FileNotFoundError as error:
            raise StoreDamage("missing_file", value=name.path) from error
        except OSError as error:
            if error.errno is not None:  # the disk or the network, not the bytes
                raise
            raise StoreDamage("damaged_file", value=name.path) from error
        if hashlib.sha256(content).hexdigest() != name.sha256:
            raise StoreDamage("damaged_file", value=name.path)
        return content

    def leftovers(self, keep: set[str], *, older_than_seconds: float) -> list[str]:
        """Files no import refers to, left by a cut import: their paths."""
        born_before = time.time() - older_than_seconds
        return [path for path, born in self._all() if path not in keep and born < born_before]

    def delete(self, paths: Iterable[str]) -> None:
        """Delete files by their paths."""
        with self._reached():
            for path in paths:
                self._system.rm_file(f"{self._root}/{path}")

    def _all(self) -> Iterator[tuple[str, float]]:
        start = len(self._root) + 1
        with self._reached():
            self._system.invalidate_cache()
            for path in self._system.find(self._root):
                yield path[start:], self._system.modified(path).timestamp()

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """A bucket's library has errors of its own; all but one missing file mean the same."""
        if self._local:
            yield
            return
        try:
            yield
        except FileNotFoundError as error:
            bucket = self._root.partition("/")[0]
            with self._reached():
                is_there = self._system.exists(bucket)
            if is_there:
                raise
            raise StoreError("unreachable_store", value=str(error)) from error
        except StoreError:
            raise
        except Exception as error:
            raise StoreError("unreachable_store", value=str(error)) from error

    def _full(self, name: FileName) -> str:
        return f"{self._root}/{name.path}"

    def _is_whole(self, name: FileName) -> bool:
        try:
            self.get(name)
        except StoreDamage:
            return False
        return True


def _refused(error: OSError, size: int) -> OSError | StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError("no_space", value=_megabytes(0), expected=_megabytes(size))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreError("read_only_store", value=str(error.filename))
    return error


def _megabytes(size: int) -> str:
    return f"{-(-size // 1_000_000)} MB"


def _write_aside(path: Path, content: bytes | pa.Buffer) -> None:
    _make_folder(path.parent)
    aside = path.with_name(f"{uuid.uuid4().hex}.part")
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals the rename by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
