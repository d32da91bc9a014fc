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
        means_the_same = one.tables == tables or (one.in_force and _same_names(one, raw))
        if means_the_same and not _said_later(imports, one):
            return one
    return None


def same_file(imports: Sequence[Import], raw: RawFile) -> Import | None:
    """The import in force of the same bytes under the same names; known before reading the file."""
    for one in reversed(imports):
        if one.in_force and one.sha256 == raw.sha256 and _same_names(one, raw):
            return None if _said_later(imports, one) else one
    return None


def _same_names(one: Import, raw: RawFile) -> bool:
    return (one.name, one.container) == (raw.name, raw.container)


def _asked(answers: Mapping[str, str]) -> dict[str, str]:
    return {code: answer for code, answer in answers.items() if code != RECEIVED_ON}


def _said_later(imports: Sequence[Import], one: Import) -> bool:
    typed = {name for name in one.tables if is_typed(TABLES[name])}
    return any(
        later.in_force and later.import_id > one.import_id and typed & set(later.tables)
        for later in imports
    )
