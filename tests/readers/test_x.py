"""Posts and days of X in both generations of its files, on real ones and on what Excel makes."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime

import pytest

from canonical.problem import Note, Problem, Question
from canonical.raw_file import RawFile
from readers import read_file

RECEIVED = date(2026, 11, 21)
HEADER = "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"
ID = 2088707180694323466  # Saturday 15 August 2026, 19:19:32 UTC


def content(post_id, link=f"https://x.com/Kopi/status/{ID}", text="Kopi", name="x.csv", **answers):
    rows = f'{HEADER}\n{post_id},"Sat, Aug 15, 2026","{text}",{link},44,1,2,3'
    return read_file(RawFile(name, rows.encode()), answers, RECEIVED)


def posts(result):
    return result.tables["posts"].to_dict("records")


def test_the_time_of_a_post_is_in_its_id():
    (post,) = posts(content(ID))
    told = datetime.fromtimestamp((ID // 2**22 + 1_288_834_974_657) / 1000, UTC)
    assert f"{post['published_at']:%Y-%m-%d %H:%M:%S}" == f"{told:%Y-%m-%d %H:%M:%S}"
    assert f"{told:%Y-%m-%d %H:%M:%S}" == "2026-08-15 19:19:32"


@pytest.mark.parametrize("written", ["2.08871E+18", "2,08871E+18", "2088707180694320000"])
def test_an_id_that_excel_rounded_is_recovered_from_the_address(written):
    result = content(f'"{written}"')
    assert posts(result)[0]["post_id"] == str(ID)
    assert Note("ids_recovered", 1) in result.notes


@pytest.mark.parametrize(
    ("written", "link", "code"),
    [
        ("2.08871E+18", "", "scientific_id"),
        ("6.49E+17", f"https://x.com/Kopi/status/{ID}", "id_against_link"),
        (ID + 1, f"https://x.com/Kopi/status/{ID}", "id_against_link"),
        ("abc", "", "unreadable_cell"),
        ("Kopie", f"https://x.com/Kopi/status/{ID}", "unreadable_cell"),
        ("abc", "https://x.com/Kopi/status/" + "9" * 5000, "unreadable_cell"),
        ("9" * 19, "", "unreadable_cell"),  # more than 63 bits
    ],
)
def test_an_id_that_cannot_be_trusted_is_refused(written, link, code):
    assert content(written, link).problems == (Problem(code, 2, "Post id", str(written), "id"),)


def test_posts_from_before_ids_held_their_time_have_none():
    (post,) = posts(content(27_000_000_000, "", account="kopi"))
    assert str(post["published_at"]) == "NaT"


def test_the_account_is_that_of_the_addresses_or_asked_for():
    assert content(ID).account == "kopi"
    nameless = content(ID, f"https://x.com/i/status/{ID}")
    assert nameless.questions == (Question("account"),)
    assert posts(nameless)[0]["account_id"] == ""
    assert content(ID, f"https://x.com/i/web/status/{ID}", account="kopi").account == "kopi"


def test_replies_are_kept_apart_from_posts():
    result = content(ID, text="@tetangga terima kasih")
    assert posts(result)[0]["format"] == "reply"
    assert Note("replies", 1) in result.notes
    assert posts(content(ID, text="Terima kasih @tetangga"))[0]["format"] == "text"


def test_the_names_of_those_who_are_answered_are_not_kept():
    assert posts(content(ID, text="@siti @budi_2 terima kasih"))[0]["caption"] == "terima kasih"
    assert content(ID, text="@siti").tables["posts"]["caption"].isna().all()


def test_counters_are_of_the_last_day_in_the_name_unless_it_lies_ahead():
    named = "account_analytics_content_2026-08-10_2026-08-16.csv"
    assert str(posts(content(ID, name=named))[0]["as_of"].date()) == "2026-08-16"
    ahead = content(ID, name=named.replace("2026-08-16", "2027-08-16"))
    assert str(posts(ahead)[0]["as_of"].date()) == "2026-11-21"
    assert Note("as_of_received", detail="2026-11-21") in ahead.notes


def test_a_day_in_the_name_that_does_not_exist_is_no_day():
    result = content(ID, name="account_analytics_content_2026-02-01_2026-02-30.csv")
    assert Note("as_of_received", detail="2026-11-21") in result.notes


def test_a_day_that_cannot_be_read_is_named():
    header = "Date,Impressions,Likes,Engagements,Create Post"
    raw = RawFile("x.csv", f"{header}\n8/26/2025,444,4,29,2\n".encode())
    assert [p.code for p in read_file(raw, {}, RECEIVED).problems] == ["unreadable_date"]


def test_a_count_with_a_fraction_is_no_count():
    old = '"Tweet id","Tweet permalink","Tweet text","time","impressions"\n'
    row = f'"{ID}","","Kopi","2026-08-15 19:19 +0000","104.5"\n'
    result = read_file(RawFile("x.csv", (old + row).encode()), {"account": "kopi"}, RECEIVED)
    assert result.problems == (Problem("unreadable_cell", 2, "impressions", "104.5", "count"),)


@pytest.mark.parametrize("day", ["Tue, Aug 26, 2025", "Tue Aug 26 2025"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_days_of_both_generations(day, end):
    header = "Date,Impressions,Likes,Engagements,New follows,Unfollows,Create Post"
    raw = RawFile("x.csv", f'{header}{end}"{day}",444,4,29,1,0,2{end}'.encode())
    (row,) = read_file(raw, {"account": "kopi"}, RECEIVED).tables["account_days"].to_dict("records")
    assert (str(row["date"].date()), row["views"], row["posts_published"]) == ("2025-08-26", 444, 2)


# The real files, against the csv module alone.


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_real(path, **answers):
    return read_file(RawFile(path.name, path.read_bytes()), answers, RECEIVED)


REAL_POSTS = [
    (
        "x-new-hestys/account_analytics_content_2026-08-10_2026-08-16.csv",
        {"views": "Impressions", "likes": "Likes", "comments": "Replies", "saves": "Bookmarks",
         "link_clicks": "URL Clicks", "profile_visits": "Profile visits"},
        ("Post id", "Post text"), "hestysinvest", (40, 26),
    ),
    (
        "x-old-debruine/tweet_activity_metrics_LisaDeBruine_20211201_20220101_en.csv",
        {"views": "impressions", "likes": "likes", "comments": "replies", "shares": "retweets",
         "link_clicks": "url clicks", "profile_visits": "user profile clicks"},
        ("Tweet id", "Tweet text"), "lisadebruine", (119, 82),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("path", "columns", "named", "account", "counted"), REAL_POSTS)
def test_real_posts(real_samples, path, columns, named, account, counted):
    path = real_samples / "other" / path
    source, result = rows_of(path), read_real(path)
    table = result.tables["posts"]
    assert result.is_ready
    assert (result.account, len(source)) == (account, counted[0])
    assert table["post_id"].tolist() == [row[named[0]] for row in source]
    replies = [row[named[1]].startswith("@") for row in source]
    assert (table["format"] == "reply").tolist() == replies
    assert sum(replies) == counted[1]
    for column, header in columns.items():
        assert table[column].tolist() == [int(float(row[header])) for row in source], column


def test_times_of_the_old_file_are_those_of_its_ids(real_samples):
    folder = real_samples / "other/x-old-debruine"
    path = folder / "tweet_activity_metrics_LisaDeBruine_20211201_20220101_en.csv"
    told = [row["time"].removesuffix(" +0000") for row in rows_of(path)]
    times = read_real(path).tables["posts"]["published_at"].dt.strftime("%Y-%m-%d %H:%M")
    assert times.tolist() == told


def test_real_days(real_samples):
    overview = real_samples / "other/x-new-koe/account_overview_analytics.csv"
    days = read_real(overview, account="koe").tables["account_days"]
    assert [str(day.date()) for day in days["date"].iloc[[0, -1]]] == ["2025-08-26", "2025-08-20"]
    assert [int(days[c].sum()) for c in ("views", "follows_gained", "follows_lost")] == [
        sum(int(row[h]) for row in rows_of(overview))
        for h in ("Impressions", "New follows", "Unfollows")
    ]
    folder = real_samples / "other/x-old-debruine"
    old = folder / "daily_tweet_activity_metrics_LisaDeBruine_20210801_20210901_en.csv"
    result = read_real(old)
    days = result.tables["account_days"]
    assert result.account == "lisadebruine"
    assert len(days) == 31
    assert set(days["day_zone"]) == {"UTC"}
    assert int(days["views"].sum()) == sum(int(row["impressions"]) for row in rows_of(old))
    assert int(days["views"].sum()) == 1_639_423
