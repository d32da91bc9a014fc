"""The addresses beside the dashboard: share link, its password, sign-in, and whether we are ready.

A cookie can be set only by an answer to a request, never by a page of the dashboard; so these are
plain HTTP. Wrong guesses are counted per visitor and per link; a right token is always answered.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from access.cookies import LASTS, Cookie, cookie_name, is_secure
from access.door import House, Knock
from access.guesses import Guesses
from access.http_page import password_form, plain_page, translator
from access.secrets_kept import digest, is_password, new_token
from access.session import OWN_COOP
from store import StoreError, Visit

SHARE, UNLOCK, SIGN_IN, READY = "/s", "/buka", "/masuk", "/readyz"
_LONGEST_FORM = 4_096
_LEAST_FREE = 200 * 2**20


def _now() -> datetime:
    return datetime.now(UTC)


def safe_path(asked: str) -> str:
    """Where to go on after signing in: only a path of this very server.

    >>> safe_path("/jangkauan?lang=en"), safe_path("//evil.example"), safe_path("https://x")
    ('/jangkauan?lang=en', '/', '/')
    """
    is_own = asked.startswith("/") and not asked.startswith(("//", "/\\"))
    return asked if is_own and asked.isprintable() and "\\" not in asked else "/"


@dataclass(frozen=True)
class Routes:
    """The routes of one server; `now` is a clock that a test can move."""

    house: Callable[[], House]
    data_dir: Path
    base: str = ""
    now: Callable[[], datetime] = _now
    by_visitor: Guesses = field(default_factory=lambda: Guesses(most=10, seconds=60))
    by_link: Guesses = field(default_factory=lambda: Guesses(most=100, seconds=3_600))

    def all(self) -> list[Route]:
        """As Starlette wants them."""
        return [
            Route(f"{self.base}{SHARE}/{{token}}", self.share, methods=["GET"]),
            Route(f"{self.base}{UNLOCK}", self.unlock, methods=["GET", "POST"]),
            Route(f"{self.base}{SIGN_IN}", self.sign_in, methods=["GET", "POST"]),
            Route(f"{self.base}{READY}", self.ready, methods=["GET"]),
        ]

    async def share(self, request: Request) -> Response:
        """A token becomes a cookie; whatever is wrong with it, the answer is the same."""
        return await run_in_threadpool(self._share, request)

    def _share(self, request: Request) -> Response:
        links, at = self.house().store.links, self.now()
        link = links.by_token(digest(request.path_params["token"]), at=at)
        if link is None:
            return self._wrong_link(request)
        cookie, is_open = new_token(), link.password_hash is None
        ends_at = min(at + LASTS["tautan"], link.expires_at)
        links.start_visit(link, digest(cookie), is_open=is_open, ends_at=ends_at, at=at)
        return self._let_in(request, "tautan", cookie, ends_at, "/" if is_open else UNLOCK)

    def _wrong_link(self, request: Request) -> Response:
        t = translator(request)
        if self.by_visitor.count(_visitor(request), now=time.monotonic()):
            return plain_page(t, "closed", status=404)
        return _slow_down(request)

    async def unlock(self, request: Request) -> Response:
        """The password of a link; a right one gets a new cookie, the old one is worth nothing."""
        typed = await _typed(request)
        return await run_in_threadpool(self._unlock, request, typed)

    def _unlock(self, request: Request, typed: dict[str, str] | None) -> Response:
        old = _knock(request).cookie("tautan")
        links, at = self.house().store.links, self.now()
        visit = links.visit(digest(old), at=at)
        if visit is None:
            return plain_page(translator(request), "closed", status=404)
        if visit.is_open:
            return RedirectResponse(f"{self.base}/", 303)
        if typed is None:
            return _ask(request, "locked", status=200)
        link, who = visit.link, _visitor(request)
        refusal = self._guess(request, typed, link.password_hash or "", "locked", (who, visit))
        if refusal is not None:
            return refusal
        cookie, ends_at = new_token(), min(at + LASTS["tautan"], link.expires_at)
        links.end_visit(digest(old))
        links.start_visit(link, digest(cookie), is_open=True, ends_at=ends_at, at=at)
        return self._let_in(request, "tautan", cookie, ends_at, "/")

    async def sign_in(self, request: Request) -> Response:
        """The manager's password."""
        typed = await _typed(request)
        return await run_in_threadpool(self._sign_in, request, typed)

    def _sign_in(self, request: Request, typed: dict[str, str] | None) -> Response:
        house, at = self.house(), self.now()
        kept = house.store.sign_ins.password_hash(OWN_COOP)
        if kept is None or house.has_oidc:
            return plain_page(translator(request), "closed", status=404)
        if typed is None:
            onward = safe_path(request.query_params.get("next", "/"))
            return _ask(request, "signed_out", status=200, onward=onward)
        refusal = self._guess(request, typed, kept, "signed_out", (_visitor(request), None))
        if refusal is not None:
            return refusal
        cookie, ends_at = new_token(), at + LASTS["masuk"]
        house.store.sign_ins.sign_in(OWN_COOP, digest(cookie), ends_at=ends_at, by="manager", at=at)
        return self._let_in(request, "masuk", cookie, ends_at, safe_path(typed.get("next", "/")))

    def _guess(
        self,
        request: Request,
        typed: dict[str, str],
        kept: str,
        key: str,
        whose: tuple[str, Visit | None],
    ) -> Response | None:
        """None when the password is right; else the refusal, counted and written to the log."""
        (who, visit), now = whose, time.monotonic()
        link = f"link-{visit.link.link_id}" if visit else "manager"
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return Response(status_code=403)
        if not (self.by_visitor.may_try(who, now=now) and self.by_link.may_try(link, now=now)):
            return _slow_down(request)
        if is_password(typed.get("password", ""), kept):
            return None
        self.by_visitor.count(who, now=now)
        self.by_link.count(link, now=now)
        coop, about = (visit.link.coop_id, visit.link.name) if visit else (OWN_COOP, "")
        audit = self.house().store.audit
        audit.write(coop, "failed_password", about, by="visitor", at=self.now())
        onward = safe_path(typed.get("next", "/"))
        return _ask(request, key, status=403, alert="wrong", onward=onward)

    async def ready(self, _: Request) -> Response:
        """200 when the manifest answers and the disk has room, else 503; nothing else is told."""
        return await run_in_threadpool(self._ready)

    def _ready(self) -> Response:
        try:
            self.house().store.coops()
        except StoreError:
            return JSONResponse({"ready": False, "reason": "manifest"}, 503)
        folder = next(p for p in (self.data_dir, *self.data_dir.parents) if p.exists())
        if shutil.disk_usage(folder).free < _LEAST_FREE:
            return JSONResponse({"ready": False, "reason": "disk"}, 503)
        return JSONResponse({"ready": True})

    def _let_in(
        self, request: Request, cookie: Cookie, value: str, ends_at: datetime, onward: str
    ) -> Response:
        response = RedirectResponse(f"{self.base}{onward}", 303)
        response.headers["Cache-Control"] = "no-store"
        secure = is_secure(request.headers, request.url.scheme)
        response.set_cookie(
            cookie_name(cookie, secure=secure),
            value,
            max_age=int((ends_at - self.now()).total_seconds()),
            httponly=True,
            secure=secure,
            samesite="lax",
        )
        return response


def _knock(request: Request) -> Knock:
    return Knock(dict(request.headers), request.cookies, request.url.scheme)


def _visitor(request: Request) -> str:
    return request.client.host if request.client else ""


def _ask(
    request: Request, key: str, *, status: int, alert: str = "", onward: str = "/"
) -> Response:
    t = translator(request)
    form = password_form(t, key, alert=alert, onward=onward)
    return plain_page(t, key, status=status, form=form)


def _slow_down(request: Request) -> Response:
    response = plain_page(translator(request), "slow_down", status=429)
    response.headers["Retry-After"] = "60"
    return response


async def _typed(request: Request) -> dict[str, str] | None:
    """The fields of a small form; None for a request that sends none."""
    if request.method != "POST":
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return {}
    fields = parse_qs(body.decode("utf-8", "replace"))
    return {name: values[0] for name, values in fields.items()}
