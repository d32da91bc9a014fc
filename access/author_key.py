"""The secret that hides the names of authors: as set, or drawn once and kept in the data folder."""

from __future__ import annotations

import os
from secrets import token_urlsafe

from access.settings import Settings

ANSWER = "author_key"
"""Under which name readers find it; it is no answer of a person and is kept with no import."""

_FILE = "author.key"


def author_key(settings: Settings) -> str:
    """The same secret as long as the data folder lasts.

    Without it the hashes of new imports would name everybody anew; with it nobody can tell names
    from the kept tables alone.
    """
    if settings.author_key:
        return settings.author_key
    path = settings.data_dir / _FILE
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(drawn := token_urlsafe(32))
    return drawn
