"""Bytes to cells. Row numbers are written by hand, as a spreadsheet shows them."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from canonical.problem import Problem
from canonical.raw_file import RawFile
from readers.decode import decode
from readers.delimited_text import TextSheet
from readers.quotation_marks import quote_problem, record_end

ROWS = [
    ["Nama", "Teks", "Jumlah"],
    ["Siti", 'baris satu\nbaris "dua", koma', "12"],
    ["Ümit", "🛒", ""],
]
TEXT = 'Nama,Teks,Jumlah\nSiti,"baris satu\nbaris ""dua"", koma",12\nÜmit,🛒,\n'


def cells(content: bytes) -> list[list[str]]:
    document = decode(RawFile("x.csv", content))
    assert not isinstance(document, Problem), document
    assert len(document.sheets) == 1
    return document.sheets[0].rows()


def problem(content: bytes) -> Problem:
    found = decode(RawFile("x.csv", content))
    assert isinstance(found, Problem)
    return found


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.rstrip("\n").encode(),
        TEXT.replace("\n", "\r\n").replace("satu\r\n", "satu\n").encode(),
        TEXT.replace("\n", "\r").replace("satu\r", "satu\n").encode(),
        TEXT.replace('"dua"", koma', "@").replace(",", ";").replace("@", '"dua"", koma').encode(),
        TEXT.replace('"dua"", koma', "@").replace(",", "\t").replace("@", '"dua"", koma').encode(),
    ],
    ids=["utf8", "bom", "utf16le", "utf16be", "no-newline", "crlf", "cr", "semicolon", "tab"],
)
def test_every_spelling_gives_the_same_rows(content):
    assert cells(content) == ROWS


def test_windows_1252_is_read_when_the_bytes_are_no_utf8():
    assert cells("Nama,Kota\nRené,Zürich\n".encode("cp1252"))[1] == ["René", "Zürich"]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"'])
def test_the_sep_line_states_the_delimiter_and_is_row_1(line):
    assert cells(f"{line}\na;b,c\n1;2,5\n".encode()) == [[], ["a", "b,c"], ["1", "2,5"]]


def test_blank_lines_keep_their_row_number():
    assert cells(b"a,b\n\n1,2\n") == [["a", "b"], [], ["1", "2"]]


def as_ansi(text):
    """UTF-8 that a program took for Windows-1252, codes without a letter left as they are."""
    undefined = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(
        chr(one) if one in undefined else bytes([one]).decode("cp1252") for one in text.encode()
    )


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"", "empty_file", None),
        (b"\xef\xbb\xbf \r\n", "empty_file", None),
        (b"a,b\n1,\x002\n", "control_character", 2),
        (b"a,b\n1,2\n3,4\x1a", "control_character", 3),
        (b'a,b\n"x\ny",1\n2,\x00\n', "control_character", 3),  # a cell of two lines is one row
        (as_ansi("a,b\nIngat RAT 📅,1\nkafé,2\n").encode(), "broken_text", None),
        (TEXT.encode("utf-16")[:-1], "broken_text", None),
        (b"\xef\xbb\xbfa,b\n1,\xff\n", "broken_text", None),
        ("a,b\n🛒,1\n".encode() + b"x,\xff\n", "broken_text", None),
        (b"a,b\n1,\x81\n", "broken_text", None),
        (b"<!DOCTYPE html><title>Login</title>", "web_page", None),
        (b'\n{"error": "not authorised"}', "json_text", None),
        (b'a,b\n"x\ny",1\n2,"three\n4,5\n', "unclosed_quote", 3),
        (b'a,b\n1,"two"three\n4,5\n', "unclosed_quote", 2),
        (b'a,b\n1,2\n3,fo"ur\n', "stray_quote", 3),
        (b'sep=,\na,b\n3,fo"ur\n', "stray_quote", 3),
        (b"a;b,c\n1;2,3\n", "ambiguous_delimiter", None),
        (b'"a,""b"",c"\n"1,""x"",3"\n', "wrapped_rows", 1),
        (b'"a,b,c"\n"1,2,3"\n"4,""x, y"",6"\n', "wrapped_rows", 1),
        (b'"a;b;c"\r\n"1;2;3"\r\n', "wrapped_rows", 1),
        (b"PK\x03\x04 not really", "broken_spreadsheet", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 not really", "broken_spreadsheet", None),
    ],
)
def test_what_cannot_be_trusted_is_refused(content, code, row):
    found = problem(content)
    assert (found.code, found.row) == (code, row)


def test_signs_that_a_caption_had_from_the_start_are_read():
    assert cells("a,b\nIngat RAT 📅,1\nkafÃ©,2\n".encode())[2] == ["kafÃ©", "2"]
    assert cells("a,b\nkafé Ã,1\n".encode())[1] == ["kafé Ã", "1"]


def test_one_column_of_sentences_is_not_packed():
    assert cells(b'"Catatan"\n"satu, dua, tiga"\n')[1] == ["satu, dua, tiga"]


def test_a_file_above_the_limit_is_not_looked_at():
    found = decode(RawFile("x.csv", b"a,b\n" * 10), max_bytes=39)
    assert found == Problem("file_too_large", value="1 MB", expected="1 MB")


def test_captions_with_semicolons_do_not_change_the_delimiter():
    assert cells(b"a,b\nx; y; z,1\np; q,2\n")[1] == ["x; y; z", "1"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT + 'Budi,"a""b",""\nCici," c ",  \n',
        'a,b,c\n"x\r\ny",1,2\n\n3,4,5\n',
        'a,b,c\r\n1,2,3\r\n"",5,"""quoted"""\r\n',
        "a,b,c\n,,\n1,2,3",
    ],
)
def test_both_ways_to_split_a_table_give_the_same_cells(text):
    sheet = TextSheet(memoryview(text.encode()), ",")
    fast = sheet.fast_table(1)
    slow = sheet.table(1)  # below FAST_FROM: the csv module
    kept = [row - 2 for row in slow.rows]  # Arrow makes a row of "" from a blank line
    assert fast.cells.iloc[kept].to_numpy().tolist() == slow.cells.to_numpy().tolist()
    assert fast.rows[kept].tolist() == slow.rows.tolist()
    assert fast.headers == slow.headers == ("Nama", "Teks", "Jumlah") or fast.headers == (
        "a",
        "b",
        "c",
    )


def test_the_fast_way_leaves_ragged_rows_to_the_slow_way_which_names_them():
    sheet = TextSheet(memoryview(b"a,b\n1,2\n3,4,5\n6\n"), ",")
    assert sheet.fast_table(1) is None
    table = sheet.table(1)
    assert table.problems == (Problem("long_row", 3, value="5", expected="2"),)
    assert table.short_rows == (4,)


def test_a_long_file_is_split_fast_with_the_right_row_numbers():
    text = "a,b\n" + "".join(f'{n},"x\n{n}"\n' for n in range(100_000))
    sheet = TextSheet(memoryview(text.encode()), ",")
    table = sheet.table(1)
    assert len(table.cells) == 100_000
    assert (table.rows[0], table.rows[-1]) == (2, 100_001)
    assert table.cells.iloc[-1].tolist() == ["99999", "x\n99999"]


def test_a_record_may_be_longer_than_one_piece():
    text = b'a,b\n"' + b"x" * 3_000_000 + b'",1\n2,3\n'
    assert record_end(memoryview(text), 2) == len(text) - len(b"2,3\n")
    assert quote_problem(memoryview(text), ",") is None
    assert quote_problem(memoryview(text + b'4,"5'), ",") == Problem("unclosed_quote", 4)


def workbook(rows, title="Lembar") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_spreadsheet_gives_the_same_cells_and_typed_ones_as_plain_text():
    typed = [
        5, 2.5, 0.122, True, date(2026, 5, 26), datetime.fromisoformat("2026-05-26T10:23"),
        time(1, 2, 3), timedelta(hours=30), "17974697564884257", 17974697564884257, None,
    ]  # fmt: skip
    document = decode(RawFile("x.csv", workbook([*ROWS, [], typed])))
    sheet = document.sheets[0]
    assert (sheet.name, sheet.is_spreadsheet) == ("Lembar", True)
    assert [row[:3] for row in sheet.rows()[:3]] == ROWS
    assert sheet.rows()[3] == []
    assert sheet.rows()[4] == [
        "5", "2.5", "0.122", "TRUE", "2026-05-26", "2026-05-26T10:23:00", "01:02:03",
        "30:00:00", "17974697564884257", "1.797469756488426e+16",
    ]  # fmt: skip


def test_the_xml_that_old_facebook_calls_xls():
    xml = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Key Metrics">'
        '<Table><Row><Cell><Data ss:Type="String">Post ID</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">7</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>"
    )
    document = decode(RawFile("x.xls", xml.encode()))
    assert document.sheets[0].name == "Key Metrics"
    assert document.sheets[0].rows() == [["Post ID"], [], ["", "7"]]


def test_another_zip_is_no_spreadsheet():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.csv", "a,b\n1,2\n")
    assert problem(file.getvalue()).code == "not_a_spreadsheet"


def repacked(content: bytes, member: str, new: bytes) -> bytes:
    """The workbook with one member replaced."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in old.namelist():
            archive.writestr(name, new if name == member else old.read(name))
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (
            repacked(
                workbook(ROWS),
                SHEET,
                b"<worksheet " + NS + b'><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
                b"</row></sheetData></worksheet>",
            ),
            "spreadsheet_too_large",
        ),
        (repacked(workbook(ROWS), SHEET, b"<worksheet " + NS + b" " * 600_000_00), "zip_bomb"),
        (repacked(workbook(ROWS), SHEET, b"<worksheet"), "broken_spreadsheet"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + b"x" * 99 + b'">]>'
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&b;</Workbook>',
            "broken_spreadsheet",
        ),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
            b' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
            b'<Row ss:Index="999999999"/></Table></Worksheet></Workbook>',
            "spreadsheet_too_large",
        ),
    ],
    ids=["one-cell-at-the-end", "inflated", "cut-xml", "entities", "row-index"],
)
def test_bombs_are_refused(content, code):
    assert problem(content).code == code
