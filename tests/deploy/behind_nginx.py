"""The app behind a real nginx with our own configuration, on ports and a certificate of its own."""

import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

from tests.browser import ROOT, free_port

HOST = "dasbor.koperasi.example"


@dataclass(frozen=True)
class Site:
    """Where the outside reaches it, where the app itself listens, and its data folder."""

    outside: int
    plain: int
    inside: int
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def logs(self) -> str:
        """Everything that nginx and the app have written down."""
        return "\n".join(path.read_text("utf-8", "replace") for path in self.folder.glob("*.log"))

    def logs_with(self, text: str, seconds: float = 10) -> str:
        """The logs once they hold the text: nginx writes a line after its answer has gone out."""
        deadline = time.monotonic() + seconds
        while text not in self.logs and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.logs


def trusting() -> ssl.SSLContext:
    """Takes the certificate that was made for the test."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(site: Site, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str):
    """One request from outside; a header `x_forwarded_for` is sent as X-Forwarded-For."""
    connection = HTTPSConnection("127.0.0.1", site.outside, context=trusting(), timeout=60)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": HOST, **sent})
    answer = connection.getresponse()
    found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    connection.close()
    return found


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """nginx and the app as the guide starts them."""
    site = Site(free_port(), free_port(), free_port(), folder)
    with _app(site), _nginx(site):
        yield site


@contextmanager
def _app(site: Site) -> Iterator[None]:
    unit = (ROOT / "deploy/jejak.service").read_text("utf-8").replace("\\\n", " ")
    (start,) = re.findall(r"^ExecStart=(.*)$", unit, re.M)
    command = start.replace("8501", str(site.inside)).split()
    command[0] = str(Path(sys.executable).with_name("streamlit"))
    environment = {**os.environ, "DATA_DIR": str(site.data), "DATABASE_URL": "", "FILES_URL": ""}
    with (site.folder / "app.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            process.wait(15)


@contextmanager
def _nginx(site: Site) -> Iterator[None]:
    folder = site.folder
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *files]
    subprocess.run([*command, "-subj", f"/CN={HOST}"], check=True, capture_output=True)
    (folder / "nginx.conf").write_text(_configuration(site), "utf-8")
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    started = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen(started, stderr=subprocess.DEVNULL)
    try:
        _wait_until_ready(site)
        yield
    finally:
        process.terminate()
        process.wait(15)


def _configuration(site: Site) -> str:
    ours = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    folder = str(site.folder)
    for said, here in (
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{site.plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{site.outside} ssl"),
        ("127.0.0.1:8501", f"127.0.0.1:{site.inside}"),
        (f"/etc/letsencrypt/live/{HOST}/fullchain.pem", f"{folder}/cert.pem"),
        (f"/etc/letsencrypt/live/{HOST}/privkey.pem", f"{folder}/key.pem"),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert said in ours, said
        ours = ours.replace(said, here)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/start.log;\n"
        f"events {{}}\nhttp {{\n{temporary}{ours}\n}}\n"
    )


def _wait_until_ready(site: Site) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            if ask(site, "/readyz").status == 200:
                return
        except OSError:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(site.logs)
        time.sleep(0.1)
