"""The guide's nginx in front of the app: what comes through, and what never does."""

import shutil
import socket
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from access.secrets_kept import digest, hash_password, new_token
from access.session import OWN_COOP
from access.settings import local_urls
from i18n.translator import Translator
from store import NewLink, Store
from tests.browser import ROOT
from tests.deploy.behind_nginx import HOST, Site, ask, running_site, trusting
from tests.store.invented_files import NOON

pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("nginx") or Path("/usr/sbin/nginx").exists()),
        reason="nginx is not installed",
    ),
    pytest.mark.skipif(sys.platform == "win32", reason="the guide's server is Linux"),
]
SAMPLE = "Koperasi Padi Kencana"
LOCAL = "Pakai data sendiri"  # only at the machine itself there is something of one's own to use
UPLOAD = "/_stcore/upload_file/nobody/1"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server on which nobody can sign in yet."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


def open_page(site: Site, *, host: str = HOST, inside: bool = False, **headers: str) -> str:
    """What a visitor's page says, by a websocket as a browser opens it."""
    place, scheme = (site.inside, "ws") if inside else (site.outside, "wss")
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with connect(
        f"{scheme}://{host}/_stcore/stream",
        sock=socket.create_connection(("127.0.0.1", place)),
        ssl=None if inside else trusting(),
        additional_headers=sent,
        subprotocols=["streamlit"],
        open_timeout=60,
        max_size=None,
    ) as stream:
        stream.send(BackMsg(rerun_script={}).SerializeToString())
        said = []
        for frame in stream:
            message = ForwardMsg.FromString(frame)
            said.append(str(message))
            if message.WhichOneof("type") == "script_finished":
                return "\n".join(said)
    raise AssertionError("the page was never drawn")


def test_without_sign_in_the_outside_sees_only_the_sample(site):
    said = open_page(site, Origin=f"https://{HOST}")
    assert SAMPLE in said
    assert LOCAL not in said


@pytest.mark.parametrize(
    "forged",
    [
        {"X_Forwarded_For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1;host=localhost", "X_Real_IP": "127.0.0.1"},
        {"X_Forwarded_Host": "localhost"},
    ],
)
def test_no_forwarded_header_makes_a_visitor_local(site, forged):
    said = open_page(site, Origin=f"https://{HOST}", **forged)
    assert SAMPLE in said
    assert LOCAL not in said


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "evil.example"])
def test_another_host_name_is_refused(site, host):
    with pytest.raises(InvalidStatus) as refusal:
        open_page(site, host=host)
    assert refusal.value.response.status_code == 403


def test_a_proxy_that_hides_the_host_opens_nothing(site):
    with pytest.raises(InvalidStatus):  # what nginx sends with no proxy_set_header at all
        open_page(site, host=f"127.0.0.1:{site.inside}", inside=True)


def test_a_foreign_page_cannot_open_the_websocket(site):
    with pytest.raises(InvalidStatus):
        open_page(site, Origin="https://evil.example")


def test_headers_protect_every_page(site):
    headers = ask(site, "/", Accept="text/html").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["strict-transport-security"].startswith("max-age=")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["server"] == "nginx"


def test_what_is_too_large_never_reaches_the_app(site):
    answer = ask(site, UPLOAD, method="PUT", body=b"x" * 27 * 2**20)
    assert answer.status == 413
    assert ask(site, UPLOAD, method="PUT", body=b"x").status == 403


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_the_inside_of_the_server_is_not_shown(site, path):
    assert ask(site, path).status == 404


def test_ready_and_healthy(site):
    assert ask(site, "/readyz").body == b'{"ready":true}'
    assert ask(site, "/_stcore/health").body == b"ok"


def test_the_address_without_tls_leads_to_the_one_with_it(site):
    command = ["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code} %{redirect_url}"]
    address = f"http://127.0.0.1:{site.plain}/jangkauan?lang=en"
    done = subprocess.run(
        [*command, "-H", f"Host: {HOST}", address], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"301 https://{HOST}/jangkauan?lang=en"


def test_a_manager_signs_in_over_tls_and_no_log_knows_a_secret(site):
    store = Store.open(*local_urls(site.data))
    store.sign_ins.set_password(OWN_COOP, hash_password("rahasia bersama"), by="t", at=NOON)
    page = ask(site, "/pengaturan", Accept="text/html")
    assert (page.status, page.headers["location"]) == (303, "/masuk?next=%2Fpengaturan")
    form = {"Content_Type": "application/x-www-form-urlencoded", "Sec_Fetch_Site": "same-origin"}
    wrong = ask(site, "/masuk", method="POST", body=b"password=salah", **form)
    assert wrong.status == 403
    right = ask(site, "/masuk", method="POST", body=b"password=rahasia+bersama", **form)
    assert right.status == 303
    cookie, *rest = right.headers["set-cookie"].split("; ")
    assert cookie.startswith("__Host-jejak-masuk=")
    assert {"HttpOnly", "Secure"} <= set(rest)
    t = Translator("id")
    own, sign_in = t("summary.empty"), t("door.signed_out.title")
    said = open_page(site, Origin=f"https://{HOST}", Cookie=cookie)
    assert (own in said, sign_in in said) == (True, False)
    said = open_page(site, Origin=f"https://{HOST}")
    assert (own in said, sign_in in said) == (False, True)
    token = "T0ken" * 9
    assert ask(site, f"/s/{token}").status == 404
    secrets = (token, "rahasia", cookie.partition("=")[2], digest(token))
    assert "/s/-" in site.logs_with("/s/-")
    assert [secret for secret in secrets if secret in site.logs] == []
    store.close()


def test_a_whole_meeting_behind_one_address_is_let_in(site):
    token, ends = new_token(), datetime.now(UTC) + timedelta(hours=1)
    with closing(Store.open(*local_urls(site.data))) as store:
        link = NewLink("Rapat", {}, digest(token), None, ends)
        store.links.add(OWN_COOP, link, by="t", at=NOON)
    assert {ask(site, f"/s/{token}").status for _ in range(120)} == {303}
    assert 429 in {ask(site, "/masuk").status for _ in range(20)}  # who guesses a password is not
    assert token not in site.logs


def test_every_file_that_the_guide_names_exists():
    guide = (ROOT / "docs/deploy.md").read_text("utf-8")
    for path in (ROOT / "deploy").iterdir():
        assert f"deploy/{path.name}" in guide, path.name
