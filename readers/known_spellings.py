"""Every spelling of a header that some reader knows, by the field it fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from sys import modules

from readers import READERS
from readers.matchable_tables import MATCHABLE, SPELLINGS
from readers.tabular_export import TabularExport, header_key

_DATES = {
    "published": ("published_at", "published_on"),
    "day": ("date",),
    "sent": ("sent_at_local", "sent_on"),
    "end": ("last",),
}


@cache
def known_spellings() -> Mapping[str, frozenset[str]]:
    """Field -> its spellings as `header_key` writes them; a new reader's are among them."""
    found: dict[str, set[str]] = {}
    for export in _exports():
        for one in export.fields:
            found.setdefault(one.name, set()).update(map(header_key, one.headers))
    for field, names in _DATES.items():
        found[field] = set().union(*(found.get(name, set()) for name in names))
    for field, spellings in SPELLINGS.items():
        found.setdefault(field, set()).update(spellings)
    for field in {name for table in MATCHABLE.values() for name in table.fields}:
        found.setdefault(field, set()).add(field.replace("_", " "))
    return {field: frozenset(keys - {""}) for field, keys in found.items()}


def _exports() -> Iterator[TabularExport]:
    for reader in READERS:
        for value in vars(modules[type(reader).__module__]).values():
            if isinstance(value, TabularExport):
                yield value
