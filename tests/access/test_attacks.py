"""What somebody would try who knows how the dashboard works, against a real server."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from access.middleware import Guard
from access.session import OWN_COOP
from tests.access.raw_visitor import Visitor
from tests.access.two_coops import INSIDE, LINK_PASSWORD, OTHER, PASSWORD
from tests.access.visitors import (
    EVERY_PAGE,
    EVERYBODY,
    OF_A,
    PEOPLE,
    flags_for,
    leaked,
    unseen_by,
    visitor_of,
)
from tests.browser import server

WRITERS = ("tambah-data", "riwayat-data", "pengaturan", "rapat", "rencana", "nama-baik")


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("log") / "server.log"


@pytest.fixture(scope="module")
def by_password(world, log):
    with server(data=world.folder, log=log) as address:
        yield address


@pytest.fixture(scope="module")
def by_provider(world, secrets_file):
    with server(data=world.folder, flags=flags_for("manajer", secrets_file)) as address:
        yield address


@pytest.fixture
def visitor(world, request):
    def at(kind):
        mode = "by_provider" if kind in PEOPLE else "by_password"
        return visitor_of(kind, world, request.getfixturevalue(mode))

    return at


def kept(world):
    """All that a visitor could change."""
    store = world.store
    return [
        (
            store.position(coop),
            [(one.link_id, one.revoked_at) for one in store.links.of_coop(coop)],
            [(one.email, one.role) for one in store.people.of_coop(coop)],
        )
        for coop in (OWN_COOP, OTHER)
    ]


def undo(seen):
    """The button that takes an import back."""
    return [one for one in seen.buttons if "-turn-" in one]


def confirm(seen):
    """The button that says yes to it."""
    return [one for one in seen.buttons if one.endswith("confirm-yes")]


def test_pressing_buttons_that_one_cannot_see_changes_nothing(world, visitor):
    manager = visitor("manajer")
    # Not the button that would end the visit.
    buttons = {
        page: [one for one in manager.open(page).buttons if not one.endswith("sign-out")]
        for page in WRITERS
    }
    yes = confirm(manager.press("riwayat-data", undo))
    assert all(buttons.values())
    assert len(yes) == 1
    before = kept(world)
    for kind in ("right link", "password missing", "pengurus", "pengawas", "stranger"):
        one = visitor(kind)
        for page in WRITERS:
            if kind == "pengurus" and page == "rapat":
                continue  # the board calls the meeting: this button is its own
            ids = [*buttons[page], *yes]
            seen = one.press(page, lambda _, ids=ids: ids, lambda _, yes=yes: yes)
            assert leaked(seen, unseen_by(kind)) == []
            assert "exception" not in seen.kinds
    assert kept(world) == before
    assert visitor("manajer").press("riwayat-data", undo, confirm)
    assert kept(world) != before  # the control: what is sent is what a browser sends


@pytest.mark.parametrize("kind", ["nobody", "right link", "revoked"])
def test_the_number_of_somebody_elses_session_opens_nothing(visitor, by_password, kind):
    manager = Visitor(by_password)
    assert manager.post("/masuk", password=PASSWORD).status == 303
    with manager.stays("pengikut") as seen:
        assert INSIDE[0] in seen.text
        other = visitor(kind).take_over(seen.session_id, "riwayat-data")
        assert leaked(other, unseen_by(kind)) == []


def test_a_cookie_that_was_there_before_is_not_the_one_that_is_signed_in(by_password):
    fixed = {"jejak-masuk": "A" * 43, "jejak-tautan": ""}
    victim = Visitor(by_password, dict(fixed))
    assert victim.post("/masuk", password=PASSWORD).status == 303
    assert victim.cookies["jejak-masuk"] != fixed["jejak-masuk"]
    assert leaked(Visitor(by_password, dict(fixed)).open("pengikut"), OF_A) == []


def test_the_cookies_of_the_door(by_password):
    plain = Visitor(by_password).post("/masuk", password=PASSWORD).headers["set-cookie"]
    assert all(part in plain for part in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=4"))
    one = Visitor(by_password)
    headers = {
        "X-Forwarded-Proto": "https",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = f"password={PASSWORD}".encode()
    tls = one.request("/masuk", method="POST", body=body, headers=headers).headers["set-cookie"]
    assert tls.startswith("__Host-jejak-masuk=")
    assert "; Secure" in tls
    assert "Domain" not in plain + tls


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
def test_a_page_of_another_site_gets_no_websocket(world, by_password, origin):
    link = Visitor(by_password)
    link.request(f"/s/{world.tokens['right']}")
    with pytest.raises(InvalidStatus) as refused:
        connect(
            by_password.replace("http", "ws", 1) + "/_stcore/stream",
            origin=origin,
            subprotocols=["streamlit"],
            additional_headers={"Cookie": f"jejak-tautan={link.cookies['jejak-tautan']}"},
        )
    assert refused.value.response.status_code == 403


def test_a_thousand_passwords_from_a_thousand_addresses(world):
    """A hundred are looked at within the hour, whoever asks; no more stand in the log."""
    with server(data=world.folder) as address:
        one = Visitor(address)
        one.request(f"/s/{world.tokens['locked']}")
        before = len(world.store.audit.entries(OWN_COOP, last=5_000))
        found = []
        for number in range(1_000):
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-Forwarded-For": f"10.0.{number // 250}.{number % 250}",
            }
            body = f"password=tebakan-{number}".encode()
            found.append(one.request("/buka", method="POST", body=body, headers=headers).status)
        assert set(found) == {403, 429}
        assert found.count(403) <= 100
        assert found[-800:] == [429] * 800
        assert one.post("/buka", password=LINK_PASSWORD).status == 429
        assert len(world.store.audit.entries(OWN_COOP, last=5_000)) - before == found.count(403)


def test_everybody_at_once_and_nobody_sees_anothers(visitor):
    """Caches are shared between people: twenty visits side by side, each with its own figures."""
    kinds = [kind for kind in EVERYBODY for _ in range(2)]
    people = [(kind, visitor(kind)) for kind in kinds]

    def look(one):
        kind, at = one
        return [
            (kind, page, leaked(at.open(page), unseen_by(kind)))
            for page in ("ringkasan", "jangkauan")
        ]

    with ThreadPoolExecutor(8) as pool:
        found = [case for cases in pool.map(look, people) for case in cases]
    assert [case for case in found if case[2]] == []


def test_secrets_and_people_stand_in_no_log(world, by_password, log):
    one = Visitor(by_password)
    one.request(f"/s/{world.tokens['right']}?x=rahasia-di-alamat")
    one.request(f"/s/{secrets.token_urlsafe(32)}")
    one.post("/masuk", password="kata-sandi-yang-salah")
    seen = one.open("pengikut", take=True)
    said = log.read_bytes()
    for secret in (*world.tokens.values(), *one.cookies.values(), seen.session_id, PASSWORD):
        assert secret.encode() not in said
    for word in ("rahasia-di-alamat", "kata-sandi-yang-salah", "@koperasi", *OF_A):
        assert word.encode() not in said


def test_a_failure_is_protected_too_and_tells_nothing():
    """The manifest is gone: what comes is a bare 500, and the reason goes to the server's log."""
    sent = []

    def fail(_request):
        raise OSError("manifest of /var/lib/jejak")

    async def send(message):
        sent.append(message)

    guard = Guard(None, fail, lambda _: None, lambda _: True, ())
    scope = {"type": "http", "method": "GET", "path": "/media/x", "headers": [], "scheme": "http"}
    with pytest.raises(OSError, match="manifest"):
        asyncio.run(guard(scope | {"query_string": b"", "server": ("x", 80)}, None, send))
    names = {name for name, _ in sent[0]["headers"]}
    assert sent[0]["status"] == 500
    assert {b"content-security-policy", b"x-content-type-options"} <= names
    assert sent[1].get("body", b"") == b""


@pytest.mark.parametrize("page", ["", *EVERY_PAGE[:3], "tidak-ada", "s/salah", "media/x.pdf"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "TRACE"])
def test_every_answer_to_every_method_is_protected(by_password, page, method):
    answer = Visitor(by_password).request(f"/{page}", method=method, body=None)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    assert answer.status < 500
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
