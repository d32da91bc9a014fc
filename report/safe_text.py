"""Text that people or files brought, made safe for XML, PDF and messages."""

from __future__ import annotations

import unicodedata

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def printable(text: str, *, limit: int = 0) -> str:
    r"""One line without control, format and unassigned characters; cut with "…" beyond `limit`.

    XML can hold none of the control characters, and those that turn the direction of writing
    could make a figure read backwards.

    >>> printable("Kop\x00 Melati\u202e \n Jaya"), printable("Koperasi Padi", limit=9)
    ('Kop Melati Jaya', 'Koperasi…')
    """
    spaced = "".join(" " if character.isspace() else character for character in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in _UNPRINTABLE)
    line = " ".join(unicodedata.normalize("NFC", kept).split())
    return line if not limit or len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
