"""The two cookies of the door: who is signed in by password, and who came with a share link.

Over TLS their names begin with `__Host-`: no neighbouring site can set or read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

Cookie = Literal["masuk", "tautan"]
LASTS: Mapping[Cookie, timedelta] = {"masuk": timedelta(hours=12), "tautan": timedelta(hours=8)}


def is_secure(headers: Mapping[str, str], scheme: str = "") -> bool:
    """Whether the visitor's browser speaks TLS with us or with the proxy before us.

    A forged header does no harm: it only makes the forger's own cookie stricter.

    >>> is_secure({"origin": "https://jejak.example"}), is_secure({}, "http")
    (True, False)
    """
    said = {name.lower(): value.lower() for name, value in headers.items()}
    return (
        scheme in ("https", "wss")
        or said.get("x-forwarded-proto", "") == "https"
        or said.get("origin", "").startswith("https://")
    )


def cookie_name(cookie: Cookie, *, secure: bool) -> str:
    """The name under which the cookie is set and looked for.

    >>> cookie_name("tautan", secure=True)
    '__Host-jejak-tautan'
    """
    return f"__Host-jejak-{cookie}" if secure else f"jejak-{cookie}"
