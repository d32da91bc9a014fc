"""Search Console: days in Pacific time, lists without dates, and what is not the whole site."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from canonical.problem import Note, Problem, Question
from canonical.raw_file import RawFile
from readers import read_file

RECEIVED = date(2026, 11, 21)
ZIP = "https___kopi.id_-Performance-on-Search-2026-01-12.zip"
SITE = "https://kopi.id/"
METRICS = "Clicks,Impressions,CTR,Position"
CHART = f"Date,{METRICS}\n2026-01-04,3,31,9.68%,36.1\n2026-01-05,0,0,,"
PERIOD = {"period": "2026-01-04/2026-01-10"}


def read(text, name="Queries.csv", container=ZIP, **answers):
    return read_file(RawFile(name, text.encode(), container), answers, RECEIVED)


def workbook(
    filters=("Last 7 days",), name="https___kopi.id_-Performance-on-Search-2026-01-12.xlsx"
):
    book = openpyxl.Workbook()
    sheets = {
        "Chart": [["Date", *METRICS.split(",")], ["2026-01-04", 3, 31, 0.0968, 36.1],
                  ["2026-01-05", 0, 0, None, None]],
        "Queries": [["Top queries", *METRICS.split(",")], ["kopi", 3, 20, 0.15, 1.5]],
        "Countries": [["Country", *METRICS.split(",")], ["Indonesia", 3, 31, 0.0968, 36.1]],
        "Search appearance": [["Search Appearance", *METRICS.split(",")]],
        "Filters": [["Filter", "Value"], ["Search type", "Web"], ["Date", filters[0]],
                    *([["Query", filters[1]]] if len(filters) > 1 else [])],
    }  # fmt: skip
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.remove(book["Sheet"])
    file = io.BytesIO()
    book.save(file)
    return read_file(RawFile(name, file.getvalue()), {}, RECEIVED)


def test_days_of_the_chart_with_nothing_where_nothing_was_shown():
    result = read(CHART, "Chart.csv")
    first, second = result.tables["web_days"].to_dict("records")
    assert (first["clicks"], first["impressions"], first["position"]) == (3, 31, 36.1)
    assert (second["impressions"], second["position"]) == (0, None)
    assert {first["day_zone"], second["day_zone"]} == {"America/Los_Angeles"}
    assert (result.account, result.is_ready) == (SITE, True)


@pytest.mark.parametrize(
    ("header", "dimension"),
    [
        ("Top queries", "query"), ("Kueri teratas", "query"),
        ("Top pages", "page"), ("Halaman teratas", "page"),
        ("Country", "country"), ("Negara", "country"),
        ("Device", "device"), ("Perangkat", "device"),
        ("Search Appearance", "search_appearance"),
    ],
)  # fmt: skip
def test_every_list_in_both_languages_and_any_order(header, dimension):
    for metrics in (METRICS, "Tayangan,Klik,RKT,Posisi"):
        cells = "3,3,100%,2.5"
        (row,) = (
            read(f"{header},{metrics}\nx,{cells}", **PERIOD)
            .tables["web_windows"]
            .to_dict("records")
        )
        assert (row["dimension"], row["clicks"], row["position"]) == (dimension, 3, 2.5)
        assert (str(row["start"].date()), str(row["end"].date())) == ("2026-01-04", "2026-01-11")


def test_a_list_alone_asks_for_its_period_until_the_answer_is_possible():
    text = f"Top queries,{METRICS}\nkopi,3,20,15%,1.5"
    for period in ("", "Januari", "2026-01-10/2026-01-04", "2026-11-01/2026-11-30", "2026-02-30/x"):
        result = read(text, period=period)
        assert result.questions == (Question("period", detail=ZIP),)
        assert not result.is_ready
        assert result.tables == {}
    for period in (
        "2026-01-04/2026-01-10",
        "2026-01-04 - 2026-01-10",
        "2026-01-04 s.d. 2026-01-10",
    ):
        assert read(text, period=period).is_ready


def test_a_file_without_its_zip_asks_for_the_site():
    result = read(CHART, "Chart.csv", container="")
    assert result.questions == (Question("account", detail="Chart.csv"),)
    assert read(CHART, "Chart.csv", container="", account="kopi.id").account == "kopi.id"


@pytest.mark.parametrize(
    ("filters", "first", "last"),
    [
        (("Last 7 days",), "2026-01-04", "2026-01-06"),
        (("1 Jan 2025-31 Dec 2025",), "2025-01-01", "2026-01-01"),
        (("1 Jan 2025-31 Des 2025",), "2025-01-01", "2026-01-01"),
        (("Jan 1, 2025-Dec 31, 2025",), "2025-01-01", "2026-01-01"),
    ],
)
def test_a_workbook_knows_its_own_window(filters, first, last):
    result = workbook(filters)
    windows = result.tables["web_windows"]
    assert result.is_ready
    assert {
        (str(s.date()), str(e.date()))
        for s, e in zip(windows["start"], windows["end"], strict=True)
    } == {(first, last)}
    assert windows["dimension"].tolist() == ["query", "country"]
    assert windows["band"].tolist() == ["kopi", "ID"]
    assert result.tables["web_days"]["impressions"].tolist() == [31, 0]
    assert result.account == SITE


def test_a_filter_leaves_a_part_out_so_the_export_is_refused():
    assert workbook(("Last 7 days", "+kopi")).problems == (
        Problem("filtered_export", value="Query: +kopi"),
    )
    image = "Filter,Value\nSearch type,Image\nDate,Last 7 days"
    assert read(image, "Filters.csv").problems == (
        Problem("filtered_export", value="Search type: Image"),
    )
    plain = read("Filter,Nilai\nJenis penelusuran,Web\nTanggal,7 hari terakhir", "Filter.csv")
    assert (plain.notes, plain.problems) == ((Note("filters_only"),), ())


@pytest.mark.parametrize(
    "header",
    [
        "Top queries,Last 3 months Clicks,Previous 3 months Clicks,Last 3 months Impressions,"
        "Previous 3 months Impressions",
        "Date,10/1/25 - 12/31/25 Clicks,7/1/25 - 9/30/25 Clicks,10/1/25 - 12/31/25 Impressions,"
        "7/1/25 - 9/30/25 Impressions",
        "Kueri teratas,Klik 3 bulan terakhir,Klik 3 bulan sebelumnya,Tayangan 3 bulan terakhir,"
        "Tayangan 3 bulan sebelumnya",
    ],
)
def test_a_comparison_is_refused(header):
    result = read(f"{header}\nkopi,3,2,20,10")
    assert [problem.code for problem in result.problems] == ["comparison_export"]


def test_what_looks_like_it_is_refused_with_its_reason():
    bing = '\ufeff"Date","Clicks","Impressions","Avg. CTR"\n"12/27/2025 12:00:00 AM","1","20","5%"'
    assert read(bing, "Bing.csv").problems == (Problem("look_alike_bing", value="Bing.csv"),)
    discover = read("Date,Clicks,Impressions,CTR\n2026-01-04,3,31,9.68%", container="d.zip")
    assert discover.problems == (Problem("not_web_search", value="d.zip"),)
    coverage = read("Tanggal,Tidak diindeks,Terindeks,Tayangan\n2026-01-04,3,31,9", "Bagan.csv")
    assert coverage.problems[0].code == "unknown_export"


def test_a_chart_by_week_is_refused():
    weeks = "\n".join(f"2026-01-{day:02d},3,31,9.68%,36.1" for day in (4, 11, 18))
    assert read(f"Date,{METRICS}\n{weeks}").problems == (
        Problem("not_daily_chart", 2, "Date", "2026-01-04"),
    )


def test_an_empty_list_is_no_fault_and_a_full_one_is_pointed_out():
    assert read(f"Search Appearance,{METRICS}").notes == (Note("no_rows_in_list"),)
    rows = "\n".join(f"kopi {n},0,1,0%,9" for n in range(1000))
    assert read(f"Top queries,{METRICS}\n{rows}", **PERIOD).notes == (Note("top_rows_only", 1000),)


def test_a_row_without_a_name_is_refused():
    result = read(f"Top queries,{METRICS}\n,3,20,15%,1.5", **PERIOD)
    assert result.problems == (Problem("required_cell", 2, "Top queries"),)


def test_a_number_that_is_none_is_named():
    problem = read(f"Date,{METRICS}\n2026-01-04,3x,31,9.68%,36.1").problems[0]
    assert (problem.code, problem.row, problem.column) == ("unreadable_cell", 2, "Clicks")


def test_the_same_numbers_after_excel_with_indonesian_settings():
    resaved = CHART.replace(",", ";").replace("36.1", "36,1")
    one, other = read(CHART, "Chart.csv"), read(resaved, "Chart.csv")
    assert one.tables["web_days"].equals(other.tables["web_days"])


REAL = {
    "Chart.csv": (7, "web_days"),
    "Queries.csv": (None, "web_windows"),
    "Pages.csv": (None, "web_windows"),
    "Countries.csv": (None, "web_windows"),
    "Devices.csv": (2, "web_windows"),
}


@pytest.mark.parametrize("name", REAL)
def test_the_real_files(real_samples, name):
    path = real_samples / "other/gsc-lazytimer" / name
    with path.open(encoding="utf-8", newline="") as file:
        source = list(csv.DictReader(file))
    result = read_file(RawFile(name, path.read_bytes(), ZIP), PERIOD, RECEIVED)
    expected_rows, table = REAL[name]
    frame = result.tables[table]
    assert result.is_ready
    assert len(frame) == len(source) == (expected_rows or len(source))
    assert frame["clicks"].tolist() == [int(row["Clicks"]) for row in source]
    assert frame["impressions"].tolist() == [int(row["Impressions"]) for row in source]
    assert frame["position"].tolist() == [float(row["Position"]) for row in source]
    if name == "Chart.csv":
        assert (int(frame["clicks"].sum()), int(frame["impressions"].sum())) == (13, 607)
        days = [str(day.date()) for day in frame["date"].iloc[[0, -1]]]
        assert days == ["2026-01-04", "2026-01-10"]
    if name == "Countries.csv":
        assert {"US", "IN", "ID"} & set(frame["band"]) >= {"US", "IN"}


def test_the_real_files_without_numbers(real_samples):
    folder = real_samples / "other/gsc-lazytimer"
    for name, code in (
        ("Filters.csv", "filters_only"),
        ("Search appearance.csv", "no_rows_in_list"),
    ):
        result = read_file(RawFile(name, (folder / name).read_bytes(), ZIP), {}, RECEIVED)
        assert (result.tables, result.notes, result.problems) == ({}, (Note(code),), ())
