"""Share links and the visits that came through them; tokens and cookies come in as SHA-256 only.

A link is never deleted: revoking writes the moment. `at` is the moment at which something is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from store import audit
from store.access_tables import LINK_VISITS, SHARE_LINKS
from store.ledger import next_number
from store.manifest import Manifest


@dataclass(frozen=True)
class ShareLink:
    """One link; `scope` is what it shows, in the words of `access.share_links`."""

    link_id: int
    coop_id: str
    name: str
    scope: Mapping[str, Any]
    password_hash: str | None
    expires_at: datetime
    made_by: str
    made_at: datetime
    revoked_at: datetime | None
    views: int
    last_viewed_on: date | None

    def is_good(self, at: datetime) -> bool:
        """Neither revoked nor expired."""
        return self.revoked_at is None and at < self.expires_at


@dataclass(frozen=True)
class NewLink:
    """What is written down when a link is made."""

    name: str
    scope: Mapping[str, Any]
    token_sha256: str
    password_hash: str | None
    expires_at: datetime


@dataclass(frozen=True)
class Visit:
    """A browser that came through a link; not `is_open` while the link's password is missing."""

    link: ShareLink
    is_open: bool


_COLUMNS: tuple[sa.Column[Any], ...] = tuple(
    column for column in SHARE_LINKS.c if column.name != "token_sha256"
)


class ShareLinks:
    """The links of a store's co-ops."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def add(self, coop: str, new: NewLink, *, by: str, at: datetime) -> int:
        """Make a link; its number."""
        with self._manifest.writing() as connection:
            number = next_number(connection, SHARE_LINKS.c.link_id)
            row = {**vars(new), "link_id": number, "coop_id": coop, "views": 0}
            row |= {"made_by": by, "made_at": at}
            connection.execute(SHARE_LINKS.insert().values(row))
            audit.write(connection, coop, "shared", new.name, by=by, at=at)
        return number

    def of_coop(self, coop: str) -> list[ShareLink]:
        """Every link of a co-op, newest first."""
        query = sa.select(*_COLUMNS).where(SHARE_LINKS.c.coop_id == coop)
        with self._manifest.reading() as connection:
            rows = connection.execute(query.order_by(SHARE_LINKS.c.link_id.desc())).all()
        return [_link(row) for row in rows]

    def by_token(self, token_sha256: str, *, at: datetime) -> ShareLink | None:
        """The link of that token; None when there is none, or it is revoked or expired."""
        query = sa.select(*_COLUMNS).where(SHARE_LINKS.c.token_sha256 == token_sha256)
        with self._manifest.reading() as connection:
            row = connection.execute(query).one_or_none()
        link = None if row is None else _link(row)
        return link if link is not None and link.is_good(at) else None

    def revoke(self, coop: str, link_id: int, *, by: str, at: datetime) -> None:
        """End a link of that co-op, and with it every visit; a second time changes nothing."""
        mine = (SHARE_LINKS.c.link_id == link_id, SHARE_LINKS.c.coop_id == coop)
        with self._manifest.writing() as connection:
            name = connection.execute(
                sa.select(SHARE_LINKS.c.name).where(*mine, SHARE_LINKS.c.revoked_at.is_(None))
            ).scalar_one_or_none()
            if name is None:
                return
            connection.execute(sa.update(SHARE_LINKS).where(*mine).values(revoked_at=at))
            connection.execute(sa.delete(LINK_VISITS).where(LINK_VISITS.c.link_id == link_id))
            audit.write(connection, coop, "revoked", name, by=by, at=at)

    def start_visit(
        self, link: ShareLink, cookie_sha256: str, *, is_open: bool, ends_at: datetime, at: datetime
    ) -> None:
        """Remember the cookie of a browser that came through the link, until it ends."""
        row = {"cookie_sha256": cookie_sha256, "link_id": link.link_id, "is_open": is_open}
        with self._manifest.writing() as connection:
            connection.execute(sa.delete(LINK_VISITS).where(LINK_VISITS.c.ends_at <= at))
            connection.execute(LINK_VISITS.insert().values(row | {"ends_at": ends_at}))

    def count_view(self, link: ShareLink, on: date) -> None:
        """One more view on that day; nothing is kept of who it was."""
        with self._manifest.writing() as connection:
            connection.execute(
                sa.update(SHARE_LINKS)
                .where(SHARE_LINKS.c.link_id == link.link_id)
                .values(views=SHARE_LINKS.c.views + 1, last_viewed_on=on.isoformat())
            )

    def visit(self, cookie_sha256: str, *, at: datetime) -> Visit | None:
        """The visit of that cookie; None when it or its link has ended."""
        query = (
            sa.select(*_COLUMNS, LINK_VISITS.c.is_open)
            .select_from(SHARE_LINKS.join(LINK_VISITS))
            .where(LINK_VISITS.c.cookie_sha256 == cookie_sha256, LINK_VISITS.c.ends_at > at)
        )
        with self._manifest.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None or not _link(row).is_good(at):
            return None
        return Visit(_link(row), row.is_open)

    def end_visit(self, cookie_sha256: str) -> None:
        """The cookie opens nothing any more."""
        ended = sa.delete(LINK_VISITS).where(LINK_VISITS.c.cookie_sha256 == cookie_sha256)
        with self._manifest.writing() as connection:
            connection.execute(ended)


def _link(row: sa.Row[*tuple[Any, ...]]) -> ShareLink:
    said = {column.name: row._mapping[column] for column in _COLUMNS}
    day = said["last_viewed_on"]
    return ShareLink(**said | {"last_viewed_on": day and date.fromisoformat(day)})
