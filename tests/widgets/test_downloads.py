"""What leaves the app can be opened again, and no text in it acts as a formula."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from widgets.downloads import csv_bytes, xlsx_bytes

DANGEROUS = ["=1+1", "+62811", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "=HYPERLINK(1)"]


def frame(texts):
    return pd.DataFrame(
        {"=judul": pd.Series(texts, dtype="str"), "angka": range(-1, len(texts) - 1)}
    )


def rows_of_csv(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(content):
    return list(load_workbook(io.BytesIO(content)).active.iter_rows())


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_could_run_is_led_by_an_apostrophe(text):
    heading, row = rows_of_csv(csv_bytes(frame([text])))
    assert heading == ["'=judul", "angka"]
    assert row == ["'" + text, "-1"]
    cell = rows_of_xlsx(xlsx_bytes(frame([text])))[1][0]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


def test_numbers_days_and_the_unknown_stay_what_they_are():
    table = pd.DataFrame(
        {
            "n": pd.Series([-5, None], dtype="Int64"),
            "x": pd.Series([-0.5, None], dtype="Float64"),
            "day": pd.to_datetime(["2026-10-01", None]),
            "flag": pd.Series([True, None], dtype="boolean"),
        }
    )
    assert rows_of_csv(csv_bytes(table))[1:] == [["-5", "-0.5", "2026-10-01", "True"], [""] * 4]
    first, *others = rows_of_xlsx(xlsx_bytes(table))[1:]
    assert [cell.value for cell in first[:2]] == [-5, -0.5]
    assert first[2].value.isoformat() == "2026-10-01T00:00:00"
    assert all(cell.value is None for row in others for cell in row)


def test_a_sign_that_xml_cannot_hold_is_replaced_where_everyone_sees_it():
    cell = rows_of_xlsx(xlsx_bytes(frame(["a\x0bb\ufffec"])))[1][0]
    assert cell.value == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_can_be_written_and_read_again(texts):
    rows = rows_of_csv(csv_bytes(frame(texts)))[1:]
    for text, row in zip(texts, rows, strict=True):
        assert row[0] in (text, "'" + text)
    assert rows_of_xlsx(xlsx_bytes(frame(texts)))
