"""Whether a file that arrives has been here before.

The same bytes with the same answers are the same import, unless their meaning differs: the year of
an export may stand only in the name of its file or zip. The day of receipt is no answer: counters
read once do not become newer by uploading the file again.

A table that people type themselves is different: who says A, then B, then A again means A. There
the same bytes are a repetition only while nothing later has been said in that table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from canonical.raw_file import RawFile
from canonical.tables import TABLES
from store.merge import is_typed
from store.records import Import, TableFile

RECEIVED_ON = "received_on"


def earlier_import(
    imports: Sequence[Import],
    raw: RawFile,
    answers: Mapping[str, str],
    tables: Mapping[str, TableFile],
) -> Import | None:
    """The import that the file repeats, in force or not; the last one when there are several."""
    for one in reversed(imports):
        if one.sha256 != raw.sha256 or _asked(one.answers) != _asked(answers):
            continue
        same_tables = one.tables == tables
        same_name = (one.name, one.container) == (raw.name, raw.container)
        if not same_tables and not (same_name and one.in_force):
            continue
        if not _said_later(imports, one):
            return one
    return None


def same_bytes(imports: Sequence[Import], raw: RawFile) -> Import | None:
    """The last import in force with the same bytes, before anything is known of their meaning."""
    return next((i for i in reversed(imports) if i.in_force and i.sha256 == raw.sha256), None)


def _asked(answers: Mapping[str, str]) -> dict[str, str]:
    return {code: answer for code, answer in answers.items() if code != RECEIVED_ON}


def _said_later(imports: Sequence[Import], one: Import) -> bool:
    typed = {name for name in one.tables if is_typed(TABLES[name])}
    return any(
        later.in_force and later.import_id > one.import_id and typed & set(later.tables)
        for later in imports
    )
