"""Instagram content: the same posts from every spelling; exact against the real exports."""

import csv
import io
import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pandas as pd
import pytest

from canonical.problem import Note, Problem, Question
from canonical.raw_file import RawFile
from canonical.tables import DTYPES, POSTS
from readers import read_file

NAME = "May-25-2026_Jun-21-2026_1493633672508178.csv"
TODAY = date(2026, 11, 21)


def cells(line):
    return line.split("|")


ENGLISH = cells(
    "Post ID|Account ID|Account username|Account name|Description|Duration (sec)|Publish time|"
    "Permalink|Post type|Data comment|Date|Views|Reach|Likes|Shares|Follows|Comments|Saves"
)
INDONESIAN = cells(
    "ID Postingan|ID Akun|Nama pengguna akun|Nama akun|Deskripsi|Durasi (detik)|Waktu penerbitan|"
    "Permalink|Jenis postingan|Komentar data|Tanggal|Tayangan|Jangkauan|Suka|Frekuensi dibagikan|"
    "Mengikuti|Komentar|Frekuensi Disimpan"
)
ROWS = [
    cells(
        '17974697564884257|178|koperasi.maju|Koperasi Maju|Beras "murah",\n\nayo 👋🏼|58|'
        "06/12/2026 22:30|https://www.instagram.com/reel/A/|IG reel||Lifetime|"
        "4993|3206|287|56|2|0|7"
    ),
    cells(
        "18129029371615857|178|koperasi.maju|Koperasi Maju||0|"
        "01/15/2026 10:00|https://www.instagram.com/p/B/|IG image||Lifetime|0|0|0|0||0|0"
    ),
    cells(
        "17956430532130456|199|tamu|Tamu|kolab|83|"
        "05/30/2026 08:10|https://www.instagram.com/reel/C/|IG carousel||Lifetime|3809||269|33||3|0"
    ),
]
IN_INDONESIAN = {
    "Lifetime": "Sepanjang Masa",
    "IG reel": "Reel IG",
    "IG image": "Gambar IG",
    "IG carousel": "Carousel IG",
}


def export(header=ENGLISH, rows=ROWS, *, newline="\n", delimiter=","):
    file = io.StringIO()
    writer = csv.writer(file, lineterminator=newline, delimiter=delimiter)
    writer.writerows([header, *rows])
    return file.getvalue()


def read(content, name=NAME, answers=None):
    content = content if isinstance(content, bytes) else content.encode("utf-8-sig")
    return read_file(RawFile(name, content), answers or {}, TODAY)


def posts(content, name=NAME):
    result = read(content, name)
    assert not result.problems, result.problems
    assert result.is_ready
    return result.tables["posts"]


def changed(row, **cells):
    """The export with some cells of one row changed; `row` is the row in the file."""
    rows = [list(one) for one in ROWS]
    for name, value in cells.items():
        rows[row - 2][ENGLISH.index(name.replace("_", " "))] = value
    return export(rows=rows)


def workbook():
    book = openpyxl.Workbook()
    for row in [ENGLISH, *ROWS]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def indonesian():
    rows = [[IN_INDONESIAN.get(cell, cell) for cell in row] for row in ROWS]
    return export([*INDONESIAN], rows)


def shuffled():
    order = [11, 0, 17, 2, 1, 5, 3, 4, 16, 6, 15, 10, 7, 14, 8, 13, 9, 12]
    return export([ENGLISH[n] for n in order], [[row[n] for n in order] for row in ROWS])


def test_the_posts_of_the_export():
    result = read(export())
    table = result.tables["posts"]
    assert (result.reader, result.platform, result.account) == (
        "meta_instagram_content",
        "instagram",
        "koperasi.maju",
    )
    assert result.notes == (Note("collab_posts", 1),)
    assert table["post_id"].tolist() == [row[0] for row in ROWS]
    assert table["account_id"].tolist() == ["koperasi.maju"] * 3
    assert table["is_collab"].tolist() == [False, False, True]
    assert table["format"].tolist() == ["video_short", "photo", "carousel"]
    # Pacific + 7 h in summer, + 8 h in winter
    assert table["published_at"].tolist() == [
        pd.Timestamp("2026-06-13 05:30"),
        pd.Timestamp("2026-01-15 18:00"),
        pd.Timestamp("2026-05-30 15:10"),
    ]
    assert table["as_of"].unique().tolist() == [pd.Timestamp("2026-06-21")]
    assert table["views"].tolist() == [4993, 0, 3809]
    assert table["reach"].tolist() == [3206, 0, pd.NA]
    assert table["follows"].tolist() == [2, pd.NA, pd.NA]
    assert table["metric_version"].tolist() == ["views"] * 3
    assert table["caption"].tolist()[0] == 'Beras "murah",\n\nayo 👋🏼'
    assert table["source_row"].tolist() == [2, 3, 4]
    for name in table.columns.drop("source_row"):
        assert str(table[name].dtype) == DTYPES[POSTS.column(name).kind], name


@pytest.mark.parametrize(
    "content",
    [
        export().encode(),
        export().encode("utf-16"),
        b"\xfe\xff" + export().encode("utf-16-be"),
        export(newline="\r\n"),
        export(delimiter=";"),
        export(delimiter="\t").encode("utf-16"),
        export([name.upper() for name in ENGLISH]),
        indonesian(),
        shuffled(),
    ],
    ids=["no-bom", "utf16", "utf16be", "crlf", "semicolon", "tab", "upper", "indonesian", "order"],
)
def test_every_spelling_gives_the_same_posts(content):
    pd.testing.assert_frame_equal(posts(content), posts(export()), check_like=True)


def test_a_workbook_of_texts_gives_the_same_posts():
    pd.testing.assert_frame_equal(posts(workbook()), posts(export()))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            changed(3, Date="05/26/2026"),
            Problem("daily_grain", 3, "Date", "05/26/2026", "Lifetime"),
        ),
        (
            changed(2, Reach="4994"),
            Problem("reach_above_views", 2, "Reach", "4994", "4993"),
        ),
        (changed(2, Views="4.993"), Problem("unreadable_cell", 2, "Views", "4.993", "count")),
        (
            changed(4, Publish_time="30/05/2026 08:10"),
            Problem("unreadable_date", 4, "Publish time", "30/05/2026 08:10", "MM/DD/YYYY hh:mm"),
        ),
        (
            changed(4, Post_ID="1.79564E+16"),
            Problem("scientific_id", 4, "Post ID", "1.79564E+16", "id"),
        ),
        (changed(4, Date=""), Problem("required_cell", 4, "Date", expected="Lifetime")),
        (
            changed(4, Publish_time="05/30/2062 08:10"),
            Problem("day_to_come", 4, "Publish time", "2062-05-30", "2026-11-21"),
        ),
        (changed(4, Post_ID=""), Problem("required_cell", 4, "Post ID")),
        (changed(3, Likes="-1"), None),  # a removed like
        (changed(3, Views="-1"), Problem("negative_number", 3, "Views", "-1", "0")),
        (
            changed(4, Post_ID=ROWS[0][0]),
            Problem(
                "duplicate_rows",
                4,
                "Post ID",
                "instagram / koperasi.maju / 17974697564884257 / 2026-06-21",
                "2",
            ),
        ),
        (export(rows=[]), Problem("no_rows")),
        (export().rstrip("\n"), Problem("cut_off", 4)),
    ],
)
def test_what_is_wrong_is_named_with_its_place(content, problem):
    result = read(content)
    assert result.problems == (() if problem is None else (problem,))
    assert bool(result.tables) is (problem is None)


def test_zero_views_beside_a_reach_are_not_available():
    result = read(changed(2, Views="0"))
    table = result.tables["posts"]
    assert Note("views_not_available") in result.notes
    assert table.loc[0, ["views", "metric_version"]].isna().all()
    assert table.loc[0, "reach"] == 3206


def test_rows_with_only_metas_error_text_are_left_out():
    error = [""] * 18
    error[9] = "An error occurred while computing metadata"
    result = read(export(rows=[*ROWS, error]))
    assert Note("platform_error_rows") in result.notes
    assert len(result.tables["posts"]) == 3


def test_before_2025_views_are_impressions_or_plays():
    header = [*ENGLISH[:11], "Impressions", "Plays", *ENGLISH[12:]]
    rows = [[*row[:11], "", "500", "600", *row[13:]] for row in ROWS[:1]]
    rows += [[*row[:11], "300", "", "200", *row[13:]] for row in ROWS[1:2]]
    table = posts(export(header, rows))
    assert table["views"].tolist() == [500, 300]
    assert table["metric_version"].tolist() == ["plays", "impressions"]
    assert "impressions" not in table


def test_the_story_selection():
    header = [*INDONESIAN[:15], "Kunjungan profil", "Balasan", "Navigasi", "Ketukan stiker"]
    rows = [[*row[:15], "9", "4", "30", "1"] for row in ROWS[:1]]
    rows[0][8], rows[0][10] = "Cerita IG", "Sepanjang Masa"
    table = posts(export(header, rows))
    one = table.iloc[0]
    assert (one["format"], one["profile_visits"], one["comments"]) == ("story", 9, 4)
    assert "saves" not in table


def test_two_equally_likely_accounts_are_asked_for():
    rows = [ROWS[0], [*ROWS[1][:1], "199", "tamu", *ROWS[1][3:]]]
    result = read(export(rows=rows))
    assert result.questions == (Question("account", ("koperasi.maju", "tamu")),)
    assert not result.is_ready
    answered = read(export(rows=rows), answers={"account": "tamu"})
    assert (answered.account, answered.tables["posts"]["is_collab"].tolist()) == (
        "tamu",
        [True, False],
    )


@pytest.mark.parametrize(
    ("name", "as_of", "noted"),
    [
        (NAME, "2026-06-21", False),
        (NAME.replace(".csv", " (1).csv"), "2026-06-21", False),
        ("konten juni.csv", "2026-11-21", True),
        ("May-25-2026_Dec-21-2026_1.csv", "2026-11-21", True),  # ends after today
        ("May-25-2025_Jun-21-2025_1.csv", "2026-11-21", True),  # ends before the posts
    ],
)
def test_the_day_of_the_counters(name, as_of, noted):
    result = read(export(), name)
    assert result.tables["posts"]["as_of"].iloc[0] == pd.Timestamp(as_of)
    assert (Note("as_of_received", detail="2026-11-21") in result.notes) is noted


@pytest.mark.parametrize(
    ("path", "own", "collabs"),
    [
        (f"meta/DanDirector+fts-video-site/{NAME}", "elitravelguy", 1),
        ("meta/rebuilt/Jun-13-2026_Jul-10-2026_ID-locale_IG-content.csv", "elio", 1),
    ],
)
def test_exact_against_the_real_exports(real_samples, path, own, collabs):
    file = real_samples / path
    table = posts(file.read_bytes(), file.name)
    lines = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    spelling = dict(zip(ENGLISH, ENGLISH if "Post ID" in lines[0] else INDONESIAN, strict=True))
    assert len(table) == len(lines) > 2
    assert int(table["is_collab"].sum()) == collabs
    assert set(table["account_id"]) == {own}
    columns = {
        "post_id": "Post ID",
        "caption": "Description",
        "permalink": "Permalink",
        "views": "Views",
        "reach": "Reach",
        "likes": "Likes",
        "shares": "Shares",
        "follows": "Follows",
        "comments": "Comments",
        "saves": "Saves",
        "duration_seconds": "Duration (sec)",
    }
    for one, line in zip(table.to_dict("records"), lines, strict=True):
        for name, header in columns.items():
            cell = line[spelling[header]]
            value = "" if pd.isna(one[name]) else one[name]
            assert value == cell or float(value) == float(cell), (name, one["source_row"])
        month, day, year, hour, minute = map(int, re.split("[/ :]", line[spelling["Publish time"]]))
        clock = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("America/Los_Angeles"))
        moment = clock.astimezone(UTC)
        assert one["published_at"] == pd.Timestamp(moment.replace(tzinfo=None))
