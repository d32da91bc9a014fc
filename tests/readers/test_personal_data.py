"""Personal data: whole columns stay outside, texts that hold some are pointed out and kept."""

from datetime import date

import pandas as pd
import pytest

from canonical.problem import Note
from canonical.raw_file import RawFile
from readers import read_file
from readers.personal_data import in_texts, left_out


def texts(*captions):
    frame = pd.DataFrame({"caption": pd.array(captions, dtype="str")})
    return {"posts": frame.assign(source_row=range(2, 2 + len(captions)))}


@pytest.mark.parametrize(
    "caption",
    [
        "NIK 3201150303900001",
        "nik:3201150303900001.",
        "3201 1503 0390 0001",
        "WA 081234567890",
        "WA 0812-3456-7890 ya",
        "Hubungi +62 812 3456 7890",
        "(62812.3456.7890)",
        "kirim ke sdm@koperasi.example",
        "a.b+c@mail.koperasi.co.id!",
        "baris satu\nHP 0857 1234 567",
    ],
)
def test_texts_that_hold_personal_data(caption):
    assert in_texts(texts("biasa", caption)) == (Note("personal_data_in_text", 1, "3"),)


@pytest.mark.parametrize(
    "caption",
    [
        "",
        None,
        "Terima kasih @koperasi.maju dan @siti_",
        "https://www.facebook.com/koperasi/posts/1234567890123456",
        "https://koperasi.example/?id=3201150303900001",
        "Omzet 2026: Rp1.234.567.890",
        "17 Agustus 1945, 1.000.000 anggota, 08.00-16.00 WIB",
        "kode 12345678901234567890",
        "0812",
    ],
)
def test_texts_that_hold_none(caption):
    assert in_texts(texts("biasa", caption)) == ()


def test_the_first_rows_are_named():
    (note,) = in_texts(texts(*["WA 081234567890"] * 7))
    assert (note.count, note.detail) == (7, "2, 3, 4, 5, 6, …")


def test_other_tables_and_columns():
    frame = pd.DataFrame({"subject": pd.array(["tanya@kop.example"], dtype="str")})
    assert [note.count for note in in_texts({"email_campaigns": frame.assign(source_row=4)})] == [1]
    assert in_texts({"audience": pd.DataFrame({"band": ["a@b.co"], "source_row": [1]})}) == ()


def test_columns_of_persons_are_counted_once_each():
    headers = ["Post title", "Posted by", "From Email:", "Posted by", "Alamat", "Likes"]
    assert left_out(headers) == (
        Note("personal_columns_left_out", 3, "Posted by, From Email, Alamat"),
    )
    assert left_out(["Account username", "Page name", "Campaign Name", "Title"]) == ()


def test_a_file_is_kept_with_the_note():
    content = (
        "Post id,Date,Post text,Post Link,Impressions\n"
        '2060000000000000001,"Tue, Aug 26, 2025",Pesan ke 0812-3456-7890,'
        "https://x.com/kop/status/2060000000000000001,5\n"
    )
    result = read_file(RawFile("x.csv", content.encode()), {}, date(2026, 11, 21))
    assert Note("personal_data_in_text", 1, "2") in result.notes
    assert result.tables["posts"]["caption"].tolist() == ["Pesan ke 0812-3456-7890"]
