"""A real HTTP server on the loopback speaks Google's answers, with the faults that Google has."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.exceptions import TooManyRedirects

from canonical.problem import Note, Problem
from readers import read_file
from sources import google_sheet_faults, google_sheet_link
from sources.google_sheet import SheetAccess, fetch_sheet, service_account_email, spreadsheet_id

ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-abcde"
ADDRESS = f"https://docs.google.com/spreadsheets/d/{ID}/edit?gid=0#gid=0"
KEY = SheetAccess(api_key="secret-key")
LINK = SheetAccess()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    fault: str = ""  # "cut", "reset", "hang" or "stall"


@dataclass
class Google:
    """The answers still to be given and the requests that came."""

    answers: list[Answer] = field(default_factory=list)
    requests: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def codes(self, access: SheetAccess = KEY, **more: object) -> list[str]:
        return [problem.code for problem in self.fetch(access, **more).problems]

    def fetch(self, access: SheetAccess = KEY, address: str = ADDRESS, **more):
        more.setdefault("pause", lambda _seconds: None)
        return fetch_sheet(address, access, adapter=ToLoopback(self.port), **more)


class ToLoopback(HTTPAdapter):
    """Sends what is meant for Google to the server of the test, and refuses every other host."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def send(self, request: PreparedRequest, *args, **kwargs):
        parts = urlsplit(request.url)
        assert parts.scheme == "https"
        assert parts.hostname in (
            "sheets.googleapis.com",
            "oauth2.googleapis.com",
            "docs.google.com",
            "doc-0s-sheets.googleusercontent.com",
        ), f"a request to {parts.hostname}"
        meant_for = request.url
        request.headers["X-Meant-For"] = parts.hostname
        request.url = f"http://127.0.0.1:{self.port}{parts.path}?{parts.query}"
        response = super().send(request, *args, **kwargs)
        response.url = meant_for
        return response


class Handler(BaseHTTPRequestHandler):
    google: Google

    def log_message(self, *args) -> None: ...

    def do_POST(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        host = self.headers["X-Meant-For"]
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.google.requests.append((host, self.path, headers, body))
        answer = self.google.answers.pop(0)
        if answer.fault == "hang":
            self.google.closing.wait(20)
            return
        if answer.fault == "reset":
            linger_never = b"\x01\x00\x00\x00\x00\x00\x00\x00"
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_never)
            self.connection.close()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        half = len(answer.body) // 2
        self.wfile.write(answer.body[:half] if answer.fault in ("cut", "stall") else answer.body)
        if answer.fault == "stall":
            self.wfile.flush()
            self.google.closing.wait(20)


@pytest.fixture
def google() -> Iterator[Google]:
    state = Google()
    handler = type("ThisHandler", (Handler,), {"google": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    state.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()
    assert state.answers == [], "fewer requests than the test expected"


def cell(value: object, kind: str = "") -> dict[str, object]:
    if value is None:
        return {}
    if isinstance(value, bool):
        entry: dict[str, object] = {"boolValue": value}
    elif isinstance(value, int | float):
        entry = {"numberValue": value}
    elif isinstance(value, dict):
        entry = value
    else:
        entry = {"stringValue": value}
    found: dict[str, object] = {"effectiveValue": entry}
    if kind:
        found["effectiveFormat"] = {"numberFormat": {"type": kind}}
    return found


def tab(title: str, *rows: list[object], **properties: object) -> dict[str, object]:
    cells = [{"values": [c if isinstance(c, dict) else cell(c) for c in row]} for row in rows]
    return {"properties": {"title": title, **properties}, "data": [{"rowData": cells}]}


def sheet(*tabs: dict[str, object], title: str = "Data Koperasi") -> Answer:
    return Answer(body=json.dumps({"properties": {"title": title}, "sheets": tabs}).encode())


def refusal(status: int, state: str, reason: str = "", **headers: str) -> Answer:
    details = [{"reason": reason}] if reason else []
    error = {"code": status, "message": "secret text", "status": state, "details": details}
    shown = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps({"error": error}).encode(), shown)


GOOD = sheet(tab("Biaya", ["tanggal", "jumlah"], ["2025-08-12", "1500"]))


def test_each_visible_tab_is_one_csv_with_exact_texts(google):
    google.answers = [
        sheet(
            tab(
                "Biaya",
                ["Tanggal", "Jumlah", "Jam", "Lunas", "Catatan"],
                [cell(45881, "DATE"), 1500000, 1.125, True, 'bilang "ya", lalu\nbaris dua'],
                [],
                [cell(45881.5, "DATE_TIME"), 0.1, cell(0.0625, "TIME"), False, "1.500"],
                [None, None, None, None, None],
            ),
            tab("Rahasia", ["a"], hidden=True),
            tab("Kosong"),
        )
    ]
    fetch = google.fetch()
    (file,) = fetch.files
    assert (file.name, file.container) == ("Biaya.csv", "Data Koperasi")
    assert file.content.decode() == (
        "Tanggal,Jumlah,Jam,Lunas,Catatan\n"
        '2025-08-12,1500000,1.1250,TRUE,"bilang ""ya"", lalu\nbaris dua"\n'
        ",,,,\n"
        "2025-08-12 12:00:00,0.1,1:30:00,FALSE,1.500\n"
    )
    assert fetch.problems == ()
    assert fetch.notes == (Note("empty_tab", detail="Kosong"),)


def test_one_request_asks_for_values_and_formats_with_the_key_in_a_header(google):
    google.answers = [GOOD]
    google.fetch()
    ((host, path, headers, _),) = google.requests
    query = parse_qs(urlsplit(path).query)
    assert host == "sheets.googleapis.com"
    assert urlsplit(path).path == f"/v4/spreadsheets/{ID}"
    assert query["includeGridData"] == ["true"]
    assert "effectiveValue" in query["fields"][0]
    assert "numberFormat" in query["fields"][0]
    assert headers["x-goog-api-key"] == "secret-key"
    assert "secret-key" not in path


def test_the_same_content_has_the_same_hash_and_another_value_another(google):
    google.answers = [GOOD, GOOD, sheet(tab("Biaya", ["tanggal", "jumlah"], ["2025-08-12", 1501]))]
    first, again, changed = (google.fetch().files[0].sha256 for _ in range(3))
    assert first == again
    assert first != changed


def test_ragged_rows_are_padded_and_a_block_that_starts_later_keeps_its_row_numbers(google):
    ragged = tab("A", ["a", "b", "c"], ["1"], ["2", "3"])
    late = {
        "properties": {"title": "B"},
        "data": [{"startRow": 2, "startColumn": 1, "rowData": [{"values": [cell("x")]}]}],
    }
    google.answers = [sheet(ragged, late)]
    contents = [file.content.decode() for file in google.fetch().files]
    assert contents == ["a,b,c\n1,,\n2,3,\n", ",\n,\n,x\n"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"errorValue": {"type": "REF"}}, "#REF!"),
        ({"errorValue": {"type": "LOADING"}}, "Loading..."),
        ({"errorValue": {"type": "N_A"}}, "#N/A"),
        ("#DIV/0!", "#DIV/0!"),
        ("Memuat...", "Memuat..."),
    ],
)
def test_a_failed_formula_refuses_its_tab_and_no_other(google, value, shown):
    google.answers = [
        sheet(tab("Biaya", ["a", "b"], [1, 2], [3, cell(value)]), tab("Kanal", ["c"], ["x"]))
    ]
    fetch = google.fetch()
    assert fetch.problems == (
        Problem("cell_error", row=3, column="B3", value=shown, sheet="Biaya"),
    )
    assert [file.name for file in fetch.files] == ["Kanal.csv"]


def test_an_id_that_the_sheet_already_rounded_is_refused(google):
    google.answers = [sheet(tab("Unggahan", ["id"], [17900000000000001]))]
    (problem,) = google.fetch().problems
    assert (problem.code, problem.column) == ("cell_number_too_long", "A2")
    assert problem.value == "17900000000000001"


def test_a_tab_that_is_gone_is_said_and_the_others_are_still_read(google):
    google.answers = [GOOD]
    fetch = google.fetch(known_tabs=["Biaya", "Rencana"])
    assert fetch.problems == (Problem("sheet_renamed", sheet="Rencana"),)
    assert len(fetch.files) == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal(403, "PERMISSION_DENIED"), "sheet_not_shared"),
        (refusal(404, "NOT_FOUND"), "sheet_not_found"),
        (refusal(400, "INVALID_ARGUMENT", "API_KEY_INVALID"), "sheet_credentials_invalid"),
        (refusal(403, "PERMISSION_DENIED", "SERVICE_DISABLED"), "sheet_credentials_invalid"),
        (refusal(401, "UNAUTHENTICATED"), "sheet_credentials_invalid"),
        (refusal(400, "FAILED_PRECONDITION"), "sheet_is_office_file"),
        (refusal(400, "INVALID_ARGUMENT"), "sheet_answer_broken"),
        (Answer(400, b"[1]"), "sheet_answer_broken"),
    ],
)
def test_what_another_try_cannot_mend_is_asked_once(google, answer, code):
    google.answers = [answer]
    (problem,) = google.fetch().problems
    assert problem == Problem(code, value=ID)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal(429, "RESOURCE_EXHAUSTED"), "sheet_quota"),
        (refusal(503, "UNAVAILABLE"), "sheet_answer_broken"),
        (Answer(502, b"<html>Bad Gateway</html>"), "sheet_answer_broken"),
        (Answer(200, b"{not json"), "sheet_answer_broken"),
        (Answer(200, b"{}"), "sheet_answer_broken"),
        (Answer(200, b"[]"), "sheet_answer_broken"),
        (Answer(200, b'{"properties": {"title": "x"}, "sheets": [1]}'), "sheet_answer_broken"),
        (Answer(200, GOOD.body, fault="cut"), "sheet_answer_broken"),
        (Answer(fault="reset"), "sheet_unreachable"),
    ],
)
def test_a_passing_fault_is_tried_three_times_and_then_named(google, answer, code):
    google.answers = [answer] * 3
    assert google.codes() == [code]
    google.answers = [answer, answer, GOOD]
    assert google.codes() == []


@pytest.mark.parametrize("access", [KEY, LINK])
@pytest.mark.parametrize("fault", ["hang", "stall"])
def test_a_hanging_answer_ends_at_the_time_limit(google, monkeypatch, access, fault):
    monkeypatch.setattr(google_sheet_faults, "READ_SECONDS", 0.2)
    google.answers = [Answer(200, GOOD.body, fault=fault)] * 3
    assert google.codes(access) == ["sheet_timeout"]


def test_a_link_that_moves_for_ever_is_given_up(google):
    moved = {"Location": f"https://docs.google.com/spreadsheets/d/{ID}/export?format=xlsx"}
    google.answers = [Answer(307, headers=moved)] * 4
    assert google.codes(LINK) == ["sheet_answer_broken"]


def test_a_workbook_beyond_the_limits_is_refused(google, monkeypatch):
    book = Answer(200, workbook_bytes(fill_costs))
    monkeypatch.setattr(google_sheet_link, "MOST_CELLS", 5)
    google.answers = [book]
    assert google.codes(LINK) == ["sheet_too_large"]
    monkeypatch.setattr(google_sheet_link, "LARGEST_UNPACKED", 1000)
    google.answers = [book]
    assert google.codes(LINK) == ["sheet_too_large"]
    monkeypatch.setattr(google_sheet_link, "LARGEST_DOWNLOAD", 100)
    google.answers = [book]
    assert google.codes(LINK) == ["sheet_too_large"]


def test_the_pause_is_random_within_limits_or_what_google_asks(google):
    pauses: list[float] = []
    busy = refusal(429, "RESOURCE_EXHAUSTED")
    google.answers = [busy, busy, GOOD]
    google.fetch(pause=pauses.append)
    assert 0 <= pauses[0] <= 1
    assert 0 <= pauses[1] <= 4

    asked: list[float] = []
    google.answers = [refusal(429, "RESOURCE_EXHAUSTED", Retry_After="7"), GOOD]
    google.fetch(pause=asked.append)
    assert asked == [7.0]


def test_a_pause_beyond_thirty_seconds_is_not_waited_for(google):
    pauses: list[float] = []
    google.answers = [refusal(429, "RESOURCE_EXHAUSTED", Retry_After="60")]
    assert google.codes(pause=pauses.append) == ["sheet_quota"]
    assert pauses == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "koperasi",
        "http://docs.google.com/spreadsheets/d/" + ID,
        "https://docs.google.com.evil.example/spreadsheets/d/" + ID,
        "https://docs.google.com@evil.example/spreadsheets/d/" + ID,
        "https://evil.example/?https://docs.google.com/spreadsheets/d/" + ID,
        "https://docs.google.com:8080/spreadsheets/d/" + ID,
        "https://user@docs.google.com/spreadsheets/d/" + ID,
        "https://docs.google.com/document/d/" + ID,
        "https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghijklmnop/pub",
        "https://docs.google.com/spreadsheets/d/../../etc/passwd",
        "https://docs.google.com/spreadsheets/d/short",
        "https://169.254.169.254/spreadsheets/d/" + ID,
        "https://[::1/spreadsheets/d/" + ID,
        "file:///etc/passwd",
    ],
)
def test_an_address_that_is_no_google_sheet_is_refused_without_a_request(google, address):
    (problem,) = google.fetch(address=address).problems
    assert (problem.code, problem.value) == ("sheet_address_invalid", address)
    assert google.requests == []


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        ID,
        f"  docs.google.com/spreadsheets/d/{ID}  ",
        f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit?usp=sharing",
        f"https://DOCS.google.com/spreadsheets/d/{ID}/",
    ],
)
def test_the_ways_people_copy_an_address(address):
    assert spreadsheet_id(address) == ID


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = tmp_path / "key.json"
    account = {
        "type": "service_account",
        "client_email": "jejak@koperasi.iam.gserviceaccount.com",
        "token_uri": "https://oauth2.googleapis.com/token",
        "private_key": pem.decode(),
    }
    path.write_text(json.dumps(account))
    return path


def test_a_service_account_signs_in_to_read_only(google, key_file):
    token = {"access_token": "the-token", "expires_in": 3600, "token_type": "Bearer"}
    google.answers = [Answer(body=json.dumps(token).encode()), GOOD]
    access = SheetAccess(service_account_file=key_file)
    assert len(google.fetch(access).files) == 1
    (sign_in, read) = google.requests
    assert sign_in[0] == "oauth2.googleapis.com"
    assert read[2]["authorization"] == "Bearer the-token"


def test_whom_to_share_with_is_said(google, key_file):
    token = {"access_token": "the-token", "expires_in": 3600, "token_type": "Bearer"}
    google.answers = [Answer(body=json.dumps(token).encode()), refusal(403, "PERMISSION_DENIED")]
    access = SheetAccess(service_account_file=key_file)
    email = "jejak@koperasi.iam.gserviceaccount.com"
    assert service_account_email(access) == email
    assert google.fetch(access).problems == (
        Problem("sheet_not_shared_with", value=ID, expected=email),
    )


def test_a_revoked_or_missing_key_is_named(google, key_file, tmp_path):
    google.answers = [Answer(400, b'{"error": "invalid_grant"}')]
    assert google.codes(SheetAccess(service_account_file=key_file)) == ["sheet_credentials_invalid"]
    for file in (tmp_path / "absent.json", tmp_path):
        access = SheetAccess(service_account_file=file)
        assert google.codes(access) == ["sheet_credentials_invalid"]
        assert service_account_email(access) is None


def workbook_bytes(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    workbook = openpyxl.Workbook()
    fill(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def fill_costs(workbook: openpyxl.Workbook) -> None:
    costs = workbook.active
    costs.title = "Biaya"
    costs.append(["Tanggal", "Jumlah", "Jam", "Lengkap"])
    costs.append([date(2025, 8, 12), 1500000, 1.125, 0.8])
    costs.append([datetime.fromisoformat("2025-08-12T12:00"), 1500.0, time(1, 30), 1])
    for row in (2, 3):
        costs.cell(row, 4).number_format = "0%"
    hidden = workbook.create_sheet("Rahasia")
    hidden.append(["a"])
    hidden.sheet_state = "hidden"


NAMED = {"Content-Disposition": "attachment; filename*=UTF-8''Data%20Koperasi.xlsx"}


def test_a_public_link_needs_no_key_and_gives_the_same_bytes_as_the_api(google):
    moved = {"Location": "https://doc-0s-sheets.googleusercontent.com/export/abc?format=xlsx"}
    book = Answer(200, workbook_bytes(fill_costs), {"Content-Type": XLSX, **NAMED})
    same = tab(
        "Biaya",
        ["Tanggal", "Jumlah", "Jam", "Lengkap"],
        [cell(45881, "DATE"), 1500000, 1.125, cell(0.8, "PERCENT")],
        [cell(45881.5, "DATE_TIME"), 1500, cell(0.0625, "TIME"), cell(1, "PERCENT")],
    )
    google.answers = [Answer(307, headers=moved), book, sheet(same)]
    by_link, by_key = google.fetch(LINK), google.fetch(KEY)
    assert by_link.title == "Data Koperasi"
    assert by_link.files == by_key.files
    rows = list(csv.reader(io.StringIO(by_link.files[0].content.decode())))
    assert rows[1] == ["2025-08-12", "1500000", "1.1250", "80%"]
    assert google.requests[0][1] == f"/spreadsheets/d/{ID}/export?format=xlsx"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(302, headers={"Location": "https://accounts.google.com/x"}), "sheet_not_shared"),
        (Answer(200, b"<!DOCTYPE html><HTML>Sign in</HTML>"), "sheet_not_shared"),
        (Answer(403), "sheet_not_shared"),
        (Answer(404), "sheet_not_found"),
        (Answer(302, headers={"Location": "http://127.0.0.1/latest"}), "sheet_answer_broken"),
        (Answer(302, headers={"Location": "https://evil.example/a"}), "sheet_answer_broken"),
        (
            Answer(302, headers={"Location": "https://agoogleusercontent.com/"}),
            "sheet_answer_broken",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_explained_after_one_request(google, answer, code):
    google.answers = [answer]
    assert google.codes(LINK) == [code]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(429), "sheet_quota"),
        (Answer(500), "sheet_answer_broken"),
        (Answer(200, b"PK\x03\x04 but no zip"), "sheet_answer_broken"),
        (Answer(200, workbook_bytes(fill_costs), fault="cut"), "sheet_answer_broken"),
    ],
)
def test_a_broken_download_is_tried_three_times(google, answer, code):
    google.answers = [answer] * 3
    assert google.codes(LINK) == [code]


def test_a_failed_formula_in_a_linked_sheet_is_found(google):
    def fill(workbook: openpyxl.Workbook) -> None:
        workbook.active.append(["a", "#REF!"])

    google.answers = [Answer(200, workbook_bytes(fill))]
    (problem,) = google.fetch(LINK).problems
    assert (problem.code, problem.column, problem.value) == ("cell_error", "B1", "#REF!")


def test_tabs_are_read_like_files(google):
    costs = tab(
        "Biaya",
        ["Tanggal", "Kategori", "Jumlah (Rp)", "Jam kerja", "Banyaknya"],
        [cell(45881, "DATE"), "Brosur", cell(1500000, "CURRENCY"), 1.125, "2.500"],
        [],
        ["13/08/2025", "Radio", "Rp1.500", 0.5, 12500],
    )
    channels = tab(
        "Kanal",
        ["Kanal", "Tanggal diperiksa", "Ada", "Kelengkapan (%)"],
        ["WA", cell(45881, "DATE"), True, cell(0.8, "PERCENT")],
    )
    google.answers = [sheet(costs, channels)]
    by_name = {
        file.name: read_file(file, {}, date(2025, 9, 1)).tables for file in google.fetch().files
    }
    rows = by_name["Biaya.csv"]["costs"]
    assert rows["amount_idr"].tolist() == [1500000, 1500]
    assert rows["hours"].tolist() == [1.125, 0.5]
    assert rows["quantity"].tolist() == [2500.0, 12500.0]
    assert rows["source_row"].tolist() == [2, 4]
    assert rows["date"].dt.strftime("%Y-%m-%d").tolist() == ["2025-08-12", "2025-08-13"]
    found = by_name["Kanal.csv"]["channels"]
    assert (found["complete"].tolist(), found["exists"].tolist()) == ([0.8], [True])


@pytest.mark.parametrize(
    "tab_json",
    [
        {"properties": {"title": "A"}, "data": 5},
        {"properties": {"title": "A"}, "data": [{"startRow": -1}]},
        {"properties": {"title": "A"}, "data": [{"rowData": [{"values": ["x"]}]}]},
        tab("A", [{"effectiveValue": {"numberValue": "12"}}]),
        tab("A", [{"effectiveValue": {"numberValue": True}}]),
        tab("A", [cell(1e18, "DATE")]),
    ],
)
def test_an_answer_of_another_shape_is_broken(google, tab_json):
    google.answers = [sheet(tab_json)] * 3
    assert google.codes() == ["sheet_answer_broken"]


def test_an_error_of_our_own_program_is_not_hidden():
    def call(_timeouts: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        google_sheet_faults.with_tries(call)
    assert google_sheet_faults.fault_of(ZeroDivisionError()) is None


def test_what_requests_cannot_follow_is_a_broken_answer():
    fault = google_sheet_faults.fault_of(TooManyRedirects())
    assert fault is not None
    assert fault.problem.code == "sheet_answer_broken"
