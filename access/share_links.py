"""What a share link shows, and for how long: pages, period, platforms, frozen or live, words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from access.permissions import READ_PAGES
from access.secrets_kept import digest, hash_password
from metrics.period import Period
from store import NewLink
from store import ShareLink as ShareLink  # for widgets, which know no store

DEFAULT_DAYS = 30
MOST_DAYS = 180
LONGEST_NAME = 80


class OutsideLinkError(PermissionError):
    """A page asked for something that the share link does not hold."""


@dataclass(frozen=True)
class Scope:
    """What a link grants to read: `start` to `end` (not held), `platforms` empty for all.

    `position` is the frozen ledger position with `seen_on`, the day it was frozen; both None for a
    live link. `with_words` says whether captions, comments and remarks are shown.
    """

    pages: tuple[str, ...]
    start: date
    end: date
    platforms: tuple[str, ...] = ()
    position: int | None = None
    seen_on: date | None = None
    with_words: bool = False

    def __post_init__(self) -> None:
        """A link holds at least one page and one day, and only pages that may be shared."""
        if not self.pages or not set(self.pages) <= set(READ_PAGES):
            raise ValueError(f"these pages cannot be shared: {self.pages}")
        if self.end <= self.start:
            raise ValueError(f"a link ends after it starts: {self.start} .. {self.end}")
        if (self.position is None) is not (self.seen_on is None):
            raise ValueError("a frozen link has a position and the day it was frozen")

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> Scope:
        """From the JSON of the manifest."""
        days = {name: said[name] and date.fromisoformat(said[name]) for name in _DAYS}
        lists = {name: tuple(said[name]) for name in ("pages", "platforms")}
        return cls(**{**said, **days, **lists})

    def record(self) -> dict[str, Any]:
        """For the JSON of the manifest."""
        said = asdict(self) | {"pages": list(self.pages), "platforms": list(self.platforms)}
        return {name: v.isoformat() if isinstance(v, date) else v for name, v in said.items()}

    @cached_property
    def key(self) -> str:
        """Names what is shown, so that no cache mixes it with what others may see."""
        said = json.dumps(self.record(), sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def is_frozen(self) -> bool:
        """Whether it shows what was known when it was made."""
        return self.position is not None

    def holds(self, period: Period) -> bool:
        """Whether all days of the period are inside."""
        return self.start <= period.start and period.end <= self.end

    def within(self, start: date | None, end: date | None) -> tuple[date, date] | None:
        """The part of these half-open days that is inside; None when there is none."""
        first, last = max(start or self.start, self.start), min(end or self.end, self.end)
        return (first, last) if first < last else None

    def require(self, periods: Mapping[str, Period]) -> None:
        """OutsideLinkError unless `period` is inside and the others are what it is compared to."""
        period = periods.get("period")
        if period is not None and not self.holds(period):
            raise OutsideLinkError(f"{period} is outside of the link")
        allowed = () if period is None else (period.previous(), period.year_before())
        for name, other in periods.items():
            if name != "period" and other not in allowed and not self.holds(other):
                raise OutsideLinkError(f"{name}={other} is outside of the link")


_DAYS = ("start", "end", "seen_on")


def new_link(
    name: str, scope: Scope, token: str, *, days: int, password: str, at: datetime
) -> NewLink:
    """A link as it is written down; ValueError when it would last too long or never begin."""
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(f"a link lasts 1 to {MOST_DAYS} days")
    return NewLink(
        name=" ".join(name.split())[:LONGEST_NAME],
        scope=scope.record(),
        token_sha256=digest(token),
        password_hash=hash_password(password) if password else None,
        expires_at=at + timedelta(days=days),
    )
