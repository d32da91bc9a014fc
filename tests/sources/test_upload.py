"""Uploads: a zip becomes its members within limits; one bad member never blocks the good ones."""

import io
import zipfile

import pytest

from canonical.problem import Problem
from canonical.raw_file import RawFile
from sources.upload import Limits, raw_files

CSV = b"a,b\n1,2\n"
SMALL = Limits(
    file_bytes=10_000, unpacked_bytes=20_000, members=3, ratio=50, ratio_from_bytes=5_000
)


def packed(*members, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def test_a_file_alone_stays_as_it_is():
    assert raw_files("Reach.csv", CSV) == ([RawFile("Reach.csv", CSV)], [])


def test_a_zip_gives_one_file_a_member_that_knows_its_container():
    content = packed(("Overview.csv", CSV), ("a folder/Content.csv", CSV + CSV))
    files, problems = raw_files("Overview_2026-06-18_1786845545_kop.zip", content)
    container = "Overview_2026-06-18_1786845545_kop.zip"
    assert files == [
        RawFile("Overview.csv", CSV, container),
        RawFile("Content.csv", CSV + CSV, container),
    ]
    assert problems == []


def test_what_macos_and_windows_add_is_passed_over():
    content = packed(
        ("__MACOSX/._a.csv", b"x"), (".DS_Store", b"x"), ("Thumbs.db", b"x"), ("a.csv", CSV)
    )
    assert raw_files("a.zip", content) == ([RawFile("a.csv", CSV, "a.zip")], [])


@pytest.mark.parametrize("marker", [("[Content_Types].xml",), ("mimetype", "content.xml")])
def test_a_workbook_is_one_file_although_it_is_a_zip(marker):
    content = packed(*((name, b"x") for name in marker), ("a.csv", CSV))
    assert raw_files("a.xlsx", content) == ([RawFile("a.xlsx", content)], [])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("../a.csv", CSV, "unsafe_path"),
        ("x/../../a.csv", CSV, "unsafe_path"),
        ("/etc/passwd", CSV, "unsafe_path"),
        ("C:\\a.csv", CSV, "unsafe_path"),
        ("..\\a.csv", CSV, "unsafe_path"),
        ("inner.zip", packed(("a.csv", CSV)), "nested_zip"),
        ("inner.csv", packed(("a.csv", CSV)), "nested_zip"),
        ("a.csv.gz", b"\x1f\x8b\x08\x00", "nested_zip"),
    ],
)
def test_one_bad_member_never_blocks_the_good_one(name, content, code):
    files, problems = raw_files("a.zip", packed((name, content), ("good.csv", CSV)))
    assert files == [RawFile("good.csv", CSV, "a.zip")]
    assert [problem.code for problem in problems] == [code]
    assert problems[0].value.endswith(name.rpartition("\\")[2])


def test_a_workbook_in_a_zip_is_a_good_member():
    book = packed(("[Content_Types].xml", b"x"))
    files, problems = raw_files("a.zip", packed(("a.xlsx", book)))
    assert (files, problems) == ([RawFile("a.xlsx", book, "a.zip")], [])


def test_an_encrypted_member_is_named():
    content = bytearray(packed(("a.csv", CSV), method=zipfile.ZIP_STORED))
    content[6] |= 1  # flag in the local header
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    assert raw_files("a.zip", bytes(content)) == ([], [Problem("encrypted_member", value="a.csv")])


def test_a_link_is_no_file():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert raw_files("a.zip", file.getvalue())[1] == [Problem("unsafe_path", value="a.csv")]


def test_a_damaged_member_is_named():
    content = packed(("a.csv", CSV), ("b.csv", CSV * 2), method=zipfile.ZIP_STORED)
    broken = content.replace(CSV, b"a,b\n1,3\n", 1)
    files, problems = raw_files("a.zip", broken)
    assert [file.name for file in files] == ["b.csv"]
    assert problems == [Problem("broken_member", value="a.csv")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"x" * 10_001, Problem("file_too_large", value="1 MB", expected="1 MB")),
        (b"PK\x03\x04 cut off", Problem("broken_zip", value="a.zip")),
        (packed(), Problem("empty_zip", value="a.zip")),
        (
            packed(*((f"{n}.csv", CSV) for n in range(4))),
            Problem("too_many_members", value="4", expected="3"),
        ),
        (packed(("a.csv", b"\0" * 20_001)), Problem("zip_bomb", value="1 MB", expected="1 MB")),
        (packed(("a.csv", b"0" * 19_000)), Problem("zip_bomb", value="1 MB", expected="1 MB")),
        (
            packed(("a.csv", bytes(range(250)) * 44)),
            Problem("member_too_large", value="a.csv", expected="1 MB"),
        ),
    ],
    ids=["large", "cut", "empty", "members", "unpacked", "ratio", "member"],
)
def test_limits(content, problem):
    files, problems = raw_files("a.zip", content, limits=SMALL)
    assert files == []
    assert problems == [problem]


def test_a_workbook_that_is_cut_off_is_called_one():
    problems = raw_files("Laporan.XLSX", b"PK\x03\x04 cut off")[1]
    assert problems == [Problem("broken_spreadsheet", value="Laporan.XLSX")]


def test_a_small_table_of_zeros_is_no_bomb():
    assert raw_files("a.zip", packed(("a.csv", b"0," * 100_000)))[1] == []


def test_a_member_that_lies_about_its_size_is_read_within_bounds():
    content = bytearray(packed(("a.csv", b"0" * 3_000_000)))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    files, problems = raw_files("a.zip", bytes(content), limits=SMALL)
    assert files == []
    assert [problem.code for problem in problems] == ["broken_member"]
