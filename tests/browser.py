"""A real server and a real browser, for the journeys and the benchmarks: start, open, count."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[1]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]
DRAWN = "() => document.querySelectorAll('[data-testid=stMain] [data-testid^=st]').length > 3"
SETTLED = (
    "() => { const app = document.querySelector('[data-testid=stApp]');"
    " return app && app.dataset.testScriptState === 'notRunning'"
    " && !document.querySelector('[data-testid=stSkeleton]')"
    " && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]"
    ".every(c => c.querySelector('canvas, svg')); }"
)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(
    *,
    data: Path,
    script: Path = ROOT / "app.py",
    flags: Sequence[str] = (),
    log: Path | None = None,
) -> Iterator[str]:
    """`streamlit run script` on loopback with its own data folder; gives the address.

    `flags` are further options of the command, such as `--secrets.files=...`; what the server
    prints goes to the file `log`.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += [
        f"--server.port={port}",
        "--server.headless=true",
        "--server.address=127.0.0.1",
        *flags,
    ]
    environment = {**os.environ, "DATA_DIR": str(data), "DATABASE_URL": "", "FILES_URL": ""}
    with Path(log or os.devnull).open("wb") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=1).read()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the system, or Playwright's own."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """An open page, the seconds until it was settled and the bytes its websocket brought."""

    page: Page
    seconds: float
    bytes_received: int


def visit(person: BrowserContext, address: str) -> Visit:
    """Open an address in a new tab of that person's browser and wait until it is drawn."""
    page = person.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    received = [0]

    def count(payload: str | bytes) -> None:
        received[0] += len(payload)

    page.on("websocket", lambda socket: socket.on("framereceived", count))
    started = time.perf_counter()
    page.goto(address)
    settle(page)
    return Visit(page, time.perf_counter() - started, received[0])


def settle(page: Page) -> None:
    """Wait until the script has ended and every chart is drawn."""
    page.wait_for_selector("[data-testid=stApp]")
    page.wait_for_function(DRAWN)
    page.wait_for_function(SETTLED)
