"""Ad reports: the total is never added, equal names are, unique people never."""

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

KOP = {"account": "Iklan Koperasi"}
RANGE = "2026-03-01,2026-03-31"
HEAD = (
    "Campaign name,Reach,Impressions,Clicks (all),"
    "Amount spent (IDR),Reporting starts,Reporting ends"
)


def read(*lines, answers=KOP, name="laporan.csv"):
    content = "\ufeff" + "\n".join(lines) + "\n"
    return read_file(RawFile(name, content.encode()), answers, date(2026, 11, 21))


def spend(*lines, **options):
    result = read(*lines, **options)
    assert result.problems == ()
    return result.tables["ad_spend"]


def notes(result):
    return {note.code: note.count for note in result.notes}


def test_the_total_row_is_kept_apart():
    result = read(
        HEAD,
        f",900,1500,30,60000,{RANGE}",
        f"A,700,900,20,40000,{RANGE}",
        f"B,400,600,10,20000,{RANGE}",
    )
    assert result.tables["ad_spend"]["amount"].sum() == 60_000
    totals = result.tables["ad_totals"]
    assert totals[["amount", "impressions", "reach", "source_row"]].to_numpy().tolist() == [
        [60_000, 1500, 900, 2]
    ]
    assert totals["end"].tolist() == [pd.Timestamp("2026-04-01")]
    assert notes(result) == {"ad_total_row": 1}


def test_without_a_total_row_there_is_no_total():
    assert list(read(HEAD, f"A,700,900,20,40000,{RANGE}").tables) == ["ad_spend"]


def test_the_window_ends_the_day_after():
    frame = spend(HEAD, f"A,700,900,20,40000,{RANGE}")
    assert frame[["start", "end"]].to_numpy().tolist() == [
        [pd.Timestamp("2026-03-01"), pd.Timestamp("2026-04-01")]
    ]


@pytest.mark.parametrize("range_", ["2026-03-05,2026-03-05", RANGE])
def test_a_column_of_days_is_the_day_whatever_the_range_says(range_):
    head = HEAD.replace("Reach", "Day,Reach")
    frame = spend(head, f"A,2026-03-05,700,900,20,40000,{range_}")
    assert frame[["start", "end"]].to_numpy().tolist() == [
        [pd.Timestamp("2026-03-05"), pd.Timestamp("2026-03-06")]
    ]


def test_a_column_of_months_is_the_month():
    head = HEAD.replace("Campaign name", "Region,Month")
    frame = spend(head, f"Jawa Barat,2026-02-01 - 2026-02-11,700,900,20,40000,{RANGE}")
    assert frame[["start", "end", "breakdown", "band"]].to_numpy().tolist() == [
        [pd.Timestamp("2026-02-01"), pd.Timestamp("2026-02-12"), "region", "Jawa Barat"]
    ]


def test_rows_of_one_name_are_added_and_their_reach_is_unknown():
    result = read(
        HEAD, f"A,700,900,20,40000,{RANGE}", f"A,300,600,,20000,{RANGE}", f"B,5,6,7,8,{RANGE}"
    )
    frame = result.tables["ad_spend"]
    assert frame["campaign"].tolist() == ["A", "B"]
    assert frame["amount"].tolist() == [60_000, 8]
    assert frame["impressions"].tolist() == [1500, 6]
    assert frame["clicks"].tolist() == [20, 7]
    assert frame["reach"].tolist() == [pd.NA, 5]
    assert frame["source_row"].tolist() == [2, 4]
    assert notes(result) == {"same_name_rows": 1}


@pytest.mark.parametrize(
    ("columns", "cells", "breakdown", "band"),
    [
        ("Age", "18-24", "age", "18-24"),
        ("Gender", "female", "gender", "women"),
        ("Age,Gender", "18-24,male", "age_gender", "18-24 men"),
        ("Usia,Jenis kelamin", "18-24,unknown", "age_gender", "18-24 unknown"),
        ("Region", "Banten", "region", "Banten"),
        ("Wilayah", "Banten", "region", "Banten"),
        ("Platform", "facebook", "platform", "facebook"),
        ("Platform,Placement", "facebook,Feed", "platform_placement", "facebook Feed"),
        ("Objective", "OUTCOME_SALES", "objective", "OUTCOME_SALES"),
        ("Country", "ID", "country", "ID"),
    ],
)
def test_what_a_file_divides_the_spend_by(columns, cells, breakdown, band):
    frame = spend(HEAD.replace("Campaign name", columns), f"{cells},7,9,2,4000,{RANGE}")
    assert frame[["breakdown", "band", "campaign"]].to_numpy().tolist() == [[breakdown, band, ""]]


def test_ad_sets_and_ads_are_levels():
    head = HEAD.replace("Campaign name", "Campaign name,Ad Set Name,Ad name")
    frame = spend(head, f"A,B,C,7,9,2,4000,{RANGE}")
    assert frame[["breakdown", "campaign", "ad_set", "ad"]].to_numpy().tolist() == [
        ["", "A", "B", "C"]
    ]


def test_a_summary_of_one_row_is_spend_and_total_in_one():
    head = HEAD.removeprefix("Campaign name,")
    result = read(head, f"700,900,20,40000,{RANGE}")
    assert result.tables["ad_spend"]["amount"].tolist() == [40_000]
    assert result.tables["ad_totals"]["reach"].tolist() == [700]


def test_rows_that_nothing_tells_apart_are_refused():
    head = HEAD.removeprefix("Campaign name,")
    (problem,) = read(head, f"700,900,20,40000,{RANGE}", f"7,9,2,400,{RANGE}").problems
    assert (problem.code, problem.row, problem.value) == ("unknown_breakdown", 1, "2")


def test_a_subtotal_inside_a_breakdown_is_refused():
    head = HEAD.replace("Campaign name", "Age,Gender")
    lines = (f"18-24,,7,9,2,4000,{RANGE}", f"18-24,male,7,9,2,4000,{RANGE}")
    (problem,) = read(head, *lines).problems
    assert (problem.code, problem.row, problem.column) == ("blank_breakdown", 2, "Gender")


def test_the_currency_is_in_the_header():
    frame = spend(HEAD.replace("IDR", "UAH"), f"A,7,9,2,719.17,{RANGE}")
    assert frame[["amount", "currency"]].to_numpy().tolist() == [[719.17, "UAH"]]


def test_the_currency_may_have_its_own_column():
    head = HEAD.replace(" (IDR)", "").replace("Campaign name", "Campaign name,Currency")
    frame = spend(head, f",,9,9,9,80,{RANGE}", f"A,USD,7,9,2,80,{RANGE}")
    assert frame["currency"].tolist() == ["USD"]


def test_money_without_a_currency_is_refused():
    (problem,) = read(HEAD.replace(" (IDR)", ""), f"A,7,9,2,80,{RANGE}").problems
    assert (problem.code, problem.row, problem.column) == ("no_currency", 1, "Amount spent")


def test_an_own_metric_in_rupiah_is_no_spend():
    head = HEAD.replace("Reach", "* Cost /CV (IDR),CPM (cost per 1\u202f000) (IDR),Reach")
    assert spend(head, f"A,999,888,7,9,2,4000,{RANGE}")["amount"].tolist() == [4000]
    no_spend = HEAD.replace("Amount spent (IDR)", "* COST / Follow (IDR)")
    assert [p.code for p in read(no_spend, f"A,7,9,2,4000,{RANGE}").problems] == ["unknown_export"]


def test_impressions_are_not_the_views_of_the_landing_page():
    head = (
        "Nama kampanye,Tayangan halaman tujuan,Impresi,CPM (Biaya Per 1.000 Tayangan) (IDR),"
        "Jumlah yang dibelanjakan (IDR),Awal pelaporan,Akhir pelaporan"
    )
    frame = spend(head, f"A,120,9000,55556,500000,{RANGE}")
    assert frame[["impressions", "amount"]].to_numpy().tolist() == [[9000, 500_000]]


def test_results_are_never_taken():
    head = HEAD.replace("Reach", "Results,Reach")
    assert "results" not in " ".join(spend(head, f"A,55,7,9,2,4000,{RANGE}").columns)


def test_a_row_without_spend_is_kept_and_blank_is_not_0():
    frame = spend(HEAD, f"A,,,,0,{RANGE}", f"B,,,,,{RANGE}")
    assert frame["amount"].tolist() == [0, pd.NA]
    assert frame["reach"].isna().all()


def test_the_account_is_in_the_file_or_asked():
    head = HEAD.replace("Campaign name", "Account name,Campaign name")
    named = read(head, f",,9,9,9,4000,{RANGE}", f"PT Iklan,A,7,9,2,4000,{RANGE}", answers={})
    assert named.account == "PT Iklan"
    assert named.questions == ()
    assert named.tables["ad_totals"]["account_id"].tolist() == ["PT Iklan"]
    asked = read(HEAD, f"A,7,9,2,4000,{RANGE}", answers={}, name="Kop-Campaigns.csv")
    assert [(q.code, q.detail) for q in asked.questions] == [("account", "Kop-Campaigns.csv")]
    assert not asked.is_ready


def test_the_number_of_an_account_is_not_its_name():
    head = HEAD.replace("Campaign name", "Account ID,Campaign name")
    asked = read(head, f"1234567,A,7,9,2,4000,{RANGE}", answers={})
    assert [q.code for q in asked.questions] == ["account"]
    assert spend(head, f"1234567,A,7,9,2,4000,{RANGE}")["account_id"].tolist() == ["Iklan Koperasi"]


def test_an_empty_report_has_no_rows():
    assert [problem.code for problem in read(HEAD).problems] == ["no_rows"]


@pytest.mark.parametrize("amount", ["1.617.715", "33.454,20", "Rp40000", "3.Apr"])
def test_money_as_the_screen_shows_it_is_refused_in_a_file_with_commas(amount):
    (problem,) = read(HEAD, f'A,7,9,2,"{amount}",{RANGE}').problems
    assert (problem.code, problem.row, problem.column) == (
        "unreadable_cell",
        2,
        "Amount spent (IDR)",
    )
    assert problem.value == amount


@pytest.mark.parametrize("amount", ["84.372", "84372.5"])
def test_rupiah_with_a_fraction_is_refused(amount):
    (problem,) = read(HEAD, f"A,7,9,2,{amount},{RANGE}").problems
    assert (problem.code, problem.row, problem.value) == ("fraction_of_rupiah", 2, amount)


def test_other_money_has_cents():
    head = HEAD.replace("IDR", "USD")
    assert spend(head, f"A,7,9,2,84.372,{RANGE}")["amount"].tolist() == [84.372]


def test_rows_that_do_not_add_up_to_the_account_total_are_refused():
    rows = (f"A,700,900,20,40000,{RANGE}", f"B,400,600,10,19999,{RANGE}")
    (problem,) = read(HEAD, f",900,1500,30,60000,{RANGE}", *rows).problems
    assert (problem.code, problem.row, problem.column) == (
        "ad_total_disagrees",
        2,
        "Amount spent (IDR)",
    )
    assert (problem.value, problem.expected) == ("60000", "59999")


def test_semicolons_come_with_indonesian_numbers():
    head = HEAD.replace(",", ";")
    frame = spend(head, f"A;7;1.234;2;1.617.715;{RANGE}".replace(",", ";"))
    assert frame[["impressions", "amount"]].to_numpy().tolist() == [[1234, 1_617_715]]


def test_a_day_that_excel_rewrote_is_refused():
    result = read(HEAD, "A,7,9,2,4000,01/03/2026,31/03/2026")
    assert [(p.code, p.row, p.column) for p in result.problems] == [
        ("unreadable_date", 2, "Reporting starts"),
        ("unreadable_date", 2, "Reporting ends"),
    ]


def test_a_workbook_means_the_same():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Worksheet"
    sheet.append(
        [
            "Reporting starts",
            "Reporting ends",
            "Ad name",
            "Reach",
            "Impressions",
            "Amount spent (UAH)",
            "Ends",
        ]
    )
    sheet.append(["2023-04-14", "2024-03-11", None, 9, 12, 20.5, None])
    sheet.append(["2023-04-14", "2024-03-11", "A", 7, 9, 20, "2023-04-23"])
    sheet.append(["2023-04-14", "2024-03-11", "B", None, None, 0.5, "Ongoing"])
    file = io.BytesIO()
    book.save(file)
    result = read_file(RawFile("iklan.xlsx", file.getvalue()), KOP, date(2026, 11, 21))
    frame = result.tables["ad_spend"]
    assert frame[["ad", "amount", "currency", "source_row"]].to_numpy().tolist() == [
        ["A", 20, "UAH", 3],
        ["B", 0.5, "UAH", 4],
    ]
    assert result.tables["ad_totals"]["amount"].tolist() == [20.5]
