"""What goes round every request: protecting headers, and doors that are shut before a byte is kept.

Streamlit sends no Content-Security-Policy, keeps uploads of anybody who opens a page and gives out
media files to anybody who knows their address: docs/decisions/0008.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access.cookies import is_secure
from access.door import Door
from access.reach_of_server import is_loopback_origin
from access.routes import READY, SHARE, SIGN_IN, UNLOCK

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_UPLOAD, _MEDIA = "/_stcore/upload_file", "/media/"
_SHUT = ("/_stcore/metrics", "/_stcore/agent")
_NO_DOCUMENT = ("/_stcore", "/media", "/static", "/component", "/oauth2callback", "/auth")
_PROBES = ("/_stcore/health", READY)  # asked by the machine itself, under any name
_OWN = (SHARE, UNLOCK, SIGN_IN, READY)

AskDoor = Callable[[Request], Door]


def script_hashes(index: Path) -> tuple[str, ...]:
    """The inline scripts of Streamlit's own page, as the policy names them."""
    scripts = _INLINE_SCRIPT.findall(index.read_text("utf-8"))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


def content_policy(hashes: tuple[str, ...], host: str) -> str:
    """Scripts, connections and pictures only from here; nobody may frame the dashboard.

    Styles stay inline, because Streamlit writes them so. WebAssembly is no way in for a text:
    Streamlit counts long numbers with it. The websocket's address is named, because older browsers
    do not take it for 'self'.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "frame-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _from_another_port(headers: Headers) -> bool:
    """Whether a page of another program of this machine asks, which Streamlit takes for its own.

    Cookies know no ports: they would come along.
    """
    origin = headers.get("origin", "")
    return is_loopback_origin(origin) and origin.partition("://")[2] != headers.get("host", "")


@dataclass(frozen=True)
class Guard:
    """The middleware. `ask` says who is at the door; it may wait for the manifest.

    `whose` says who was at the door when the page of a session last ran, `answers_to` whether a
    name is one that the server was given (`server.allowedHosts`, which Streamlit itself holds only
    the websocket to).
    """

    app: ASGIApp
    ask: AskDoor
    whose: Callable[[str], str | None]
    answers_to: Callable[[str | None], bool]
    hashes: tuple[str, ...]
    base: str = ""
    redirects: Callable[[], bool] = lambda: False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once what is shut; else hand on and add the headers to the answer."""
        if scope["type"] == "websocket" and _from_another_port(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, started = Request(scope), False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._protect(MutableHeaders(scope=message), request)
            await send(message)

        try:
            refusal = await self._refusal(request)
            await (refusal or self.app)(scope, receive, with_headers)
        except Exception:
            if not started:  # a failure is answered outside of us, without the headers
                await Response(status_code=500)(scope, receive, with_headers)
            raise

    async def _refusal(self, request: Request) -> Response | None:
        path = request.scope["path"].removeprefix(self.base)
        if path not in _PROBES and not self.answers_to(request.headers.get("host")):
            return Response(status_code=421)
        if path.startswith(_SHUT):
            return Response(status_code=404)
        if path.startswith(_UPLOAD):
            if request.method == "OPTIONS":
                return None
            door = await run_in_threadpool(self.ask, request)
            session_id = path.removeprefix(_UPLOAD).strip("/").partition("/")[0]
            is_own = self.whose(session_id) == door.who
            return None if door.may("import") and is_own else Response(status_code=403)
        if path.startswith(_MEDIA):
            door = await run_in_threadpool(self.ask, request)
            return None if door.lets_in else Response(status_code=403)
        if self._is_document(request, path):
            return await run_in_threadpool(self._turn_away, request, path)
        return None

    def _is_document(self, request: Request, path: str) -> bool:
        if request.method != "GET" or path.startswith(_NO_DOCUMENT):
            return False
        is_own = any(path == own or path.startswith(f"{own}/") for own in _OWN)
        return not is_own and "text/html" in request.headers.get("accept", "")

    def _turn_away(self, request: Request, path: str) -> Response | None:
        """To the form that is wanted first; the rest of the answer is the same for everybody."""
        door = self.ask(request)
        if door.kind == "locked":
            return RedirectResponse(f"{self.base}{UNLOCK}", 303)
        if door.kind == "signed_out" and self.redirects():
            query = request.scope["query_string"].decode("latin-1")
            onward = quote(f"{path}?{query}" if query else path, safe="")
            return RedirectResponse(f"{self.base}{SIGN_IN}?next={onward}", 303)
        return None

    def _protect(self, headers: MutableHeaders, request: Request) -> None:
        host = request.headers.get("host", "")
        headers["Content-Security-Policy"] = content_policy(self.hashes, host)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Frame-Options"] = "DENY"  # for browsers without frame-ancestors
        headers["X-Robots-Tag"] = "noindex, nofollow"
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if request.scope["path"].removeprefix(self.base).startswith(_MEDIA):
            headers["Cache-Control"] = "no-store"
        if is_secure(request.headers, request.url.scheme):
            headers["Strict-Transport-Security"] = "max-age=31536000"
