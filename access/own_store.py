"""The store of this installation: opened once a server, whoever asks first."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Lock

from access.session import OWN_COOP
from access.settings import Settings
from store import Store

_OPENED: dict[tuple[str, str], Store] = {}
_LOCK = Lock()


def own_store(settings: Settings) -> Store:
    """The co-ops' store; a new one gets its first co-op."""
    with _LOCK:
        urls = settings.store_urls
        if urls not in _OPENED:
            store = Store.open(*urls)
            if not store.coops():
                store.create_coop(OWN_COOP, OWN_COOP, by="manager", at=datetime.now(UTC))
            _OPENED[urls] = store
        return _OPENED[urls]
