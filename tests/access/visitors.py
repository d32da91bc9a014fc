"""Every kind of visitor there is, at a server with two co-ops whose every word is known."""

import json

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from access.permissions import may_open
from app import PAGES as SECTIONS
from tests.access.raw_visitor import Visitor
from tests.access.two_coops import (
    COOP_NAME_OTHER,
    FOREIGN,
    INSIDE,
    LATER,
    OLD,
    PAGES,
    PLATFORM,
    WORDS,
    signs,
)

EVERY_PAGE = [address for modules in SECTIONS.values() for address in modules]
SECRET = "a secret of this test alone, of 48 characters."
FILE_NAMES = "berkas-"
# The figures of October say themselves that an account of August has no reading: its name may show.
OUTSIDE = (
    *signs(OLD)[1:],
    *signs(PLATFORM, LATER, FOREIGN),
    *WORDS,
    COOP_NAME_OTHER,
    FILE_NAMES,
)
OF_A = (*signs(INSIDE, OLD, PLATFORM, LATER), *WORDS)
OF_B = (*signs(FOREIGN), COOP_NAME_OTHER)
TURNED_AWAY = ("nobody", "wrong link", "expired", "revoked", "password missing", "stranger")
PEOPLE = {
    "manajer": "manajer@koperasi.ID",
    "pengurus": "PENGURUS@koperasi.id",
    "pengawas": "pengawas@koperasi.id",
    "manajer of another co-op": "manajer@lain.id",
    "stranger": "siapa@contoh.id",
}
ROLES = {"manajer": "manager", "pengurus": "board", "pengawas": "supervisor"}
EVERYBODY = (*ROLES, "right link", "manajer of another co-op", *TURNED_AWAY)


def unseen_by(kind):
    """What may reach that visitor nowhere: not in a page, a table, a choice or a file."""
    if kind in TURNED_AWAY:
        return (*OF_A, *OF_B, "Kanari")
    if kind == "manajer of another co-op":
        return (*OF_A, "Kanari")
    return OUTSIDE if kind == "right link" else OF_B


def opens(kind, page):
    """Whether the table of roles opens the page to that visitor."""
    if kind in TURNED_AWAY:
        return False
    if kind == "right link":
        return may_open("reader", page, shared=PAGES)
    return may_open(ROLES.get(kind, "manager"), page)


def by_provider(kind):
    """Whether that kind signs in with an account; the others come to a server with a password."""
    return kind in PEOPLE


def flags_for(kind, secrets_file):
    """The options of the server that the kind belongs to."""
    return [f"--secrets.files={secrets_file}"] if by_provider(kind) else []


def write_secrets(path):
    """A provider that is never asked: the tests sign the cookie as Streamlit would."""
    lines = (
        f'[auth]\nredirect_uri = "http://127.0.0.1/oauth2callback"\ncookie_secret = "{SECRET}"',
        'client_id = "x"\nclient_secret = "x"',
        'server_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"',
    )
    path.write_text("\n".join(lines), "utf-8")
    return path


def visitor_of(kind, world, address):
    """A visitor of that kind at the server of that address."""
    if by_provider(kind):
        return signed_in(address, PEOPLE[kind])
    one = Visitor(address)
    if kind == "wrong link":
        one.cookies["jejak-tautan"] = "A" * 43
    elif kind in ("expired", "revoked"):
        one.cookies["jejak-tautan"] = world.cookies[kind]
    elif kind == "password missing":
        assert one.request(f"/s/{world.tokens['locked']}").status == 303
    elif kind == "right link":
        assert one.request(f"/s/{world.tokens['right']}").status == 303
    return one


def signed_in(address, email, *, verified=True):
    """As the provider's answer leaves the browser: Streamlit's own signed cookie."""
    said = {"is_logged_in": True, "email": email, "email_verified": verified, "sub": email}
    said["origin"] = address
    value = create_signed_value(SECRET, "_streamlit_user", json.dumps(said)).decode()
    return Visitor(address, {"_streamlit_user": value})


def leaked(seen, canaries):
    """Those that stand in what was sent."""
    return [canary for canary in canaries if canary in seen.text]
