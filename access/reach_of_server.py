"""Whether only the person at this machine can open the dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def is_local(address: str | None, headers: Mapping[str, str]) -> bool:
    """True when the server listens on the loopback address and was asked under a loopback name.

    `address` is what the server is bound to; None means every interface. A forwarded header is
    never a reason to trust, but it shows that a proxy carries the dashboard outside. So does a
    page of another name that asks (`Origin`), and a request that does not say whom it asks: only
    a test asks without any header.

    >>> is_local("localhost", {"Host": "localhost:8501"}), is_local(None, {})
    (True, False)
    >>> is_local("127.0.0.1", {"Host": "dasbor.example"})
    False
    """
    names = {name.lower(): value for name, value in headers.items()}
    if any(name in names for name in _FORWARDED):
        return False
    host = names.get("host", "" if names else "localhost")
    is_own_page = "origin" not in names or is_loopback_origin(names["origin"])
    return is_own_page and _is_loopback(address or "") and _is_loopback(_without_port(host))


def is_loopback_origin(origin: str) -> bool:
    """Whether the page that asks was itself opened under a loopback name.

    >>> is_loopback_origin("http://localhost:8501"), is_loopback_origin("https://x.example")
    (True, False)
    """
    return _is_loopback(_without_port(origin.partition("://")[2]))


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].split("]", 1)[0]
    return host.rsplit(":", 1)[0] if host.count(":") == 1 else host


def _is_loopback(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
