"""Damaged files: read exactly, or refused with a problem; never an exception, never other numbers.

One character of the structure is put in, taken out or changed, or the file is cut. FUZZ_CASES says
how often.
"""

import csv
import io
import random
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

TODAY = date(2026, 11, 21)
STRUCTURE = (b",", b";", b"\t", b'"', b"\n", b"\r", b"\0", b"\xff", b"", b" ", b'""', b",,")
HEADER = [
    "Post ID", "Account ID", "Account username", "Description", "Duration (sec)", "Publish time",
    "Permalink", "Post type", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments",
    "Saves",
]  # fmt: skip
CAPTIONS = ["", "singkat", "koma, titik; koma", "baris\n\nbaris", 'kata "kutip"', "👋🏼 ayo, 🛒\n"]


def posts():
    rows = []
    for n, caption in enumerate(CAPTIONS * 2):
        blank = n == 3
        rows.append(
            [
                *(f"{17_974_697_564_884_257 + n}", "178", "koperasi.maju", caption, str(n)),
                *(f"06/{n + 1:02d}/2026 10:{n:02d}", f"https://www.instagram.com/p/{n}/"),
                *("IG image", "Lifetime", str(5000 + n), "" if blank else str(4000 + n)),
                *(str(n * 7), str(n), str(n % 2), str(n * 3), "" if blank else str(n * 2)),
            ]
        )
    return rows


def export() -> bytes:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([HEADER, *posts()])
    return file.getvalue().encode()


def read(content):
    return read_file(RawFile("Jun-01-2026_Jun-30-2026_1.csv", content), {}, TODAY)


def damaged(content: bytes, dice: random.Random) -> bytes:
    """Cut, or one piece of structure put in anywhere, or put in the place of another."""
    where = dice.randrange(len(content))
    kind = dice.random()
    if kind < 0.1:
        return content[:where]
    if kind < 0.5:
        return content[:where] + dice.choice(STRUCTURE) + content[where:]
    places = [n for n, byte in enumerate(content) if byte in b',;\t"\n']
    where = dice.choice(places)
    return content[:where] + dice.choice(STRUCTURE) + content[where + 1 :]


def test_one_damage_never_gives_another_number(fuzz_cases):
    dice = random.Random(20261121)
    spellings = [export(), b"\xef\xbb\xbf" + export(), export().decode().encode("utf-16")]
    right = read(spellings[0]).tables["posts"].set_index("post_id")
    loaded = 0
    for case in range(fuzz_cases):
        content = damaged(spellings[case % 3], dice)
        result = read(content)
        assert bool(result.problems) != bool(result.tables)
        if result.tables:
            loaded += 1
            assert_same_numbers(result.tables["posts"].set_index("post_id"), right, content)
    assert fuzz_cases / 20 < loaded < fuzz_cases  # neither everything refused nor nothing


def assert_same_numbers(found: pd.DataFrame, right: pd.DataFrame, content: bytes) -> None:
    """Every value that was read is the right one; rows are only lost by a cut between two rows."""
    names = ["published_at", "views", "reach", "likes", "shares", "follows", "comments", "saves"]
    there = [name for name in names if name in found]
    pd.testing.assert_frame_equal(found[there], right[there].head(len(found)), obj=repr(content))
    if len(found) < len(right):
        whole = export() if content[:2] != b"\xff\xfe" else export().decode().encode("utf-16")
        assert whole.startswith(content.removeprefix(b"\xef\xbb\xbf"))


def test_a_damaged_workbook_is_read_exactly_or_refused(fuzz_cases):
    book = openpyxl.Workbook()
    for row in [HEADER, *posts()]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    dice = random.Random(7)
    right = read(file.getvalue()).tables["posts"]
    for _ in range(fuzz_cases // 50):
        content = bytearray(file.getvalue())
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        result = read(bytes(content))
        assert bool(result.problems) != bool(result.tables)
        if result.tables:
            pd.testing.assert_frame_equal(result.tables["posts"], right)


def golden_files() -> list[Path]:
    folder = Path(__file__).parents[1] / "golden"
    return sorted(file for file in folder.rglob("*") if file.suffix in {".csv", ".xls", ".tsv"})


@pytest.mark.parametrize("file", golden_files(), ids=lambda file: file.name)
def test_no_reader_raises_on_a_damaged_file(file, fuzz_cases):
    dice = random.Random(file.name)
    answers = {"account": "koperasi.maju", "platform": "facebook", "year": "2026"}
    for _ in range(max(fuzz_cases // 50, 10)):
        content = damaged(file.read_bytes(), dice)
        result = read_file(RawFile(file.name, content), answers, TODAY)
        assert not (result.problems and result.tables)
