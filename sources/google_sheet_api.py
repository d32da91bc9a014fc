"""The tabs of a sheet through Google's own API, with a key or a service account.

One request brings values and number formats together: only the format tells a date from a number,
and only the error value tells a failed formula from a text that looks like one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import requests
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.service_account import Credentials
from gspread.auth import READONLY_SCOPES
from gspread.http_client import HTTPClient
from requests.adapters import BaseAdapter

from canonical.problem import Problem
from sources.google_sheet_cells import Cell, CellError, Tab, moment_of_serial, percent_text
from sources.google_sheet_faults import SheetError, Timeouts

_CELL = "effectiveValue,effectiveFormat/numberFormat/type"
_TAB = "properties(title,hidden),data(startRow,startColumn,rowData(values({cell})))"
FIELDS = f"properties/title,sheets({_TAB.format(cell=_CELL)})"

# What the sheet shows for an error value: the API names the kind, people know the text.
_ERROR_TEXTS = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


def key_session(api_key: str, adapter: BaseAdapter | None) -> requests.Session:
    """A session that sends the key in a header, so that it stands in no address and no log."""
    session = _mounted(requests.Session(), adapter)
    session.headers["X-Goog-Api-Key"] = api_key
    return session


def service_account_session(file: Path, adapter: BaseAdapter | None) -> requests.Session:
    """A session that signs in as the service account of that key file, to read only."""
    credentials = service_account(file).with_scopes(READONLY_SCOPES)
    request = Request(_mounted(requests.Session(), adapter))
    session: requests.Session = AuthorizedSession(  # type: ignore[no-untyped-call, unused-ignore]
        credentials, auth_request=request, max_refresh_attempts=1
    )
    return _mounted(session, adapter)


def service_account(file: Path) -> Credentials:
    """The service account of a key file; its `service_account_email` is whom to share with.

    Raises `SheetError` when the file is absent or is no key.
    """
    try:
        return Credentials.from_service_account_file(str(file))  # type: ignore[no-untyped-call, no-any-return, unused-ignore]
    except (OSError, ValueError) as error:
        raise SheetError(Problem("sheet_credentials_invalid")) from error


def _mounted(session: requests.Session, adapter: BaseAdapter | None) -> requests.Session:
    if adapter is not None:
        session.mount("https://", adapter)
    return session


def read_tabs(
    session: requests.Session, spreadsheet_id: str, timeouts: Timeouts
) -> tuple[str, list[Tab]]:
    """The sheet's title and visible tabs. Raises what the libraries raise, or a `SheetError`."""
    client = HTTPClient(None, session)  # type: ignore[arg-type, unused-ignore]
    client.set_timeout((timeouts.connect, timeouts.read))
    answer = client.fetch_sheet_metadata(
        spreadsheet_id, params={"includeGridData": "true", "fields": FIELDS, "prettyPrint": "false"}
    )
    try:
        tabs = [_tab(sheet) for sheet in answer["sheets"] if not _is_hidden(sheet)]
        return str(answer["properties"]["title"]), tabs
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise SheetError(Problem("sheet_answer_broken"), again=True) from error


def _is_hidden(sheet: Mapping[str, Mapping[str, object]]) -> bool:
    return bool(sheet["properties"].get("hidden", False))


def _tab(sheet: Mapping[str, object]) -> Tab:
    properties = _mapping(sheet["properties"])
    rows: list[list[Cell]] = []
    for grid in _sequence(sheet.get("data", [])):
        block = _mapping(grid)
        first_row, first_column = _count(block, "startRow"), _count(block, "startColumn")
        rows += [[] for _ in range(first_row - len(rows))]
        for row in _sequence(block.get("rowData", [])):
            cells = [_cell(_mapping(cell)) for cell in _sequence(_mapping(row).get("values", []))]
            rows.append([*[None] * first_column, *cells])
    return Tab(str(properties["title"]), rows)


def _cell(cell: Mapping[str, object]) -> Cell:
    value = _mapping(cell.get("effectiveValue", {}))
    if "errorValue" in value:
        kind = str(_mapping(value["errorValue"]).get("type", ""))
        return CellError(_ERROR_TEXTS.get(kind, "#ERROR!"))
    if "numberValue" in value:
        return _number(value["numberValue"], _number_format(cell))
    if "boolValue" in value:
        return bool(value["boolValue"])
    return str(value["stringValue"]) if "stringValue" in value else None


def _number(number: object, kind: str) -> Cell:
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise TypeError("numberValue is not a number")
    if kind in ("DATE", "DATE_TIME"):
        return moment_of_serial(number)
    if kind == "TIME" and number >= 0:
        return timedelta(days=number)
    return percent_text(number) if kind == "PERCENT" else number


def _number_format(cell: Mapping[str, object]) -> str:
    shown = _mapping(_mapping(cell.get("effectiveFormat", {})).get("numberFormat", {}))
    return str(shown.get("type", ""))


def _count(mapping: Mapping[str, object], key: str) -> int:
    number = mapping.get(key, 0)
    if isinstance(number, int) and 0 <= number < 2**31:
        return number
    raise ValueError(f"{key} is not a count")


def _mapping(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise TypeError("expected an object")


def _sequence(value: object) -> Sequence[object]:
    if isinstance(value, list):
        return value
    raise TypeError("expected a list")
