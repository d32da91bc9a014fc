"""Uploads over the real protocol: 403 before a byte is kept, but for a manager's own open page."""

import http.client
import secrets
import socket
from contextlib import contextmanager

import pytest

from tests.access.raw_visitor import Visitor
from tests.access.two_coops import PASSWORD
from tests.access.visitors import EVERYBODY, PEOPLE, visitor_of, write_secrets
from tests.browser import server

MAY_IMPORT = ("manajer", "manajer of another co-op")
UPLOAD = "/_stcore/upload_file"
LIMIT = 25 * 2**20  # server.maxUploadSize
BOUNDARY = "----jejak"


@pytest.fixture(scope="module")
def by_password(world):
    with server(data=world.folder) as address:
        yield address


@pytest.fixture(scope="module")
def by_provider(world, tmp_path_factory):
    secrets_file = write_secrets(tmp_path_factory.mktemp("secrets") / "secrets.toml")
    with server(data=world.folder, flags=[f"--secrets.files={secrets_file}"]) as address:
        yield address


@pytest.fixture
def address_of(request):
    def at(kind):
        return request.getfixturevalue("by_provider" if kind in PEOPLE else "by_password")

    return at


def form(content):
    """A file as a browser packs it, and what is said about it."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def send(one, path, *, method="PUT", content=b"tanggal,jangkauan\n"):
    """The status of one upload with the page's own cross-site token."""
    one.request("/_stcore/health")
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "X-Xsrftoken": one.cookies["_streamlit_xsrf"],
    }
    return one.request(path, method=method, body=form(content), headers=headers).status


def own_path(session_id):
    return f"{UPLOAD}/{session_id}/{secrets.token_hex(8)}"


@contextmanager
def open_page(one, page=""):
    """The session of a page that stays open for as long as the block lasts."""
    with one.stays(page) as seen:
        yield seen.session_id


@pytest.mark.parametrize("kind", EVERYBODY)
def test_who_may_upload_and_by_which_method(world, address_of, kind):
    one = visitor_of(kind, world, address_of(kind))
    with open_page(one, "tambah-data") as session_id:
        path = own_path(session_id)
        found = {method: send(one, path, method=method) for method in ("PUT", "POST", "DELETE")}
        allowed = {"PUT": 204, "POST": 405, "DELETE": 204}
        assert found == (allowed if kind in MAY_IMPORT else dict.fromkeys(allowed, 403))


def test_nobody_reaches_the_open_page_of_somebody_else(world, address_of):
    """Whoever knows the number of a session cannot put a file into it nor take one out."""
    manager = visitor_of("manajer", world, address_of("manajer"))
    with open_page(manager, "tambah-data") as session_id:
        path = own_path(session_id)
        assert send(manager, path) == 204
        for kind in EVERYBODY:
            if kind == "manajer" or kind not in PEOPLE:
                continue
            other = visitor_of(kind, world, address_of(kind))
            other.open()  # its own page has run: the server knows the provider's cookie
            assert [send(other, path, method=how) for how in ("PUT", "DELETE")] == [403, 403], kind
        unknown = [own_path(secrets.token_hex(16)), own_path(""), UPLOAD, f"{UPLOAD}/"]
        assert {send(manager, one) for one in unknown} == {403}


@pytest.mark.parametrize(
    "path",
    [
        "//_stcore/upload_file/{}/1",
        "/_stcore//upload_file/{}/1",
        "/_stcore/%75pload_file/{}/1",
        "/x/../_stcore/upload_file/{}/1",
        "/_stcore/upload_file/{}/1?x=/_stcore/health",
        "/_STCORE/upload_file/{}/1",
    ],
)
def test_no_other_spelling_of_the_address_is_let_through(by_password, path):
    manager = Visitor(by_password)
    assert manager.post("/masuk", password=PASSWORD).status == 303
    nobody = Visitor(by_password)
    with open_page(manager, "tambah-data") as session_id:
        assert send(nobody, path.format(session_id)) in (400, 403, 404, 405)
        assert send(nobody, own_path(session_id)) == 403


def raw(address, path, lines, body=b""):
    """The status of a request written by hand; the body is what was sent before the answer."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        head = [f"PUT {path} HTTP/1.1", f"Host: {host}:{port}", *lines, "", ""]
        line.sendall("\r\n".join(head).encode() + body)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        return answer.status


@pytest.mark.parametrize(
    "lines",
    [
        ["Content-Length: 99999999999"],
        ["Transfer-Encoding: chunked"],
        ["Transfer-Encoding: chunked", "Expect: 100-continue"],
        ["Content-Length: 5", "Content-Type: multipart/form-data; boundary=x"],
    ],
)
def test_the_answer_comes_before_the_body(world, by_password, lines):
    """Nothing of the body has been sent, or one chunk without end: the server does not wait."""
    link = visitor_of("right link", world, by_password)
    cookie = f"Cookie: jejak-tautan={link.cookies['jejak-tautan']}"
    for said in (lines, [*lines, cookie]):
        assert raw(by_password, own_path("x"), said) == 403
        assert raw(by_password, own_path("x"), said, b"100000\r\n" + b"x" * 5_000) == 403


def test_a_manager_is_held_to_the_limit_whatever_the_length_says(by_password):
    manager = Visitor(by_password)
    assert manager.post("/masuk", password=PASSWORD).status == 303
    manager.request("/_stcore/health")
    with open_page(manager, "tambah-data") as session_id:
        said = [
            "Cookie: " + "; ".join(f"{name}={value}" for name, value in manager.cookies.items()),
            f"X-Xsrftoken: {manager.cookies['_streamlit_xsrf']}",
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
        ]
        path = own_path(session_id)
        assert raw(by_password, path, [*said, "Content-Length: 99999999999"]) == 413
        body = form(b"x" * (LIMIT + 2**20))
        chunk = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
        assert raw(by_password, path, [*said, "Transfer-Encoding: chunked"], chunk) == 413
        without = [line for line in said if not line.startswith("X-Xsrftoken")]
        assert raw(by_password, path, [*without, "Content-Length: 9"]) == 403
