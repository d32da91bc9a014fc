"""TikTok's ads: a day a row, hidden counts unknown, totals never added, names added up."""

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

GOLDEN = Path(__file__).parents[1] / "golden" / "tiktok_ads" / "laporan_iklan_harian.csv"
KOP = {"account": "Iklan Koperasi"}
HEAD = "Campaign name,Ad group name,Ad name,By Day,Cost,Impressions,Clicks (destination),Currency"


def read(*lines, answers=KOP, name="laporan.csv"):
    content = ("\n".join(lines) + "\n").encode()
    return read_file(RawFile(name, content), answers, date(2026, 11, 21))


def spend(*lines, **options):
    result = read(*lines, **options)
    assert result.problems == ()
    return result.tables["ad_spend"]


def codes(result):
    return [(p.code, p.row, p.column, p.value) for p in result.problems]


def workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_means_the_same():
    text = GOLDEN.read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    typed = [[int(c) if c.isdecimal() else c or None for c in row] for row in rows]
    right = read_file(RawFile("a.csv", text.encode()), KOP, date(2026, 11, 21))
    for book in (workbook(rows), workbook(typed)):
        result = read_file(RawFile("laporan.xlsx", book), KOP, date(2026, 11, 21))
        pd.testing.assert_frame_equal(result.tables["ad_spend"], right.tables["ad_spend"])
        assert result.notes == right.notes


@pytest.mark.parametrize(
    "total",
    [
        "Total of 2 results,-,-,-,30000,300,3,IDR",
        "-,-,Total of 2 results,,30000,300,3,IDR",
        "Total,,,,30000,300,3,",
        "Grand total,--,--,--,30000,300,3,IDR",
        ",,,Total of 2 results,30000,300,3,IDR",
    ],
)
def test_a_total_is_never_added(total):
    rows = ["A,B,C,2026-06-01,10000,100,1,IDR", "A,B,C,2026-06-02,20000,200,2,IDR"]
    result = read(HEAD, *rows, total)
    assert result.tables["ad_spend"]["amount"].sum() == 30_000
    assert [(n.code, n.count) for n in result.notes] == [("total_row", 1)]


def test_a_campaign_may_be_called_total():
    frame = spend(HEAD, "Total hemat,B,C,2026-06-01,10000,100,1,IDR")
    assert frame["campaign"].tolist() == ["Total hemat"]


def test_rows_of_one_ad_and_day_are_added():
    head = HEAD.replace("Impressions", "Reach,Impressions")
    rows = ["A,B,C,2026-06-01,10000,90,100,1,IDR", "A,B,C,2026-06-01,5000,80,100,2,IDR"]
    result = read(head, *rows)
    frame = result.tables["ad_spend"]
    assert frame[["amount", "impressions", "clicks"]].to_numpy().tolist() == [[15_000, 200, 3]]
    assert frame["reach"].isna().all()  # the same people may have seen both
    assert [(n.code, n.count) for n in result.notes] == [("same_name_rows", 1)]


def test_hidden_and_missing_counts_are_unknown():
    result = read(HEAD, "A,B,C,2026-06-01,120,<5,--,IDR", "A,B,D,2026-06-01,0,-,,IDR")
    frame = result.tables["ad_spend"]
    assert frame["impressions"].isna().all()
    assert frame["clicks"].isna().all()
    assert [(n.code, n.count) for n in result.notes] == [("below_threshold", 1)]


def test_a_report_of_campaigns_has_blank_levels_below():
    frame = spend("Campaign name,Date,Cost,CTR (destination),Currency", "A,2026-06-01,5,0.1,IDR")
    assert frame[["campaign", "ad_set", "ad"]].to_numpy().tolist() == [["A", "", ""]]
    assert frame["end"].tolist() == [pd.Timestamp("2026-06-02")]


def test_without_days_the_report_is_refused():
    head = HEAD.replace("By Day,", "")
    assert [(p.code, p.column) for p in read(head, "A,B,C,5,6,7,IDR").problems] == [
        ("missing_column", "By Day")
    ]


def test_a_row_without_its_day_is_refused():
    assert codes(read(HEAD, "A,B,C,,5,6,7,IDR")) == [("missing_cell", 2, "By Day", None)]
    assert codes(read(HEAD, "A,B,C,01/06/2026,5,6,7,IDR"))[0] == (
        *("unreadable_date", 2, "By Day", "01/06/2026"),
    )


def test_money_without_a_currency_is_refused():
    head = HEAD.removesuffix(",Currency")
    assert codes(read(head, "A,B,C,2026-06-01,5,6,7")) == [("no_currency", 1, "Cost", None)]
    assert codes(read(HEAD, "A,B,C,2026-06-01,5,6,7,")) == [("missing_cell", 2, "Currency", None)]


@pytest.mark.parametrize("amount", ["1.617.715", "Rp40000", "<5", "12,5"])
def test_money_as_the_screen_shows_it_is_refused(amount):
    assert codes(read(HEAD, f'A,B,C,2026-06-01,"{amount}",6,7,IDR')) == [
        ("unreadable_cell", 2, "Cost", amount)
    ]


def test_the_account_is_asked_unless_the_file_names_it():
    asked = read(HEAD, "A,B,C,2026-06-01,5,6,7,IDR", answers={}, name="iklan.csv")
    assert [(q.code, q.detail) for q in asked.questions] == [("account", "iklan.csv")]
    named = read(f"Account name,{HEAD}", "Kop,A,B,C,2026-06-01,5,6,7,IDR", answers={})
    assert named.account == "Kop"
    assert named.is_ready


@pytest.mark.parametrize(
    "head",
    [
        "Campaign name,Date,Cost,Impressions,Clicks,Currency",
        "Campaign,Day,Cost,Clicks (destination),Currency code",
        "Date,Cost,CTR (destination),Currency",
    ],
)
def test_costs_of_others_are_not_taken(head):
    assert [p.code for p in read(head, "A,2026-06-01,5,6,7,IDR").problems] == ["unknown_export"]


def test_a_report_without_rows():
    assert [p.code for p in read(HEAD).problems] == ["no_rows"]
    total = "Total of 0 results,-,-,-,0,0,0,IDR"
    assert [p.code for p in read(HEAD, total).problems] == ["no_rows"]


def test_the_real_report(real_samples):
    path = real_samples / "other/tiktokads-idr-zymuno/ads_2.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    result = read_file(RawFile(path.name, path.read_bytes()), KOP, date(2026, 11, 21))
    frame = result.tables["ad_spend"]
    keys = {(r["Campaign name"], r["Ad Group Name"], r["Ad Name"], r["Date"]) for r in rows}
    assert len(frame) == len(keys) == len(rows) == 119
    assert frame["amount"].sum() == sum(int(row["Cost"]) for row in rows) == 25_620_525
    assert frame["impressions"].sum() == sum(int(row["Impression"]) for row in rows) == 2_585_139
    clicks = sum(int(row["Clicks (Destination)"]) for row in rows)
    assert frame["clicks"].sum() == clicks == 11_075
    assert (frame["start"].min(), frame["end"].max()) == (
        pd.Timestamp("2023-10-23"),
        pd.Timestamp("2024-03-26"),
    )
    assert set(frame["currency"]) == {"IDR"}
    assert result.is_ready
