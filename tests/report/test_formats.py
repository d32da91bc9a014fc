"""Every figure says the same in every format, in the words of the pages."""

import io
import json
import zipfile

import pandas as pd
import pytest
from pypdf import PdfReader

from charts import figure_words
from i18n import Translator
from report.as_json import json_text
from report.as_pdf import pdf_bytes
from report.as_pptx import pptx_bytes
from report.as_text import message_text, speech_text
from report.as_xlsx import xlsx_bytes
from report.facts import Facts
from report.message import LIMIT, length
from tests.report.reading import charts, joined, pdf_pages, sheets, slides

HOSTILE = "<b>Kop</b> \x00\x1f\u202eTani & “Jaya” =1+1 \ud800 *tebal* 😀漢\n{nama} <script>"
FACTS = Facts("Kop", "Asia/Jakarta", 7, pd.Timestamp(2026, 4, 15).date(), None, ())


@pytest.fixture(params=["id", "en"])
def language(request):
    return request.param


@pytest.fixture(params=["filled", "empty"])
def tables(request, filled, empty):
    return filled if request.param == "filled" else empty


def in_words(row, language):
    """What a page prints for the figure of this row."""
    t = Translator(language)
    return figure_words.value_text(row.figure, t, unit=True), figure_words.reason_text(
        row.figure, t
    )


def test_the_rows_are_the_words_of_the_pages(made, tables, language):
    rows = made(tables, language).rows
    assert len(rows) > 15
    for row in rows:
        assert (row.value, row.note) == in_words(row, language)
        assert row.figure.is_known or row.note


def test_pdf_prints_every_figure_and_reason(made, tables, language):
    contents = made(tables, language)
    text = " ".join(pdf_pages(pdf_bytes(contents, language=language)))
    for row in contents.rows:
        assert joined(row.label) in text
        assert row.value in text
        assert joined(row.note) in text
        assert joined(row.bounds) in text


def test_the_board_has_one_page_and_pages_are_numbered(made, tables, language):
    contents = made(tables, language)
    pages = pdf_pages(pdf_bytes(contents, language=language))
    assert contents.annex_title not in pages[0]
    assert contents.annex_title in pages[1]
    t = Translator(language)
    for number, page in enumerate(pages, start=1):
        assert t("report.page", page=number, pages=len(pages)) in page
        assert contents.stamp in page


def test_pdf_is_a4_says_its_language_and_is_the_same_twice(made, filled):
    contents = made(filled)
    content = pdf_bytes(contents, language="id")
    reader = PdfReader(io.BytesIO(content))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert content == pdf_bytes(contents, language="id")
    assert not any(page.images for page in reader.pages)


def test_slides_say_the_headlines_with_notes(made, tables, language):
    contents = made(tables, language)
    pages = slides(pptx_bytes(contents, language=language))
    assert len(pages) == len(contents.slides)
    everything = " ".join(text for text, _ in pages)
    for row in contents.headlines:
        if row.figure.is_known:
            assert figure_words.value_text(row.figure, Translator(language)) in everything
        else:
            assert joined(row.note) in everything
    for slide, (text, notes) in zip(contents.slides, pages, strict=True):
        assert joined(slide.message) in text
        assert all(joined(line) in text for line in slide.details)
        assert notes == slide.said
        assert notes


def test_charts_of_the_slides_are_native_and_leave_holes(made, filled):
    holed = {**filled, "account_days": filled["account_days"].iloc[[
        n for n in range(len(filled["account_days"])) if n % 120 != 100
    ]]}  # fmt: skip
    drawn = charts(pptx_bytes(made(holed), language="id"))
    days, followers = drawn[1]
    assert len(days) == 31
    assert [v for v in followers["Instagram · kopwan"] if v is not None][-1] == 3_000 + 1_190 - 10
    amounts = drawn[2][1]
    assert next(iter(amounts.values())) == [30_000_000, 2_000_000, 5_000_000]


def test_the_workbook_holds_numbers_text_and_formula(made, tables, language):
    contents = made(tables, language)
    book = sheets(xlsx_bytes(contents, FACTS, language=language))
    head, *lines = book[Translator(language)("report.workbook.figures")]
    assert len(lines) == len(contents.rows)
    for line, row in zip(lines, contents.rows, strict=True):
        assert line[1:3] == [row.label, row.value]
        bounds = (row.figure.value, row.figure.low, row.figure.high)
        for kept, known in zip(line[3:6], bounds, strict=True):  # a cell holds 16 digits
            assert kept == (None if known is None else float(f"{known:.16g}"))
        assert line[8:10] == [row.figure.n, row.figure.n_expected]
        assert (line[11] or "") == row.note
        assert line[16] == row.figure.metric
    assert len(head) == len(lines[0])


def test_the_workbook_leads_to_file_and_rows(made, filled):
    cells = pd.DataFrame(
        {
            "import_id": [1, 1, 1], "file_name": ["ig.csv"] * 3, "source_row": [2, 3, 9],
            "column": ["reach_1d"] * 3, "value": [100, 100, 100],
        }
    )  # fmt: skip
    book = sheets(xlsx_bytes(made(filled), FACTS, language="id", trace=lambda _basis: cells))
    _, *lines = book["Asal"]
    assert lines[0][5:] == ["ig.csv", "2–3, 9", 3]
    assert {line[0] for line in lines} <= set(range(1, len(made(filled).rows) + 1))


def test_json_never_gives_a_number_without_its_words(made, tables, language):
    said = json.loads(json_text(made(tables, language)))
    figures = [*said["headlines"], *(f for s in said["sections"] for f in s["figures"])]
    for figure in figures:
        assert figure["text"]
        assert figure["value"] is not None or figure["reason"]


@pytest.mark.parametrize("name", ["Koperasi Melati", HOSTILE, "K" * 4_000, "😀" * 500, "\x00"])
def test_a_message_is_short_and_its_figures_are_whole(made, tables, language, name):
    contents = made(tables, language, coop=name)
    text = message_text(contents).strip()
    assert length(text) <= LIMIT
    for row in contents.headlines:
        assert row.value in text if row.figure.is_known else row.note in text or row.bounds in text


@pytest.mark.parametrize("name", [HOSTILE, "K" * 4_000, "\x00", ""])
def test_a_hostile_name_survives_in_every_format(made, filled, name):
    contents = made(filled, coop=name)
    assert contents.coop
    assert contents.coop.isprintable()
    first = pdf_pages(pdf_bytes(contents, language="id"))[0]
    assert "nan" not in first
    deck = pptx_bytes(contents, language="id")
    assert joined(contents.coop) in slides(deck)[0][0]
    book = sheets(xlsx_bytes(contents, FACTS, language="id"))
    assert book["Tentang"][1] == [contents.coop]
    assert json.loads(json_text(contents))["coop"] == contents.coop
    assert contents.coop in speech_text(contents)


def test_markup_in_a_name_is_printed_and_not_obeyed(made, filled):
    contents = made(filled, coop="<b>Kop</b> & <font color='red'>x</font>")
    first = pdf_pages(pdf_bytes(contents, language="id"))[0]
    assert "<b>Kop</b> & <font color='red'>x</font>" in first


def test_no_text_of_the_workbook_acts_as_a_formula(made, filled):
    content = xlsx_bytes(made(filled, coop="=1+1"), FACTS, language="id")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(n) for n in parts.namelist() if "worksheets" in n)
