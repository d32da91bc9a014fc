"""An upload becomes raw files: a zip one per member, within limits; everything else as it is.

Nothing is ever unpacked to disk: members are read in memory, bounded, and their names are only
shown. A workbook (.xlsx) is a zip too, but one file. One bad member never blocks the good ones.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from canonical.problem import Problem
from canonical.raw_file import RawFile, megabytes

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_NESTED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ\x00")
_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".ods"}
_ENCRYPTED = 0x1
_SYMLINK = 0o120000
_MIB = 1024 * 1024
_PIECE = 64 * 1024


@dataclass(frozen=True)
class Limits:
    """What an upload may hold, in bytes and members. `ratio` is unpacked to packed size.

    Small members may be packed better than `ratio`: a table of zeros is, and does no harm.
    """

    file_bytes: int = 50 * _MIB
    unpacked_bytes: int = 100 * _MIB
    members: int = 50
    ratio: int = 100
    ratio_from_bytes: int = 5 * _MIB


DEFAULT_LIMITS = Limits()


def raw_files(
    name: str, content: bytes, *, limits: Limits = DEFAULT_LIMITS
) -> tuple[list[RawFile], list[Problem]]:
    """The files of one upload, and what could not be taken, each naming its member in `value`.

    Codes: file_too_large, broken_zip, too_many_members, zip_bomb, and for single members
    unsafe_path, encrypted_member, nested_zip, broken_member, member_too_large, empty_zip;
    broken_spreadsheet for an .xlsx that is no whole zip.
    """
    if len(content) > limits.file_bytes:
        size, most = megabytes(len(content)), megabytes(limits.file_bytes)
        return [], [Problem("file_too_large", value=size, expected=most)]
    if not content.startswith(_ZIP):
        return [RawFile(name, content)], []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if not _is_clutter(one)]
            if _is_workbook(archive):
                return [RawFile(name, content)], []
            problem = _bomb(members, len(content), limits)
            if problem is not None:
                return [], [problem]
            return _members(archive, members, container=name, limits=limits)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        if PurePosixPath(name).suffix.lower() in _WORKBOOKS:
            return [], [Problem("broken_spreadsheet", value=name)]
        return [], [Problem("broken_zip", value=name)]


def _is_clutter(member: zipfile.ZipInfo) -> bool:
    """Folders, and what macOS adds to every zip."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    return member.is_dir() or "__MACOSX" in parts or parts[-1:] in {(".DS_Store",), ("Thumbs.db",)}


def _is_workbook(archive: zipfile.ZipFile) -> bool:
    names = set(archive.namelist())
    return "[Content_Types].xml" in names or {"mimetype", "content.xml"} <= names


def _bomb(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> Problem | None:
    """Whether the zip says itself that it is too much; lying sizes are caught while reading."""
    if len(members) > limits.members:
        return Problem("too_many_members", value=str(len(members)), expected=str(limits.members))
    unpacked = sum(member.file_size for member in members)
    inflated = unpacked > limits.ratio_from_bytes and unpacked > limits.ratio * packed
    if unpacked > limits.unpacked_bytes or inflated:
        most = megabytes(limits.unpacked_bytes)
        return Problem("zip_bomb", value=megabytes(unpacked), expected=most)
    return None


def _members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], *, container: str, limits: Limits
) -> tuple[list[RawFile], list[Problem]]:
    files: list[RawFile] = []
    problems: list[Problem] = []
    for member in members:
        found = _member(archive, member, container=container, limits=limits)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            files.append(found)
    if not members:
        problems.append(Problem("empty_zip", value=container))
    return files, problems


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, container: str, limits: Limits
) -> RawFile | Problem:
    shown = member.filename
    if _is_unsafe(member):
        return Problem("unsafe_path", value=shown)
    if member.flag_bits & _ENCRYPTED:
        return Problem("encrypted_member", value=shown)
    try:
        content = _bounded(archive, member, limits.file_bytes)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error, ValueError):
        return Problem("broken_member", value=shown)
    if content is None:
        return Problem("member_too_large", value=shown, expected=megabytes(limits.file_bytes))
    if content.startswith(_NESTED) and b"[Content_Types].xml" not in content:
        return Problem("nested_zip", value=shown)
    return RawFile(PurePosixPath(shown).name, content, container)


def _is_unsafe(member: zipfile.ZipInfo) -> bool:
    """A path that leaves the zip (absolute, a drive, `..`), or a link instead of a file."""
    path = member.filename.replace("\\", "/")
    is_link = (member.external_attr >> 16) & 0o170000 == _SYMLINK
    leaves = path.startswith("/") or bool(re.match(r"[A-Za-z]:", path))
    return is_link or leaves or ".." in path.split("/")


def _bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | None:
    """The member's bytes, never more than `most`, whatever its header says."""
    content = bytearray()
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            content += piece
            if len(content) > most:
                return None
    return bytes(content)
