"""Personal data at the door: columns that are never stored, and texts that somebody should look at.

A name, an e-mail address or a street in a column of its own is left out and counted. Inside a
caption it may be there on purpose (the shop's own telephone), so it is only pointed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from canonical.problem import Note
from readers.parsed import arrow, mask
from readers.tabular_export import header_key

PERSONAL_HEADERS = frozenset(
    {
        *("posted by", "diposting oleh", "author", "penulis", "name", "nama"),
        *("from name", "from email", "reply-to email", "nama pengirim", "email pengirim"),
        *("email", "e-mail", "email address", "alamat email", "phone", "telepon", "nomor telepon"),
        *("first name", "last name", "nama depan", "nama belakang", "address", "alamat", "nik"),
    }
)
"""Headers, in small letters and without a colon, of what belongs to a person."""

_FREE_TEXTS: Mapping[str, tuple[str, ...]] = {
    "posts": ("caption",),
    "email_campaigns": ("name", "subject"),
    "mentions": ("text",),
    "plan": ("title", "owner"),
    "events": ("name",),
    "incidents": ("name",),
    "costs": ("note",),
    "channels": ("note",),
    "chart_notes": ("text",),
}
# A number of 16 digits inside an address of the web is the id of a post, not of a person.
_NIK = r"(?:^|[^0-9A-Za-z/=_.-])[0-9]{4}(?:[ .-]?[0-9]{4}){3}(?:[^0-9]|$)"
_PHONE = r"(?:^|[^0-9A-Za-z/=_.-])(?:\+?62[ .-]?|0)8[0-9]{1,3}(?:[ .-]?[0-9]{3,5}){2,3}(?:[^0-9]|$)"
_EMAIL = r"[0-9A-Za-z._%+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*\.[A-Za-z]{2,}"
_PERSONAL = f"{_NIK}|{_PHONE}|{_EMAIL}"
_NAMED_ROWS = 5


def left_out(headers: Iterable[str]) -> tuple[Note, ...]:
    """The note on the columns that belong to a person and are not stored; nothing without any."""
    found = list(
        dict.fromkeys(
            header.strip().rstrip(":")
            for header in headers
            if header_key(header).rstrip(":") in PERSONAL_HEADERS
        )
    )
    return (Note("personal_columns_left_out", len(found), ", ".join(found)),) if found else ()


def in_texts(tables: Mapping[str, pd.DataFrame]) -> tuple[Note, ...]:
    """The note on free texts with a NIK, a telephone number or an e-mail address, with their rows.

    The texts are kept as they are: a co-op writes its own telephone number into its captions.
    """
    rows: set[int] = set()
    count = 0
    for table, columns in _FREE_TEXTS.items():
        frame = tables.get(table)
        for column in columns:
            if frame is None or column not in frame:
                continue
            texts = frame[column]
            found = np.flatnonzero(_is_personal(arrow(texts)))
            count += len(found)
            rows |= set(frame["source_row"].iloc[found].astype(int))
    if not count:
        return ()
    named = ", ".join(str(row) for row in sorted(rows)[:_NAMED_ROWS])
    more = ", …" if len(rows) > _NAMED_ROWS else ""
    return (Note("personal_data_in_text", count, named + more),)


def _is_personal(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Which texts meet the pattern; the two halves of a long column beside each other."""
    middle = len(texts) // 2
    halves = (texts.slice(0, middle), texts.slice(middle))
    with ThreadPoolExecutor(len(halves)) as pool:
        met = list(pool.map(lambda half: pc.match_substring_regex(half, _PERSONAL), halves))
    return np.concatenate([mask(one) for one in met])
