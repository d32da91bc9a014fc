"""`python -m readers FILE...`: what the app would see, as people and programs read it."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from readers.__main__ import main

ROOT = Path(__file__).parents[2]
HEADER = "Post ID,Account ID,Account username,Publish time,Date,Views,Reach"
GOOD = f"""{HEADER}
1,9,koperasi.maju,06/12/2026 22:30,Lifetime,30,20
2,9,koperasi.maju,06/13/2026 10:00,Lifetime,5,
"""
BAD = f"{HEADER}\n1,9,koperasi.maju,06/12/2026 22:30,Lifetime,x,20\n"


def run(capsys, *arguments):
    code = main([*map(str, arguments)])
    return code, capsys.readouterr().out


def test_one_object_a_file(tmp_path, capsys):
    file = tmp_path / "Jun-01-2026_Jun-30-2026_1.csv"
    file.write_text(GOOD)
    code, out = run(capsys, file, "--json")
    assert code == 0
    assert json.loads(out) == [
        {
            "file": str(file),
            "sha256": hashlib.sha256(GOOD.encode()).hexdigest(),
            "reader": "meta_instagram_content",
            "platform": "instagram",
            "account": "koperasi.maju",
            "tables": {
                "posts": {
                    "rows": 2,
                    "first": "2026-06-13T05:30:00",
                    "last": "2026-06-13T17:00:00",
                    "sums": {"views": 35, "reach": 20},
                }
            },
            "notes": [],
            "problems": [],
            "questions": [],
        }
    ]


def test_the_period_is_that_of_the_rows(tmp_path, capsys):
    videos = tmp_path / "Table data.csv"
    videos.write_text(
        "Content,Video title,Video publish time,Views\nTotal,,,9\n"
        'abcdefghijk,Kopi,"Feb 19, 2026",9\n'
    )
    ads = tmp_path / "iklan.csv"
    ads.write_text(
        "Campaign name,Amount spent (IDR),Reporting starts,Reporting ends\n"
        "A,40000,2026-03-01,2026-03-31\n"
    )
    _, out = run(capsys, videos, ads, "--json", "--answer", "account=Kopi")
    posts, spend = (next(iter(one["tables"].values())) for one in json.loads(out))
    assert (posts["first"], posts["last"]) == ("2026-02-19", "2026-02-19")
    assert (spend["first"], spend["last"]) == ("2026-03-01", "2026-03-31")


def test_a_refused_file_says_where_and_does_not_block_the_others(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("good.csv", GOOD)
        archive.writestr("bad.csv", BAD)
        archive.writestr("../out.csv", GOOD)
    code, out = run(
        capsys, tmp_path / "two.zip", tmp_path / "absent.csv", "--json", "--received", "2026-07-01"
    )
    good, bad, outside, absent = json.loads(out)
    assert code == 1
    assert good["file"].endswith("two.zip/good.csv")
    assert (good["reader"], good["notes"]) == (
        "meta_instagram_content", [{"code": "as_of_received", "count": 1, "detail": "2026-07-01"}],
    )  # fmt: skip
    assert bad["tables"] == {}
    assert bad["problems"] == [
        {
            "code": "unreadable_cell",
            "row": 2,
            "column": "Views",
            "value": "x",
            "expected": "count",
            "sheet": None,
        }
    ]
    assert (outside["reader"], outside["problems"][0]["code"]) == (None, "unsafe_path")
    assert absent["problems"][0]["code"] == "unreadable_file"


def test_a_question_is_printed_and_can_be_answered(tmp_path, capsys):
    file = tmp_path / "x.csv"
    file.write_text(GOOD.replace("2,9,koperasi.maju", "2,8,tamu").replace("5,\n", "5,4\n"))
    code, out = run(capsys, file, "--json")
    assert code == 1
    assert json.loads(out)[0]["questions"] == [
        {"code": "account", "options": ["koperasi.maju", "tamu"], "detail": ""}
    ]
    code, out = run(capsys, file, "--json", "--answer", "account=tamu")
    assert (code, json.loads(out)[0]["account"]) == (0, "tamu")


def test_for_a_person_one_fact_a_line(tmp_path, capsys):
    file = tmp_path / "x.csv"
    file.write_text(BAD)
    code, out = run(capsys, file)
    assert code == 1
    assert "  problems: code unreadable_cell, row 2, column Views, value x, expected count" in out


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04", b"<html>"])
def test_as_a_program_it_never_shows_a_stack_trace(tmp_path, content):
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    ran = subprocess.run(
        [sys.executable, "-m", "readers", str(file), "--json"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr == ""
    assert json.load(io.StringIO(ran.stdout))[0]["problems"]
