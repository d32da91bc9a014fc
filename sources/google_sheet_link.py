"""The tabs of a sheet that anyone with the link may see, without key or account.

Google hands out such a sheet as a workbook, in which dates are dates and numbers are numbers; its
CSV download would give them as they look, 8/12/2025 and 1.500, which can be read in two ways.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, time, timedelta
from time import monotonic
from urllib.parse import unquote, urljoin, urlsplit

import requests
from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_ERROR
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from requests.adapters import BaseAdapter

from canonical.problem import Problem
from sources.google_sheet_cells import Cell, CellError, Tab, percent_text
from sources.google_sheet_faults import SheetError, Timeouts, answer_fault

LARGEST_DOWNLOAD = 20 * 2**20
LARGEST_UNPACKED = 100 * 2**20
LONGEST_DOWNLOAD_SECONDS = 25.0
MOST_CELLS = 500_000
_REDIRECTS = 3
_SIGN_IN_HOST = "accounts.google.com"
_DOWNLOAD_HOST = re.compile(r"docs\.google\.com|[a-z0-9-]+(\.[a-z0-9-]+)*\.googleusercontent\.com")
_FILE_NAME = re.compile(r"filename\*=UTF-8''(?P<name>[^;]+)")


def link_session(adapter: BaseAdapter | None) -> requests.Session:
    """A session without any credentials."""
    session = requests.Session()
    if adapter is not None:
        session.mount("https://", adapter)
    return session


def read_tabs(
    session: requests.Session, spreadsheet_id: str, timeouts: Timeouts
) -> tuple[str, list[Tab]]:
    """The sheet's title and visible tabs. Raises what the libraries raise, or a `SheetError`."""
    url = f"https://docs.google.com/spreadsheets/d/{spreadsheet_id}/export?format=xlsx"
    response = _follow(session, url, timeouts)
    with response:
        content = _body(response)
    disposition = response.headers.get("Content-Disposition", "")
    return _title(disposition), _tabs(content)


def _follow(session: requests.Session, url: str, timeouts: Timeouts) -> requests.Response:
    """The answer after Google's own redirects; every other host is refused."""
    for _ in range(_REDIRECTS + 1):
        response = session.get(
            url,
            timeout=(timeouts.connect, timeouts.read),
            allow_redirects=False,
            stream=True,
        )
        if not response.is_redirect:
            break
        url = urljoin(url, response.headers["Location"])
        response.close()
        address = urlsplit(url)
        if address.hostname == _SIGN_IN_HOST:
            raise SheetError(Problem("sheet_not_shared"))
        if address.scheme != "https" or not _DOWNLOAD_HOST.fullmatch(address.hostname or ""):
            raise SheetError(Problem("sheet_answer_broken"))
    if response.status_code in (401, 403):
        raise SheetError(Problem("sheet_not_shared"))
    if response.status_code != 200:
        raise answer_fault(response.status_code, {}, response.headers)
    return response


def _body(response: requests.Response) -> bytes:
    end = monotonic() + LONGEST_DOWNLOAD_SECONDS
    content = bytearray()
    for chunk in response.iter_content(2**16):
        content += chunk
        if len(content) > LARGEST_DOWNLOAD:
            raise SheetError(Problem("sheet_too_large"))
        if monotonic() > end:
            raise SheetError(Problem("sheet_timeout"), again=True)
    return bytes(content)


def _title(disposition: str) -> str:
    found = _FILE_NAME.search(disposition)
    name = unquote(found["name"]) if found else ""
    return name.removesuffix(".xlsx")


def _tabs(content: bytes) -> list[Tab]:
    if not content.startswith(b"PK"):
        code = "sheet_not_shared" if b"<html" in content[:2000].lower() else "sheet_answer_broken"
        raise SheetError(Problem(code))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            if sum(member.file_size for member in members.infolist()) > LARGEST_UNPACKED:
                raise SheetError(Problem("sheet_too_large"))
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return _visible_tabs(workbook)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise SheetError(Problem("sheet_answer_broken"), again=True) from error


def _visible_tabs(workbook: Workbook) -> list[Tab]:
    tabs = []
    left = MOST_CELLS
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows: list[list[Cell]] = []
        for cells in sheet.iter_rows():
            left -= len(cells) + 1
            if left < 0:
                raise SheetError(Problem("sheet_too_large"))
            rows.append([_cell(cell.value, cell.data_type, cell.number_format) for cell in cells])
        tabs.append(Tab(sheet.title, rows))
    return tabs


def _cell(value: object, data_type: str, number_format: str) -> Cell:
    if data_type == TYPE_ERROR:
        return CellError(str(value))
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in number_format:
        return percent_text(value)
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if value is None or isinstance(value, str | bool | int | float | date | timedelta):
        return value
    raise ValueError("a kind of cell that no sheet has")
