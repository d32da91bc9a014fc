"""What the person who runs the dashboard may set: the one place that reads the environment.

A `.env` beside app.py is read through python-dotenv; a variable of the environment wins over it.
Every name stands with its reason in `.env.example`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values
from platformdirs import user_data_path

ENV_FILE = Path(__file__).parents[1] / ".env"


@dataclass(frozen=True)
class Settings:
    """Where data are kept and how Google Sheets are read. Empty means: not set."""

    data_dir: Path
    database_url: str = ""
    files_url: str = ""
    google_api_key: str = ""
    google_service_account_file: Path | None = None
    author_key: str = ""

    @property
    def store_urls(self) -> tuple[str, str]:
        """Manifest and files of the co-ops: as set, else inside the data folder."""
        database, files = local_urls(self.data_dir)
        return self.database_url or database, self.files_url or files


def local_urls(folder: Path) -> tuple[str, str]:
    """Manifest and files of a store that lies in one folder."""
    return f"sqlite:///{(folder / 'manifest.db').as_posix()}", (folder / "files").as_uri()


def read_settings(values: Mapping[str, str] | None = None) -> Settings:
    """The settings in force; `values` replaces the environment in a test.

    >>> read_settings({"DATA_DIR": "/srv/jejak"}).store_urls[1]
    'file:///srv/jejak/files'
    """
    if values is None:
        kept = {name: text for name, text in dotenv_values(ENV_FILE).items() if text is not None}
        values = {**kept, **os.environ}
    folder = values.get("DATA_DIR", "").strip()
    key_file = values.get("GOOGLE_SERVICE_ACCOUNT_FILE", "").strip()
    return Settings(
        data_dir=Path(folder).expanduser().resolve() if folder else user_data_path("jejak", False),
        database_url=values.get("DATABASE_URL", "").strip(),
        files_url=values.get("FILES_URL", "").strip(),
        google_api_key=values.get("GOOGLE_API_KEY", "").strip(),
        google_service_account_file=Path(key_file).expanduser() if key_file else None,
        author_key=values.get("AUTHOR_KEY", "").strip(),
    )
