"""A Google Sheet as files: every visible tab becomes one CSV, read like any uploaded file.

Tabs are recognised by their content, so a renamed tab is still understood; a tab that shall not
come in is hidden in the sheet. Nothing here keeps anything: the last good copy is the store's last
import, and the caller notes when it asked (`fetched_at`).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from requests.adapters import BaseAdapter

from canonical.problem import Note, Problem
from canonical.raw_file import RawFile
from sources import google_sheet_api, google_sheet_link
from sources.google_sheet_cells import Tab, csv_bytes, tab_problems
from sources.google_sheet_faults import SheetError, Timeouts, with_tries

HOST = "docs.google.com"
_ID = re.compile(r"[A-Za-z0-9_-]{20,100}")
_PATH = re.compile(r"/spreadsheets(?:/u/\d{1,2})?/d/([A-Za-z0-9_-]{20,100})(?:/.*)?")


@dataclass(frozen=True)
class SheetAccess:
    """How to ask Google: a service account's key file, else an API key, else only the link.

    With a service account the sheet is shared with its e-mail address; in the other two cases with
    everyone who has the link.
    """

    api_key: str | None = None
    service_account_file: Path | None = None


@dataclass(frozen=True)
class SheetFetch:
    """What one visit brought: a file for each good tab, and a problem for each bad one."""

    spreadsheet_id: str | None
    title: str = ""
    files: tuple[RawFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


def spreadsheet_id(address: str) -> str | None:
    """The sheet's id in a link as people copy it, or the bare id; None when it is neither.

    Only the id is ever used: the address that we ask is our own, whatever was pasted.

    >>> spreadsheet_id("https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUv/edit?gid=0")
    '1AbCdEfGhIjKlMnOpQrStUv'
    >>> spreadsheet_id("https://docs.google.com.example.org/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUv")
    """
    text = address.strip()
    if _ID.fullmatch(text):
        return text
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme != "https" or host != HOST or port not in (None, 443) or parts.username:
        return None
    found = _PATH.fullmatch(parts.path)
    return found[1] if found else None


def service_account_email(access: SheetAccess) -> str | None:
    """Whom the manager shares the sheet with; None when the link is enough or the key is bad."""
    if access.service_account_file is None:
        return None
    try:
        account = google_sheet_api.service_account(access.service_account_file)
    except SheetError:
        return None
    return str(account.service_account_email)


def fetch_sheet(
    address: str,
    access: SheetAccess,
    *,
    known_tabs: Collection[str] = (),
    adapter: BaseAdapter | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> SheetFetch:
    """Every visible tab of the sheet as a file, within thirty seconds; failures as problems.

    `known_tabs` are titles that brought data before: one that is gone is reported. `adapter` is how
    requests travel (a proxy, a test); `pause` how to wait between tries.
    """
    key = spreadsheet_id(address)
    if key is None:
        return SheetFetch(None, problems=(Problem("sheet_address_invalid", value=address[:200]),))
    try:
        title, tabs = with_tries(partial(_read_tabs, key, access, adapter), pause=pause)
    except SheetError as fault:
        return SheetFetch(key, problems=(_explained(fault.problem, key, access),))
    return _fetched(key, title or key, tabs, known_tabs)


def _read_tabs(
    key: str, access: SheetAccess, adapter: BaseAdapter | None, timeouts: Timeouts
) -> tuple[str, list[Tab]]:
    if access.service_account_file is not None:
        session = google_sheet_api.service_account_session(access.service_account_file, adapter)
    elif access.api_key:
        session = google_sheet_api.key_session(access.api_key, adapter)
    else:
        with google_sheet_link.link_session(adapter) as session:
            return google_sheet_link.read_tabs(session, key, timeouts)
    with session:
        return google_sheet_api.read_tabs(session, key, timeouts)


def _explained(problem: Problem, key: str, access: SheetAccess) -> Problem:
    email = service_account_email(access)
    if problem.code == "sheet_not_shared" and email:
        return Problem("sheet_not_shared_with", value=key, expected=email)
    return replace(problem, value=key)


def _fetched(key: str, title: str, tabs: list[Tab], known_tabs: Collection[str]) -> SheetFetch:
    present = {tab.title for tab in tabs}
    problems = [Problem("sheet_renamed", sheet=name) for name in sorted(set(known_tabs) - present)]
    files: list[RawFile] = []
    notes: list[Note] = []
    for tab in tabs:
        found = tab_problems(tab)
        content = csv_bytes(tab)
        if found:
            problems += found
        elif content:
            files.append(RawFile(f"{tab.title}.csv", content, container=title))
        else:
            notes.append(Note("empty_tab", detail=tab.title))
    return SheetFetch(key, title, tuple(files), tuple(problems), tuple(notes))
