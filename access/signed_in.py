"""Which confirmed e-mail address belongs to which cookie of the identity provider.

Only a run of the app can read that cookie, but uploads and downloads must know who asks: so each
run notes what it read. After a restart nothing is known, and nothing is let through, until the
page has run once.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

_MOST = 10_000


class SignedIn:
    """Digest of the cookie -> address; the oldest are forgotten first.

    >>> seen = SignedIn()
    >>> seen.note("a1", "ani@koperasi.id"), seen.note("a1", "ani@koperasi.id"), seen.email("a1")
    (True, False, 'ani@koperasi.id')
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def note(self, cookie: str, email: str) -> bool:
        """Remember it; True when it is new."""
        if not cookie:
            return False
        with self._lock:
            is_new = cookie not in self._known
            self._known[cookie] = email
            self._known.move_to_end(cookie)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
            return is_new

    def forget(self, cookie: str) -> None:
        """The cookie belongs to nobody any more."""
        with self._lock:
            self._known.pop(cookie, None)

    def email(self, cookie: str) -> str | None:
        """The address of that cookie."""
        with self._lock:
            return self._known.get(cookie)
