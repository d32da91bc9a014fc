"""The routes and the middleware that app.py hangs before Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import Route

from access.door import Door, House, Knock, find_door
from access.middleware import Guard, script_hashes
from access.routes import Routes


@dataclass(frozen=True)
class Front:
    """What the front of one server needs to know.

    `email` gives the confirmed address behind the cookies of a request, `whose` the `Door.who` of
    a session of the page; None when unknown. `answers_to` says whether a `Host` is one of ours.
    """

    house: Callable[[], House]
    email: Callable[[Mapping[str, str]], str | None]
    whose: Callable[[str], str | None]
    answers_to: Callable[[str | None], bool]
    data_dir: Path
    index: Path
    base: str = ""

    def routes(self) -> list[Route]:
        """The addresses beside the dashboard."""
        return Routes(self.house, self.data_dir, self.base).all()

    def middleware(self) -> list[Middleware]:
        """What goes round every request."""
        return [
            Middleware(
                Guard,
                ask=self._ask,
                whose=self.whose,
                answers_to=self.answers_to,
                hashes=script_hashes(self.index),
                base=self.base,
                redirects=lambda: self.house().has_password,
            )
        ]

    def _ask(self, request: Request) -> Door:
        knock = Knock(
            {"host": "", **request.headers},  # one that does not say whom it asks is not local
            request.cookies,
            request.url.scheme,
            self.email(request.cookies),
        )
        return find_door(self.house(), knock, at=datetime.now(UTC))
