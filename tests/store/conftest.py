"""Stores to test with: SQLite beside a folder, and PostgreSQL on a cluster of our own."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from store import Store
from tests.store.invented_files import COOP, NOON, Keeper


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """Address of a PostgreSQL database whose server lives as long as the tests."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="jejak-pg-"))
    command: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        command = ["runuser", "-u", "postgres", "--"]
    data, port = str(folder / "data"), _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
    start = ["-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start"]
    stop = ["-D", data, "-m", "immediate", "stop"]

    def run(tool: str, *arguments: str) -> None:
        whole = [*command, str(binaries / tool), *arguments]
        subprocess.run(whole, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run("initdb", "-D", data, "-U", "jejak", "-A", "trust", "-E", "UTF8", "--no-sync")
    run("pg_ctl", *start)
    try:
        yield f"postgresql://jejak@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", *stop)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql(cluster: str) -> str:
    """Address of an empty PostgreSQL database."""
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'manifest.db'}"
    return str(request.getfixturevalue("postgresql"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def open_store(database: str, folder: Path) -> Iterator[Callable[[], Store]]:
    """Opens the same store, as another process would; closed at the end."""
    opened = []

    def open_again() -> Store:
        opened.append(Store.open(database, str(folder)))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """A store with one co-op and nothing in it."""
    store = open_store()
    store.create_coop(COOP, "Koperasi Mahasiswa", by="ani", at=NOON)
    return store


@pytest.fixture
def keeper(store: Store) -> Keeper:
    return Keeper(store)
