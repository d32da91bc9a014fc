"""Meta's own files, read by us and by a few lines of plain csv: the same rows, days and sums."""

import csv
import io
import xml.etree.ElementTree as ET
from datetime import date

import openpyxl
import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

FB, IG = "facebook", "instagram"
ANSWERS = {"account": "koperasi", "platform": IG}
DAN, DGENTLE = "DanDirector+fts-video-site", "Dgentle01+Datasets"
FACEBOOK = "LeonMpofu+Oigetit-Social-Media-Reports/Mar-18-2025_Apr-14-2025_553302954456165.csv"
ADS = "Briyanes+meta-ads-report-generator/test-data"
MARKO = "marko7bub+Bubniak_Thesis"
WORKBOOK = f"{MARKO}/MH4U-Ads-Feb-11-2021-Mar-11-2024.xlsx"
OLD = "sarah-avila+NPLF-Dashboard/analytics/Facebook Posts Q2.xls"


@pytest.fixture
def meta(real_samples):
    return real_samples / "meta"


def read(path, **answers):
    return read_file(RawFile(path.name, path.read_bytes()), answers or ANSWERS, date(2026, 11, 21))


def plain_rows(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def plain_sum(rows, header):
    return sum(float(row[header]) for row in rows if row[header])


def sums(frame, *columns):
    return [float(frame[column].sum()) for column in columns]


def notes(result):
    return {note.code: note.count for note in result.notes}


# folder, file, column, platform -> days, first, last, sum; counted by hand from the decoded text
DAILY = [
    (DAN, "Reach.csv", "reach_1d", IG, 28, "2026-05-25", "2026-06-21", 808_076),
    (DAN, "Views.csv", "views", IG, 28, "2026-05-25", "2026-06-21", 1_117_725),
    (DAN, "Follows.csv", "follows_gained", IG, 20, "2026-05-25", "2026-06-13", 2_736),
    (DAN, "Visits.csv", "profile_visits", IG, 28, "2026-05-25", "2026-06-21", 7_724),
    (DAN, "Interactions.csv", "interactions", IG, 28, "2026-05-25", "2026-06-21", 53_288),
    (DAN, "Link clicks.csv", "link_clicks", IG, 28, "2026-05-25", "2026-06-21", 9_838),
    (DGENTLE, "Reach.csv", "reach_1d", FB, 28, "2023-09-03", "2023-09-30", 35_755),
    (DGENTLE, "Reach.csv", "reach_1d", IG, 28, "2023-09-03", "2023-09-30", 1_510),
    (MARKO, "Visits.csv", "profile_visits", FB, 242, "2023-07-08", "2024-03-05", 81_434),
    (MARKO, "Visits.csv", "profile_visits", IG, 242, "2023-07-08", "2024-03-05", 7_101),
    ("rebuilt", "Jangkauan.csv", "reach_1d", IG, 7, "2026-09-21", "2026-09-27", 2_800),
    ("rebuilt", "Tayangan.csv", "views", IG, 3, "2026-06-13", "2026-06-15", 1_841),
]  # fmt: skip


@pytest.mark.parametrize(
    ("folder", "name", "column", "platform", "n", "first", "last", "total"), DAILY
)
def test_daily_insights(meta, folder, name, column, platform, n, first, last, total):
    result = read(meta / folder / name)
    assert result.is_ready
    days = result.tables["account_days"]
    days = days[days["platform"] == platform]
    assert len(days) == days["date"].nunique() == n
    assert (days["date"].min(), days["date"].max()) == (pd.Timestamp(first), pd.Timestamp(last))
    assert days[column].sum() == total


@pytest.mark.parametrize("path", sorted({f"{row[0]}/{row[1]}" for row in DAILY}))
def test_daily_insights_against_plain_csv(meta, path):
    text = (meta / path).read_bytes().decode("utf-16")
    rows = [row for row in csv.reader(io.StringIO(text)) if len(row) == 2 and row[0][:2] == "20"]
    days = read(meta / path).tables["account_days"]
    column = next(c for c in days.columns if c in {row[2] for row in DAILY})
    assert [f"{day:%Y-%m-%d}" for day in days["date"]] == [row[0][:10] for row in rows]
    assert days[column].tolist() == [int(row[1]) for row in rows]


def test_instagram_follows_are_unknown_after_their_last_day(meta):
    result = read(meta / DAN / "Follows.csv")
    assert [(note.code, note.detail) for note in result.notes] == [("follows_lag", "2026-06-13")]


def test_facebook_posts(meta):
    result = read(meta / FACEBOOK)
    posts, rows = result.tables["posts"], plain_rows(meta / FACEBOOK)
    assert len(posts) == len(rows) == 48
    assert posts["post_id"].tolist() == [row["Post ID"] for row in rows]
    expected = {
        "reach": ("Reach", 1286),
        "reach_organic": ("Reach from Organic posts", 1286),
        "reach_paid": ("Reach from Boosted posts", 0),
        "likes": ("Reactions", 8),
        "comments": ("Comments", 2),
        "shares": ("Shares", 0),
        "clicks": ("Total clicks", 20),
        "link_clicks": ("Link Clicks", 2),
    }
    for column, (header, total) in expected.items():
        assert posts[column].sum() == plain_sum(rows, header) == total
    # "Views" stands there twice with 0 beside a reach above 0: not available.
    assert posts["views"].isna().all()
    assert notes(result) == {"views_not_available": 48}
    assert posts["link_clicks"].notna().sum() == 2
    # 03/18/2025 12:59 and 04/14/2025 19:53 in Los Angeles, seven hours behind UTC in summer
    assert posts["published_at"].min() == pd.Timestamp("2025-03-18 19:59")
    assert posts["published_at"].max() == pd.Timestamp("2025-04-15 02:53")
    assert set(posts["as_of"]) == {pd.Timestamp("2025-04-14")}
    assert posts["source_row"].tolist() == list(range(2, 50))
    assert set(posts["format"]) == {"photo"}


def test_facebook_videos(meta):
    result = read(meta / "rebuilt/FB-video-export_unmangled_first3rows.csv")
    assert result.reader == "meta_facebook_video"
    assert [problem.code for problem in result.problems] == ["video_level"]


def test_audience_of_2026(meta):
    result = read(meta / DAN / "Audience.csv")
    audience = result.tables["audience"]
    assert list(result.tables) == ["audience"]  # this form has no follower total
    sizes = audience.groupby("dimension").size().to_dict()
    assert sizes == {"age_gender": 12, "city": 10, "country": 10}
    share = audience.set_index("band")["share"]
    assert share["25-34 men"] == 0.154
    assert share["25-34 women"] == 0.076
    assert share["São Paulo, SP, Brazil"] == 0.008
    assert share["ID"] == 0.021
    # by hand: 5.1+2.4+15.4+7.6+17.7+11.6+10.9+9.1+6.3+6.7+3.2+4 = 100.0
    ages = audience[audience["dimension"] == "age_gender"]
    assert ages["share"].sum() == pytest.approx(1.0)


def test_audience_of_2024(meta):
    result = read(
        meta / "TanyaRastogi04+time-series/Audience.csv", account="kop", as_of="2024-03-11"
    )
    totals = result.tables["account_days"]
    assert totals[["platform", "followers_total"]].to_numpy().tolist() == [
        [FB, 0],
        [IG, 4940],
    ]
    assert set(totals["date"]) == {pd.Timestamp("2024-03-11")}
    audience = result.tables["audience"]
    assert set(audience["platform"]) == {IG}
    sizes = audience.groupby("dimension").size().to_dict()
    assert sizes == {"age_gender": 12, "city": 5, "country": 5}
    share = audience.set_index("band")["share"]
    assert share["25-34 men"] == 0.34
    assert share["Delhi, India"] == 0.156
    assert share["IN"] == 0.627
    # by hand: 12.2+22.3+14.7+34+3.6+8.9+1+1.6+0.6+0.5+0.3+0.3 = 100.0
    ages = audience[audience["dimension"] == "age_gender"]
    assert ages["share"].sum() == pytest.approx(1.0)


def test_ads_by_campaign_without_a_total_row(meta):
    path = next((meta / ADS).glob("ctwa*/*.csv"))
    result, rows = read(path), plain_rows(path)
    spend = result.tables["ad_spend"]
    assert len(spend) == len(rows) == 7
    assert sums(spend, "amount", "impressions", "clicks") == [2_528_984, 87_138, 1_739]
    assert sums(spend, "amount") == [plain_sum(rows, "Amount spent (IDR)")]
    assert set(spend["start"]) == {pd.Timestamp("2025-10-26")}
    assert set(spend["end"]) == {pd.Timestamp("2025-11-26")}
    assert list(result.tables) == ["ad_spend"]


def test_ads_by_day_with_a_total_row_first(meta):
    path = next((meta / ADS).glob("cpas*/*.csv"))
    result, rows = read(path), plain_rows(path)
    spend, totals = result.tables["ad_spend"], result.tables["ad_totals"]
    assert [len(rows), len(spend), len(totals)] == [5, 4, 1]
    # by hand: 84372 + 46449 + 62926 + 29354 = 223101, the total of the first row
    assert sums(spend, "amount", "impressions", "clicks") == [223_101, 19_267, 400]
    assert totals[["amount", "impressions", "reach"]].to_numpy().tolist() == [
        [223_101, 19_267, 15_461]
    ]
    assert sorted(spend["start"].unique()) == [
        pd.Timestamp("2026-03-24"),
        pd.Timestamp("2026-03-25"),
    ]
    assert totals["start"].tolist() == [pd.Timestamp("2026-02-26")]
    assert totals["end"].tolist() == [pd.Timestamp("2026-03-26")]
    assert notes(result) == {"ad_total_row": 1}


def test_ads_of_a_workbook(meta):
    result = read(meta / WORKBOOK)
    header, total, *rows = openpyxl.load_workbook(meta / WORKBOOK).active.iter_rows(
        values_only=True
    )
    amount, ad, ad_set = (header.index(h) for h in ("Amount spent (UAH)", "Ad name", "Ad Set Name"))
    spend = result.tables["ad_spend"]
    assert len(rows) == 50
    assert len(spend) == len({(row[ad_set], row[ad]) for row in rows}) == 35
    assert notes(result) == {"ad_total_row": 1, "same_name_rows": 15}
    assert spend["amount"].sum() == pytest.approx(77_818.01)
    assert spend["amount"].sum() == pytest.approx(sum(row[amount] or 0 for row in rows))
    assert result.tables["ad_totals"]["amount"].tolist() == [total[amount]] == [77_818.01]
    assert result.tables["ad_totals"]["reach"].tolist() == [1_211_188]
    assert set(spend["currency"]) == {"UAH"}
    assert set(spend["start"]) == {pd.Timestamp("2023-04-14")}
    assert set(spend["end"]) == {pd.Timestamp("2024-03-12")}


def test_ads_in_indonesian(meta):
    path = meta / "rebuilt/sample-meta-id-single-day.csv"
    spend, rows = read(path).tables["ad_spend"], plain_rows(path)
    assert len(spend) == len(rows) == 3
    assert sums(spend, "amount", "impressions", "clicks") == [1_100_000, 16_700, 330]
    assert sums(spend, "amount") == [plain_sum(rows, "Jumlah yang dibelanjakan (IDR)")]
    assert set(spend["end"]) == {pd.Timestamp("2026-05-12")}


def test_old_page_insights_in_xml(meta):
    result = read(meta / OLD)
    posts = result.tables["posts"]
    metrics, stories = (
        _sheet(meta / OLD, "Key Metrics"),
        _sheet(meta / OLD, "Lifetime Post Stories"),
    )
    body = metrics[2:]
    assert len(posts) == len(body) == 63
    position = {name: i for i, name in enumerate(metrics[0])}
    expected = {
        "reach": ("Lifetime Post Total Reach", 38_804),
        "reach_paid": ("Lifetime Post Paid Reach", 17_795),
        "views": ("Lifetime Post Total Impressions", 50_773),
        "clicks": ("Lifetime Matched Audience Targeting Consumptions on Post", 1_262),
        "engaged_accounts": ("Lifetime Engaged Users", 2_165),
    }
    for column, (header, total) in expected.items():
        assert posts[column].sum() == sum(int(row[position[header]]) for row in body) == total
    for column, total in {"likes": 1_484, "comments": 86, "shares": 90}.items():
        header = column.removesuffix("s")
        cells = [row[stories[0].index(header)] for row in stories[1:]]
        assert posts[column].sum() == sum(int(cell) for cell in cells if cell) == total
    assert posts["published_at"].iloc[0] == pd.Timestamp("2020-09-22 14:07:36")
    assert set(posts["metric_version"]) == {"impressions"}
    assert result.account == "koperasi"


def test_old_page_insights_in_csv(meta):
    path = meta / "rebuilt/Facebook Insights post export 2015.csv"
    posts, rows = read(path).tables["posts"], plain_rows(path)[1:]  # the first is the definitions
    assert posts["post_id"].tolist() == [row["Post ID"] for row in rows]
    assert len(posts) == 2
    assert sums(posts, "reach", "views", "clicks") == [8, 11, 16]
    assert sums(posts, "views") == [plain_sum(rows, "Lifetime Post Total Impressions")]
    # 10/1/2015 21:00 in Los Angeles is four in the morning of the next day in UTC
    assert posts["published_at"].iloc[0] == pd.Timestamp("2015-10-02 04:00")


def _sheet(path, start):
    """The rows of one sheet; every cell of this file stands at its place, none is left out."""
    space = "{urn:schemas-microsoft-com:office:spreadsheet}"
    root = ET.fromstring(path.read_bytes())
    sheet = next(
        s for s in root.iter(f"{space}Worksheet") if s.get(f"{space}Name").startswith(start)
    )
    return [
        [cell.findtext(f"{space}Data") for cell in row.iter(f"{space}Cell")]
        for row in sheet.iter(f"{space}Row")
    ]
