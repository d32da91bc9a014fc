"""`python -m report`: a file without a browser, or a sentence."""

import io
import json
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from access.report_command import main
from access.session import OWN_COOP
from access.settings import local_urls
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from metrics.example_tables import example_tables
from store import Store

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("FILES_URL", raising=False)
    store = Store.open(*local_urls(tmp_path))
    store.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    for number, amount in enumerate((1_000_000, 2_000_000), start=1):
        row = {"cost_id": f"K{number}", "date": "2026-10-05", "category": "ads"}
        costs = example_tables(costs=[{**row, "amount_idr": amount}])["costs"]
        frame = costs.drop(columns=["coop_id", "import_id"])
        raw = RawFile(f"biaya-{number}.csv", f"{number}".encode())
        result = ReadResult("test", tables={"costs": frame})
        store.add_import(OWN_COOP, raw, result, by="manager", at=NOON)
    store.close()
    return tmp_path


def run(folder, *more):
    out = folder / "out"
    code = main(["--period", "2026-10", "--out", str(out), *more])
    return code, out.read_bytes() if out.exists() else b""


def realised(content):
    said = json.loads(content)
    (found,) = [
        f["value"]
        for s in said["sections"]
        for f in s["figures"]
        if f["metric"] == "promotion_realised"
    ]
    return found


def test_it_writes_the_report_of_now_and_of_an_earlier_position(folder):
    assert realised(run(folder, "--format", "json")[1]) == 3_000_000
    assert realised(run(folder, "--format", "json", "--as-of", "1")[1]) == 1_000_000


@pytest.mark.parametrize("name", ["pptx", "xlsx", "txt", "speech"])
def test_every_format_is_written(folder, name):
    code, content = run(folder, "--format", name, "--language", "en")
    assert code == 0
    assert content


def test_pdf_is_the_default(folder):
    code, content = run(folder)
    assert code == 0
    assert len(PdfReader(io.BytesIO(content)).pages) >= 2


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (["--coop", "lain"], "lain"),
        (["--as-of", "9"], "1 sampai 2"),
        (["--as-of", "0"], "1 sampai 2"),
        (["--period", "Oktober"], "Oktober"),
    ],
)
def test_what_it_cannot_do_it_says_and_writes_nothing(folder, capsys, more, word):
    assert run(folder, *more) == (1, b"")
    assert word in capsys.readouterr().err
