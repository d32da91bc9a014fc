"""YouTube: any columns in any order, two languages, totals and charts that must not count."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from canonical.problem import Problem, Question
from canonical.raw_file import RawFile
from readers import read_file
from readers.youtube_zip_name import ZipName, zip_name

RECEIVED = date(2026, 11, 21)
ZIP = "Content 2023-01-01_2023-03-01 Koperasi Kita.zip"


def read(text, container="", name="Table data.csv", **answers):
    return read_file(RawFile(name, text.encode(), container), answers, RECEIVED)


def records(result, table="posts"):
    return result.tables[table].to_dict("records")


VIDEOS = """Content,Video title,Video publish time,Views,Likes
Total,,,12,3
abcdefghijk,Satu,"Feb 19, 2023",7,2
 -bcdefghijk,Dua,"Jan 2, 2023",5,1
"""


def test_columns_stand_in_any_order_and_subset():
    plain = VIDEOS.replace('"Feb 19, 2023"', "19 Feb 2023").replace('"Jan 2, 2023"', "2 Jan 2023")
    lines = plain.splitlines()
    turned = "\n".join(",".join(reversed(line.split(","))) for line in lines) + "\n"
    same = ["post_id", "views", "likes", "published_on", "source_row"]
    straight = read(VIDEOS, ZIP).tables["posts"]
    other = read(turned, ZIP).tables["posts"]
    assert other[same].equals(straight[same])
    assert straight["post_id"].tolist() == ["abcdefghijk", "-bcdefghijk"]
    assert straight["source_row"].tolist() == [3, 4]


def test_indonesian_views_are_penayangan_and_tayangan_are_impressions():
    text = """Konten,Judul video,Waktu publikasi video,Tayangan,Penayangan
Total,,,900,30
abcdefghijk,Satu,5 Mei 2025,900,30
"""
    (post,) = records(read(text, account="Kita"))
    assert (post["views"], post["impressions"]) == (30, 900)
    assert str(post["published_on"].date()) == "2025-05-05"


def test_blank_is_unknown_and_never_zero():
    text = VIDEOS.replace(",7,2", ",,2")
    result = read(text, ZIP).tables["posts"]
    assert result["views"].isna().tolist() == [True, False]
    assert result["likes"].tolist() == [2, 1]


def test_a_title_that_looks_like_a_date_or_a_total_is_a_title():
    text = VIDEOS.replace("Satu", '"March 27, 2021"').replace("Dua", "Total")
    captions = read(text, ZIP).tables["posts"]["caption"].tolist()
    assert captions == ["March 27, 2021", "Total"]


@pytest.mark.parametrize("footer", ["Showing top 500 results", "Menampilkan 500 hasil teratas"])
def test_the_cut_at_500_rows_is_noted(footer):
    for line in (footer, f"{footer},,,,"):
        result = read(VIDEOS + line + "\n", ZIP)
        assert ("capped_rows", 500) in [(note.code, note.count) for note in result.notes]
        assert len(result.tables["posts"]) == 2


@pytest.mark.parametrize("video", ["#NAME?", "abcdefghij", "abcdefghijkl", "Total views"])
def test_an_id_that_is_none_is_named(video):
    problem = read(VIDEOS.replace("abcdefghijk,Satu", f"{video},Satu")).problems[0]
    assert (problem.code, problem.row, problem.value) == ("unreadable_video_id", 3, video)


def test_counters_that_cover_part_of_a_life_are_left_empty():
    text = VIDEOS.replace("Jan 2, 2023", "Dec 31, 2022")
    result = read(text, ZIP)
    posts = result.tables["posts"]
    assert posts["views"].fillna(-1).tolist() == [7, -1]
    assert posts["caption"].tolist() == ["Satu", "Dua"]
    assert ("partial_counters", 1) in [(note.code, note.count) for note in result.notes]
    assert set(posts["as_of"].dt.strftime("%Y-%m-%d")) == {"2023-03-01"}


def test_without_a_zip_name_the_channel_is_asked_and_the_period_noted():
    result = read(VIDEOS)
    assert result.questions == (Question("account"),)
    assert [note.code for note in result.notes] == [
        "total_row", "as_of_received", "period_not_stated",
    ]  # fmt: skip
    told = read(VIDEOS, account="Kita")
    assert told.is_ready
    assert set(told.tables["posts"]["account_id"]) == {"Kita"}


@pytest.mark.parametrize(
    ("container", "expected"),
    [
        (ZIP, ZipName(date(2023, 1, 1), date(2023, 3, 1), "Koperasi Kita")),
        (
            "unduhan/Viewer age 2023-01-01_2023-03-01 Kopi (2).zip",
            ZipName(date(2023, 1, 1), date(2023, 3, 1), "Kopi"),
        ),
        (
            "Konten 2023-01-01_2023-03-01.zip",
            ZipName(date(2023, 1, 1), date(2023, 3, 1), None),
        ),
        ("Content 2023-03-01_2023-01-01 Kopi.zip", ZipName()),
        ("Content 2023-02-30_2023-03-01 Kopi.zip", ZipName()),
        ("unduhan.zip", ZipName()),
        ("", ZipName()),
    ],
)
def test_what_the_name_of_a_zip_says(container, expected):
    assert zip_name(RawFile("Totals.csv", b"", container)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Content,Views\nabcdefghijk,7\n",
        "Date,Views,Clicks\n2025-02-27,1,2\n",
        "Date,Video Views\n2025-02-27,1\n",
        "Traffic source,Clicks\nGoogle,1\n",
        "Geography,City,Views\n",
    ],
)
def test_a_look_alike_of_a_script_is_refused(text):
    # The last one is a Studio header with a foreign column: unknown columns are ignored there.
    expected = "no_rows" if text.startswith("Geography") else "unknown_export"
    assert [problem.code for problem in read(text).problems] == [expected]


def test_a_table_fetched_from_the_api_is_refused_with_the_reason():
    row = "abcdefghijk,Satu,2023-02-19T00:00:00Z,7,2\n"
    result = read("video_id,title,published_at,views,likes\n" + row, name="Table data.csv")
    assert result.reader == "youtube_api_file"
    assert [problem.code for problem in result.problems] == ["look_alike_youtube_api"]


def test_a_chart_is_left_out_and_says_so():
    text = "Date,Content,Video title,Video publish time,Views\n2025-02-27,abcdefghijk,S,,7\n"
    result = read(text, name="Chart data.csv")
    assert (result.reader, result.tables, result.problems) == ("youtube_days", {}, ())
    assert [(note.code, note.count) for note in result.notes] == [("chart_top_rows", 1)]


@pytest.mark.parametrize(
    "label_pair", [("2024-05", "2024-06"), ("2024", "2025"), ("2025-02-03", "2025-02-10")]
)
def test_weeks_months_and_years_are_no_days(label_pair):
    first, second = label_pair
    problem = read(f"Date,Views\n{first},1\n{second},2\n", name="Totals.csv").problems[0]
    assert (problem.code, problem.row, problem.value) == ("not_daily", 2, first)


def test_days_of_los_angeles_with_the_metric_of_the_header():
    text = "Tanggal,Waktu tonton (jam),Subscriber\nTotal,3,-70\n2025-02-27,0.5,-70\n2025-02-28,,\n"
    result = read(text, "Tanggal 2025-02-27_2025-03-01 Kita.zip")
    first, second = records(result, "account_days")
    assert (first["watch_seconds"], first["net_follows"]) == (1800.0, -70)
    assert first["day_zone"] == "America/Los_Angeles"
    assert "views" not in first
    assert "metric_version" not in first
    assert result.tables["account_days"]["net_follows"].isna().tolist() == [False, True]
    assert str(second["date"].date()) == "2025-02-28"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "Date,Average view duration\n2025-02-27,0:02:00\n",
            Problem("no_known_metric", 1, value="Average view duration"),
        ),
        (
            "Date,Views\n2025-02-27,1\n27/02/2025,2\n",
            Problem("unreadable_date", 3, "Date", "27/02/2025", "YYYY-MM-DD"),
        ),
        ("Date,Views\nTotal,1\n", Problem("no_rows")),
    ],
)
def test_days_that_cannot_be_read(text, problem):
    assert read(text, name="Totals.csv").problems == (problem,)


def test_shares_are_of_the_files_own_total_and_never_of_the_rows():
    text = "Geography,Views\nTotal,1000\nID,400\nMY,\n"
    frame = read(text, account="Kita").tables["audience"]
    assert frame["share"].fillna(-1).tolist() == [0.4, -1]
    without = read("Geography,Views\nID,400\nMY,100\n", account="Kita").tables["audience"]
    assert "share" not in without
    assert without["count"].tolist() == [400, 100]


def test_percent_are_points():
    text = "Viewer age,Views (%)\n13–17 years,2.86\n65+ years,97.14\n"
    frame = read(text, account="Kita").tables["audience"]
    assert dict(zip(frame["band"], frame["share"].round(6), strict=True)) == {
        "13-17": 0.0286, "65+": 0.9714,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Viewer age,Views (%)\nalle,1\n", "alle"),
        ("Viewer gender,Views (%)\nx,1\n", "x"),
        ("Subscription status,Views\nmaybe,1\n", "maybe"),
    ],
)
def test_an_unknown_band_is_named(text, value):
    problem = read(text).problems[0]
    assert (problem.code, problem.row, problem.value) == ("unknown_word", 2, value)


# Counted from the raw files with the csv module alone, without the total row.
def test_the_real_content_of_an_indonesian_channel(real_samples):
    path = real_samples / "other/youtube-content-id-esport7/Table data.csv"
    result = read_file(RawFile("Table data.csv", path.read_bytes()), {}, RECEIVED)
    posts = result.tables["posts"]
    assert len(posts) == 154
    assert int(posts["views"].sum()) == 92015
    assert int(posts["impressions"].sum()) == 2134248
    assert round(float(posts["watch_seconds"].sum()), 2) == round(7994.2611 * 3600, 2)
    assert posts["published_on"].isna().sum() == 3
    assert posts["post_id"].str.startswith("-").sum() == 3
    assert posts["post_id"].str.len().eq(11).all()
    assert posts["published_on"].min() == pd.Timestamp("2022-04-04")
    assert posts["published_on"].max() == pd.Timestamp("2023-05-23")


def test_the_real_content_of_a_small_channel(real_samples):
    path = real_samples / "other/youtube-small-suuz/Table data.csv"
    answers = {"account": "suuz"}
    result = read_file(RawFile("Table data.csv", path.read_bytes()), answers, RECEIVED)
    posts = result.tables["posts"]
    assert result.is_ready
    sums = {n: int(posts[n].sum()) for n in ("views", "follows", "impressions", "duration_seconds")}
    assert sums == {
        "views": 61503, "follows": 316, "impressions": 841342, "duration_seconds": 10836,
    }  # fmt: skip
    assert round(float(posts["watch_seconds"].sum()), 2) == round(1383.0207 * 3600, 2)
    assert set(posts["format"]) == {"video_long"}
    assert len(posts) == 24


def test_the_real_traffic_zip(real_samples):
    folder = real_samples / "other/youtube-traffic-keithgalli"
    files = {path.stem: RawFile(path.name, path.read_bytes()) for path in folder.iterdir()}
    answers = {"account": "Keith Galli"}
    table = read_file(files["Table data"], answers, RECEIVED).tables["audience"]
    assert (len(table), int(table["count"].sum())) == (15, 489665)
    assert round(float(table["share"].iloc[0]), 9) == round(310588 / 489680, 9)
    totals = read_file(files["Totals"], answers, RECEIVED).tables["account_days"]
    assert (len(totals), int(totals["views"].sum())) == (28, 489680)
    chart = read_file(files["Chart data"], answers, RECEIVED)
    assert [(note.code, note.count) for note in chart.notes] == [("chart_top_rows", 420)]
    assert chart.tables == {}


def test_the_real_audiences(real_samples):
    def audience(path):
        raw = RawFile("x.csv", (real_samples / "other" / path).read_bytes())
        return read_file(raw, {"account": "a"}, RECEIVED).tables["audience"]

    age = audience("youtube-audience-dangertv/viewer_age.csv")
    assert age["band"].tolist() == ["13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"]
    assert round(float(age["share"].sum()), 9) == 1.0
    gender = audience("youtube-audience-dangertv/Viewer_gender.csv")
    assert gender["band"].tolist() == ["women", "men", "other"]
    assert round(float(gender["share"].sum()), 9) == 0.9999
    countries = audience("youtube-geo-codingtrain/Table data.csv")
    assert (len(countries), int(countries["count"].sum())) == (201, 14344009)
    indonesia = countries[countries["band"] == "ID"].iloc[0]
    assert (indonesia["count"], round(float(indonesia["share"]), 9)) == (
        247539, round(247539 / 15503810, 9),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (VIDEOS.rstrip("\n"), "cut_off"),
        (VIDEOS.rstrip("\n")[:-2] + "\n", "short_row"),
        ("Date,Views\n2025-02-27,16481\n2025-02-28,174", "cut_off"),
        ("Date,Views,Likes\n2025-02-27,16481,1\n2025-02-28\n", "short_row"),
        ("Geography,Views\nTotal,20\nID,1", "cut_off"),
        ("Geography,Average view duration,Views\nTotal,,20\nID,\n", "short_row"),
    ],
)
def test_a_file_that_was_cut_off_is_refused(text, code):
    assert [problem.code for problem in read(text, ZIP).problems] == [code]


def test_a_total_alone_is_no_data_and_the_shorts_feed_proves_a_short():
    head = "Content,Video title,Video publish time,Duration,Shown in feed,Views\nTotal,,,,9,9\n"
    assert [problem.code for problem in read(head).problems] == ["no_rows"]
    rows = "abcdefghijk,a,,170,9,9\nbbcdefghijk,b,,170,,1\ncbcdefghijk,c,,181,,1\n"
    kinds = read(head + rows, account="Kita").tables["posts"]["format"].tolist()
    assert kinds == ["video_short", "video", "video_long"]
