"""A file as it arrived: its name, its bytes and the container it came in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


def megabytes(size: int) -> str:
    """A size for people, rounded up, so that what is above a limit never looks equal to it.

    >>> megabytes(50 * 1024 * 1024), megabytes(50 * 1024 * 1024 + 1)
    ('50 MB', '51 MB')
    """
    return f"{-(-size // 1024**2)} MB"


@dataclass(frozen=True)
class RawFile:
    """Bytes with the name a person gave them.

    The name may supply a missing year or period, never the format. `container` is the zip or
    the sheet that the file was a part of ("" when it came alone): TikTok writes the first day
    of the period into the name of the zip.

    >>> RawFile("Reach.csv", b"abc").sha256[:8]
    'ba7816bf'
    """

    name: str
    content: bytes
    container: str = ""

    @cached_property
    def sha256(self) -> str:
        """Hash of the content alone: the same file under another name is the same file."""
        return hashlib.sha256(self.content).hexdigest()
