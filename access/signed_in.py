"""What each run of the page has found out, for the plain requests that cannot find it out.

Only a run can read the identity provider's cookie and knows whose a session of the page is, but
uploads and downloads must know: so each run notes it. After a restart nothing is known, and nothing
is let through, until the page has run once.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

_MOST = 10_000


class Noted:
    """Digest of the cookie -> address, session -> who; the oldest are forgotten first.

    >>> seen = Noted()
    >>> seen.note("a1", "ani@koperasi.id"), seen.note("a1", "ani@koperasi.id"), seen.of("a1")
    (True, False, 'ani@koperasi.id')
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def note(self, key: str, who: str) -> bool:
        """Remember it; True when it is new."""
        if not key:
            return False
        with self._lock:
            is_new = key not in self._known
            self._known[key] = who
            self._known.move_to_end(key)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
            return is_new

    def forget(self, key: str) -> None:
        """It belongs to nobody any more."""
        with self._lock:
            self._known.pop(key, None)

    def of(self, key: str) -> str | None:
        """Who was noted; None when nobody was."""
        with self._lock:
            return self._known.get(key)
