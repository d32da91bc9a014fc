"""The plain HTTP before the dashboard, asked of a real server: links, sign-in, headers, uploads."""

import re
import secrets
import socket

import psutil
import pytest
from websockets.exceptions import InvalidStatus

from access.secrets_kept import hash_password
from access.session import OWN_COOP
from tests.access.conftest import NOON
from tests.access.raw_visitor import Visitor
from tests.access.two_coops import INSIDE, LINK_PASSWORD, PASSWORD, build
from tests.browser import server


@pytest.fixture
def address(world):
    """A server of its own for each test: wrong guesses are counted in its memory."""
    with server(data=world.folder) as running:
        yield running


@pytest.fixture(scope="module")
def shared(world):
    with server(data=world.folder) as running:
        yield running


def manager(address):
    one = Visitor(address)
    assert one.post("/masuk", password=PASSWORD).status == 303
    return one


def lower(answer):
    return {name.lower(): value for name, value in answer.headers.items()}


def test_a_link_becomes_a_cookie_and_its_token_goes_nowhere(world, shared):
    one = Visitor(shared)
    answer = one.request(f"/s/{world.tokens['right']}")
    assert (answer.status, lower(answer)["location"]) == (303, "/")
    cookie = lower(answer)["set-cookie"]
    assert re.search(r"HttpOnly; Max-Age=28\d{3}; Path=/; SameSite=lax$", cookie)
    assert world.tokens["right"] not in cookie
    assert world.tokens["right"] not in one.open("jangkauan").text
    assert lower(answer)["referrer-policy"] == "no-referrer"
    assert lower(answer)["x-robots-tag"] == "noindex, nofollow"
    tls = Visitor(shared).request(
        f"/s/{world.tokens['right']}", headers={"X-Forwarded-Proto": "https"}
    )
    assert lower(tls)["set-cookie"].startswith("__Host-jejak-tautan=")
    assert "; Secure" in lower(tls)["set-cookie"]
    assert "strict-transport-security" in lower(tls)


def test_unknown_expired_revoked_and_odd_links_are_answered_alike(world, address):
    tokens = [secrets.token_urlsafe(32), world.tokens["expired"], world.tokens["revoked"]]
    tokens += [":token", "a" * 5_000, "%F0%9F%98%80", "%27%20OR%201=1"]
    answers = [Visitor(address).request(f"/s/{token}") for token in tokens]
    assert {answer.status for answer in answers} == {404}
    assert len({answer.body for answer in answers}) == 1
    odd = [Visitor(address).request(f"/s/{path}") for path in ("%00", "..%2f..%2f", "", "a/b")]
    assert not any("set-cookie" in lower(answer) for answer in (*answers, *odd))


def test_the_eleventh_wrong_guess_is_slowed_and_a_right_link_still_opens(world, address):
    statuses = [Visitor(address).request(f"/s/{number}").status for number in range(12)]
    assert statuses == [404] * 10 + [429] * 2
    assert Visitor(address).request(f"/s/{world.tokens['right']}").status == 303


def test_the_eleventh_wrong_password_is_slowed_and_the_right_one_too(world, address):
    one = Visitor(address)
    one.request(f"/s/{world.tokens['locked']}")
    statuses = [one.post("/buka", password=f"tebakan {number}").status for number in range(12)]
    assert statuses == [403] * 10 + [429] * 2
    assert one.post("/buka", password=LINK_PASSWORD).status == 429
    assert manager_is_refused(address)
    said = [(e.action, e.about) for e in world.store.audit.entries(OWN_COOP, last=10)]
    assert said == [("failed_password", "locked")] * 10


def manager_is_refused(address):
    return Visitor(address).post("/masuk", password=PASSWORD).status == 429


def test_signing_in_leads_on_and_signing_out_ends_it_on_the_server(world, shared):
    one = Visitor(shared)
    html = {"Accept": "text/html"}
    turned = one.request("/jangkauan?lang=en", headers=html)
    assert (turned.status, lower(turned)["location"]) == (
        303,
        "/masuk?next=%2Fjangkauan%3Flang%3Den",
    )
    assert b'name="next" value="/jangkauan?lang=en"' in one.request(lower(turned)["location"]).body
    let_in = one.post("/masuk", password=PASSWORD, next="/jangkauan?lang=en")
    assert lower(let_in)["location"] == "/jangkauan?lang=en"
    assert INSIDE[0] in one.open("jangkauan").text
    cookie = dict(one.cookies)
    for entry in world.store.audit.entries(OWN_COOP, last=1):
        assert (entry.person, entry.action) == ("manager", "signed_in")
    world.store.sign_ins.set_password(OWN_COOP, hash_password(PASSWORD), by="server", at=NOON)
    assert INSIDE[0] not in Visitor(shared, cookie).open("jangkauan").text


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_elsewhere(shared, onward):
    let_in = Visitor(shared).post("/masuk", password=PASSWORD, next=onward)
    assert lower(let_in)["location"] == "/"


def test_a_form_sent_by_another_site_is_refused(shared):
    headers = {"Sec-Fetch-Site": "cross-site"}
    body = f"password={PASSWORD}".encode()
    answer = Visitor(shared).request("/masuk", method="POST", body=body, headers=headers)
    assert answer.status == 403
    assert "set-cookie" not in lower(answer)
    assert Visitor(shared).post("/masuk", password="x" * 10_000).status == 403


@pytest.mark.parametrize(
    "path",
    ["/", "/jangkauan", "/masuk", "/s/x", "/readyz", "/media/x.csv", "/_stcore/health", "/nonsens"],
)
def test_every_answer_carries_the_headers(shared, path):
    said = lower(Visitor(shared).request(path))
    policy = dict(part.split(" ", 1) for part in said["content-security-policy"].split("; "))
    assert re.fullmatch(
        r"'self' 'wasm-unsafe-eval' 'sha256-[A-Za-z0-9+/]{43}='", policy["script-src"]
    )
    assert policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"].startswith("'self' ws://127.0.0.1:")
    assert said["x-content-type-options"] == "nosniff"
    assert said["referrer-policy"] == "no-referrer"
    assert said["x-frame-options"] == "DENY"


def test_what_the_host_says_cannot_widen_the_policy(shared):
    answer = Visitor(shared).request("/", headers={"Host": "x; script-src *"})
    assert "script-src *" not in lower(answer).get("content-security-policy", "")


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"]
)
def test_what_tells_about_the_server_is_shut(shared, path):
    assert Visitor(shared).request(path).status == 404
    assert Visitor(shared).request("/readyz").body == b'{"ready":true}'


def test_a_server_that_was_given_a_name_answers_to_no_other(tmp_path):
    """A proxy that hides the name from a server without a password must not look like its PC."""
    world = build(tmp_path, password=False)
    flags = ["--server.allowedHosts=dasbor.example"]
    with server(data=world.folder, flags=flags) as address:
        one, named = Visitor(address), {"Host": "dasbor.example"}
        paths = ["/", "/jangkauan", "/media/x.csv", f"/s/{world.tokens['right']}", "/masuk"]
        assert {path: one.request(path).status for path in paths} == dict.fromkeys(paths, 421)
        put = f"/_stcore/upload_file/{secrets.token_hex(8)}/1"
        assert one.request(put, method="PUT", body=b"x").status == 421
        assert one.request("/", headers=named).status == 200
        assert one.request(put, method="PUT", body=b"x", headers=named).status == 403
        assert one.request("/readyz").status == one.request("/_stcore/health").status == 200
        with pytest.raises(InvalidStatus):
            one.open("jangkauan")


def test_who_says_nothing_about_the_server_is_not_at_the_machine(tmp_path):
    world = build(tmp_path, password=False)
    with server(data=world.folder) as address:
        assert INSIDE[0] in Visitor(address).open("jangkauan").text  # the control: at the machine
        for lines in ([], ["Host: dasbor.example"], ["Host: localhost", "Forwarded: for=1"]):
            assert b" 403 " in first_line(address, "PUT /_stcore/upload_file/x/1 HTTP/1.0", lines)


def first_line(address, request, lines):
    """The status line of a request written by hand."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall("\r\n".join([request, *lines, "", ""]).encode())
        return line.makefile("rb").readline()


def upload(one, session_id, content):
    """As Streamlit's page does it, with its cross-site token."""
    boundary = "----jejak"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.exe"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    one.request("/_stcore/health")
    headers = {
        "Content-Type": f"multipart/form-data; boundary={boundary}",
        "X-Xsrftoken": one.cookies["_streamlit_xsrf"],
    }
    path = f"/_stcore/upload_file/{session_id}/{secrets.token_hex(8)}"
    return one.request(path, method="PUT", body=body, headers=headers).status


def resident(address):
    """Memory of the server that listens there, in megabytes."""
    port = int(address.rpartition(":")[2])
    for process in psutil.Process().children(recursive=True):
        if any(c.laddr.port == port for c in process.net_connections() if c.status == "LISTEN"):
            return process.memory_info().rss / 2**20
    raise LookupError(address)


def test_uploads_of_whoever_may_not_import_are_refused_before_a_byte_is_kept(world, address):
    nobody, link = Visitor(address), Visitor(address)
    link.request(f"/s/{world.tokens['right']}")
    content = secrets.token_bytes(20 * 2**20)
    sessions = [(one, one.open("jangkauan").session_id) for one in (nobody, link)]
    for _ in range(2):  # during the first round the server still loads its own modules
        before = resident(address)
        for one, session_id in sessions:
            for _ in range(10):
                try:
                    assert upload(one, session_id, content) == 403
                except OSError:
                    continue  # the server closed the connection while we were still sending
    assert resident(address) - before < 50
    one = manager(address)
    session_id = one.open("tambah-data").session_id
    assert upload(nobody, session_id, b"x") == 403
    assert upload(link, session_id, b"x") == 403
    assert upload(one, session_id, b"x") == 400  # let through; Streamlit knows the visit is over
