"""What happened to a co-op's data and at its door, in one list: imports and the audit log."""

from __future__ import annotations

from collections.abc import Sequence

from access.session import Session
from store import Entry
from store import Import as Import  # for widgets, which know no store


def audit_trail(session: Session, *, last: int = 500) -> list[Entry]:
    """The last entries, newest first; PermissionError for whoever may not see them."""
    if session.store is None or not session.may("see_audit"):
        raise PermissionError("this session may not see the log")
    at_the_door = session.store.audit.entries(session.coop, last=last)
    imports = _turns(session.store.imports(session.coop))
    return sorted([*at_the_door, *imports], key=lambda entry: entry.at, reverse=True)[:last]


def _turns(imports: Sequence[Import]) -> list[Entry]:
    """Each import when it came in, and the last time that it was undone or brought back."""
    entries = []
    for one in imports:
        entries.append(Entry(one.made_at, one.made_by, "import", one.name))
        if one.changed_at != one.made_at or not one.in_force:
            action = "redo" if one.in_force else "undo"
            entries.append(Entry(one.changed_at, one.changed_by, action, one.name))
    return entries
