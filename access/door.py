"""Who stands at the door: the same question for a run of the app, an upload and a download.

Nothing of a visit is remembered here: the rows behind the cookie and the address are looked up each
time, so that signing out, a new password, another role or a revoked link count at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from access.cookies import Cookie, cookie_name, is_secure
from access.permissions import Action, Role, as_role, may
from access.reach_of_server import is_local
from access.secrets_kept import digest
from access.session import OWN_COOP
from store import Store, Visit

Kind = Literal[
    "local",  # at the machine itself: the manager
    "member",  # signed in, with a role in one co-op or several
    "link",  # came with a share link
    "locked",  # came with a share link and has not given its password
    "closed",  # came with a share link that has ended
    "signed_out",  # must sign in
    "stranger",  # signed in, without a role anywhere
    "open",  # nobody can sign in here: only the invented co-op
]


@dataclass(frozen=True)
class Knock:
    """What a request brings; `email` only as confirmed by the identity provider."""

    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    scheme: str = ""
    email: str | None = None

    def cookie(self, cookie: Cookie) -> str:
        """The value of one of our cookies, "" when there is none."""
        name = cookie_name(cookie, secure=is_secure(self.headers, self.scheme))
        return self.cookies.get(name, "")


@dataclass(frozen=True)
class House:
    """What the server is: its address, its store, and whether an identity provider is set up."""

    store: Store
    address: str | None
    has_oidc: bool = False

    @property
    def has_password(self) -> bool:
        """Whether the manager signs in with a password here."""
        return not self.has_oidc and self.store.sign_ins.password_hash(OWN_COOP) is not None


@dataclass(frozen=True)
class Member:
    """A role in a co-op; `person` stands in the ledger beside what is kept."""

    coop: str
    role: Role
    person: str


@dataclass(frozen=True)
class Door:
    """What opens for this visitor."""

    kind: Kind
    members: tuple[Member, ...] = field(default=())
    visit: Visit | None = None

    @property
    def who(self) -> str:
        """Tells this visitor from others, for as long as nothing changes; never shown."""
        return f"{self.kind} {self.members} {self.visit and self.visit.link.link_id}"

    def may(self, action: Action) -> bool:
        """Whether the visitor may do it in at least one co-op."""
        return any(may(member.role, action) for member in self.members)

    @property
    def lets_in(self) -> bool:
        """Whether there is anything to see, be it the invented co-op."""
        return self.kind in ("local", "member", "link", "open")


def find_door(house: House, knock: Knock, *, at: datetime) -> Door:
    """A share link goes before everything else: its receiver sees what it shows and no more."""
    came_with = knock.cookie("tautan")
    if came_with:
        visit = house.store.links.visit(digest(came_with), at=at)
        if visit is not None:
            return Door("link" if visit.is_open else "locked", visit=visit)
    door = _own_door(house, knock, at=at)
    if came_with and door.kind in ("signed_out", "stranger", "open"):
        return Door("closed")
    return door


def _own_door(house: House, knock: Knock, *, at: datetime) -> Door:
    if house.has_oidc:
        return _oidc_door(house, knock.email)
    if house.has_password:
        coop = house.store.sign_ins.coop_of(digest(knock.cookie("masuk")), at=at)
        return Door("signed_out") if coop is None else Door("member", (_manager(coop),))
    if is_local(house.address, knock.headers):
        return Door("local", (_manager(OWN_COOP),))
    return Door("open")


def _oidc_door(house: House, email: str | None) -> Door:
    if not email:
        return Door("signed_out")
    roles = [(one, as_role(one.role)) for one in house.store.people.roles_of(email)]
    members = tuple(Member(one.coop_id, role, one.email) for one, role in roles if role)
    return Door("member", members) if members else Door("stranger")


def _manager(coop: str) -> Member:
    return Member(coop, "manager", "manager")
