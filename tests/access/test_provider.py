"""Signing in with an account: the whole way to an identity provider and back, in a browser."""

import json
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey
from playwright.sync_api import expect

from access.session import OWN_COOP
from tests.access.two_coops import build
from tests.browser import chromium, server, settle

CLIENT = "jejak-test"
KEY = RSAKey.generate_key(2048, {"kid": "k1"})
PATIENCE = 40_000


class Provider(BaseHTTPRequestHandler):
    """Signs in whoever comes, as the address that `email` says."""

    email = "Pengurus@Koperasi.ID"
    nonces: ClassVar[dict] = {}

    def do_GET(self):
        asked = urlsplit(self.path)
        here = f"http://{self.headers['Host']}"
        if asked.path == "/authorize":
            query = {name: values[0] for name, values in parse_qs(asked.query).items()}
            code = f"code-{len(self.nonces)}"
            self.nonces[code] = query.get("nonce")
            self.send_response(302)
            onward = urlencode({"code": code, "state": query["state"]})
            self.send_header("Location", f"{query['redirect_uri']}?{onward}")
            self.end_headers()
        elif asked.path == "/keys":
            self._say({"keys": [KEY.as_dict(private=False)]})
        else:
            self._say(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "jwks_uri": f"{here}/keys",
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        now = int(time.time())
        claims = {
            "iss": f"http://{self.headers['Host']}",
            "aud": CLIENT,
            "sub": "1",
            "email": self.email,
            "email_verified": True,
            "nonce": self.nonces[sent["code"][0]],
            "iat": now,
            "exp": now + 600,
        }
        token = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, KEY)
        self._say({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _say(self, content):
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Keep quiet."""


@contextmanager
def provider():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{running.server_port}"
    finally:
        running.shutdown()


def test_there_and_back_with_the_address_that_was_asked_for(tmp_path):
    world = build(tmp_path / "data", password=False)
    secrets = tmp_path / "secrets.toml"
    with provider() as issuer:
        said = {
            "redirect_uri": "http://127.0.0.1:{port}/oauth2callback",
            "cookie_secret": "a secret of this test alone, of 48 characters.",
            "client_id": CLIENT,
            "client_secret": "x",
            "server_metadata_url": f"{issuer}/.well-known/openid-configuration",
        }
        lines = [f'{name} = "{value}"' for name, value in said.items()]
        secrets.write_text("\n".join(["[auth]", *lines]), "utf-8")
        flags = [f"--secrets.files={secrets}"]
        with server(data=world.folder, flags=flags) as address, chromium() as browser:
            page = browser.new_context(locale="id-ID").new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"{address}/jangkauan")
            expect(page.get_by_text("Masuk untuk melihat data")).to_be_visible(timeout=PATIENCE)
            page.get_by_role("button", name="Masuk").click()
            expect(page.get_by_text("pengurus@koperasi.id · pengurus")).to_be_visible(
                timeout=PATIENCE
            )
            settle(page)
            assert page.url.startswith(address)
            world.store.people.remove(
                OWN_COOP, "pengurus@koperasi.id", by="ani", at=datetime.now(UTC)
            )
            page.get_by_text("en", exact=True).click()  # any click at all
            expect(page.get_by_text("This e-mail address is not registered")).to_be_visible(
                timeout=PATIENCE
            )
            page.get_by_role("button", name="Sign out").click()
            expect(page.get_by_text("Masuk untuk melihat data")).to_be_visible(timeout=PATIENCE)
    said = [entry.action for entry in world.store.audit.entries(OWN_COOP) if "@" in entry.person]
    assert said.count("signed_in") == 1
