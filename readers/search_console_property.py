"""The site that Search Console writes into the name of an export."""

from __future__ import annotations

import re

from canonical.raw_file import RawFile

_NAME = re.compile(
    r"(?:.*/)?(?P<site>[^/]+?)-Performance-on-[A-Za-z-]+?-[0-9]{4}-[0-9]{2}-[0-9]{2}.*"
)
_ADDRESS = re.compile(r"(https?)___(.+)")


def property_name(raw: RawFile) -> str | None:
    """The property as Search Console shows it, from the name of the zip or of the workbook.

    The site `https://kopi.id/` and the domain `kopi.id` are two properties with other numbers.

    >>> zipped = "https___kopi.id_-Performance-on-Search-2026-01-12.zip"
    >>> property_name(RawFile("Pages.csv", b"", zipped))
    'https://kopi.id/'
    >>> property_name(RawFile("kopi.id-Performance-on-Search-2026-01-12 (1).xlsx", b""))
    'kopi.id'
    """
    for name in (raw.container, raw.name):
        found = _NAME.fullmatch(name)
        if found is not None:
            address = _ADDRESS.fullmatch(found["site"])
            return f"{address[1]}://{address[2].replace('_', '/')}" if address else found["site"]
    return None
