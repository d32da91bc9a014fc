"""Servers that answer their first visitor within a second: nothing of ours is loaded before.

One process loads the libraries once and is forked for each server. The copy knows no visit, no
page, no cache and no module of the dashboard: in that it is like a server that was just started.
"""

import multiprocessing
import os
import sys
from contextlib import contextmanager

from tests.browser import ROOT, free_port, wait_for

LIBRARIES = [
    "streamlit.web.cli",
    "streamlit.starlette",
    "streamlit.web.bootstrap",
    "uvicorn",
    "altair",
    "argon2",
    "fsspec",
    "pandas",
    "pyarrow.parquet",
    "scipy.stats",
    "sqlalchemy",
]


def _serve(arguments, environment):
    os.environ.update(environment)
    os.chdir(ROOT)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    sys.argv = ["streamlit", "run", str(ROOT / "app.py"), *arguments]
    from streamlit.web.cli import main

    main()


@contextmanager
def cold_server(*, data, flags=()):
    """Its address; it has answered whether it lives, and nothing else."""
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(LIBRARIES)
    port = free_port()
    arguments = [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    environment = {"DATA_DIR": str(data), "DATABASE_URL": "", "FILES_URL": ""}
    process = forks.Process(target=_serve, args=([*arguments, *flags], environment))
    process.start()
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/_stcore/health")
        yield address
    finally:
        process.kill()
        process.join()
