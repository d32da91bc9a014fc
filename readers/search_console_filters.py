"""The file or sheet `Filters` of a Search Console export: what was chosen before exporting."""

from __future__ import annotations

from dataclasses import dataclass

from readers.reporting_window import Window, written_window
from readers.sheet import Document, trim
from readers.tabular_export import header_key

_HEADERS = ({"filter"}, {"value", "nilai"})
_DATES = {"date", "tanggal"}


@dataclass(frozen=True)
class Filters:
    """The window, if the dates are written out; `narrowing` are filters that leave a part out."""

    window: Window | None = None
    narrowing: tuple[str, ...] = ()


def filters_of(document: Document) -> Filters | None:
    """What the sheet `Filters` says; None when the document has no such sheet."""
    for sheet in document.sheets:
        rows = [row for row in map(trim, sheet.head) if row]
        if rows and _is_header(rows[0]):
            return _filters(rows[1:])
    return None


def _is_header(row: list[str]) -> bool:
    keys = [header_key(cell) for cell in row]
    return len(keys) == 2 and all(key in known for key, known in zip(keys, _HEADERS, strict=True))


def _filters(rows: list[list[str]]) -> Filters:
    window, narrowing = None, []
    for row in rows:
        name, value = row[0], row[1] if len(row) > 1 else ""
        if header_key(name) in _DATES:
            window = written_window(value)
        elif header_key(value) != "web":  # the search type, whatever it is called
            narrowing.append(f"{name}: {value}".strip())
    return Filters(window, tuple(narrowing))
