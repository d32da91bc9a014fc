"""TikTok posts and audience: years from ids, handles from links, hours that had not come."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest

from canonical.problem import Question
from canonical.raw_file import RawFile
from readers import read_file
from readers.tiktok_content import uploaded_on

RECEIVED = date(2026, 11, 21)
HEADER = (
    "Time", "Video title", "Video link", "Post time",
    "Total likes", "Total comments", "Total shares", "Total views",
)  # fmt: skip


def video_id(day):
    return int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()) << 32


def row(uploaded, label, *, export="February 28", handle="kopi", link=None):
    link = link or f"https://www.tiktok.com/@{handle}/video/{video_id(uploaded)}"
    return (export, "judul", link, label, "1", "2", "3", "4")


def content(*rows, container="", received=RECEIVED, **answers):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([HEADER, *rows])
    raw = RawFile("Content.csv", ("\ufeff" + out.getvalue().rstrip("\n")).encode(), container)
    return read_file(raw, answers, received)


@pytest.mark.parametrize(
    ("uploaded", "label", "published"),
    [
        ("2025-12-31", "December 31", "2025-12-31"),
        ("2026-01-01", "31 Desember", "2025-12-31"),  # the day before, in a western zone
        ("2025-12-29", "January 3", "2026-01-03"),  # scheduled over the new year
        ("2026-01-28", "February 27", "2026-02-27"),  # thirty days ahead
        ("2024-02-29", "February 29", "2024-02-29"),
    ],
)
def test_the_year_of_a_post_follows_from_its_id(uploaded, label, published):
    (post,) = content(row(uploaded, label)).tables["posts"].to_dict("records")
    assert str(post["published_on"].date()) == published


@pytest.mark.parametrize("label", ["December 29", "February 1", "", "31/12"])
def test_a_day_far_from_the_upload_is_refused(label):
    problem = content(row("2025-12-31", label)).problems[0]
    assert (problem.code, problem.row, problem.column) == ("post_day_disagrees", 2, "Post time")
    assert problem.expected == "2025-12-31"


def test_time_is_the_day_of_the_export():
    result = content(row("2026-02-01", "February 1"))
    assert str(result.tables["posts"]["as_of"].iloc[0].date()) == "2026-02-28"
    assert result.is_ready
    assert result.account == "kopi"


def test_an_old_export_has_several_possible_days():
    result = content(row("2024-02-01", "February 1"))
    assert result.questions == (Question("year", ("2026", "2025", "2024"), "February 28"),)
    told = content(row("2024-02-01", "February 1"), year="2024")
    assert str(told.tables["posts"]["as_of"].iloc[0].date()) == "2024-02-28"


def test_an_export_before_its_newest_post_is_refused():
    result = content(row("2026-10-01", "October 1", export="September 1"))
    assert [p.code for p in result.problems] == ["unreadable_day"]


def test_two_exports_in_one_file_are_refused():
    rows = row("2026-02-01", "February 1"), row("2026-02-02", "February 2", export="March 1")
    problem = content(*rows).problems[0]
    assert (problem.code, problem.row, problem.value) == ("several_export_days", 3, "March 1")


@pytest.mark.parametrize(
    "link", ["", "https://vm.tiktok.com/ZM1/", "https://example.org/@a/video/7527623000473079054"]
)
def test_a_link_without_id_is_refused(link):
    problem = content(row("2026-02-01", "February 1", link=link or " ")).problems[0]
    assert (problem.code, problem.row, problem.column) == ("unreadable_link", 2, "Video link")


def test_posts_of_two_handles_ask_whose_file_it_is():
    rows = row("2026-02-01", "February 1"), row("2026-02-02", "February 2", handle="orang")
    asked = content(*rows)
    assert asked.questions == (Question("account", ("kopi", "orang"), ""),)
    told = content(*rows, account="@kopi")
    assert told.is_ready
    assert told.tables["posts"]["account_id"].tolist() == ["kopi"]
    assert {note.code: note.count for note in told.notes} == {"top_list": 1, "foreign_posts": 1}
    by_name = content(*rows, container="Content_orang.zip")
    assert by_name.account == "orang"


def test_the_real_content(real_samples):
    path = real_samples / "other/tiktok-en-haileytupy/Content.csv"
    result = read_file(RawFile("Content.csv", path.read_bytes()), {}, RECEIVED)
    posts = result.tables["posts"]
    assert result.is_ready
    assert result.account == "haileytupy2.0"
    assert len(posts) == 13
    sums = {name: int(posts[name].sum()) for name in ("views", "likes", "comments", "shares")}
    assert sums == {"views": 537161, "likes": 4063, "comments": 117, "shares": 275}
    assert posts["caption"].isna().sum() == 2
    days = posts["published_on"].dt.strftime("%Y-%m-%d").tolist()
    assert (min(days), max(days)) == ("2025-04-08", "2026-02-01")
    assert set(posts["as_of"].dt.strftime("%Y-%m-%d")) == {"2026-02-28"}
    for number, day in zip(posts["post_id"], posts["published_on"], strict=True):
        moment = datetime.fromtimestamp(int(number) >> 32, UTC)
        assert uploaded_on(number) == moment.date()
        assert abs((day.date() - moment.date()).days) <= 1


def test_the_real_audience(real_samples):
    folder = real_samples / "other/tiktok-en-haileytupy"
    answers = {"account": "haileytupy2.0", "year": "2026"}

    def audience(name):
        raw = RawFile(name, (folder / name).read_bytes())
        return read_file(raw, answers, RECEIVED)

    gender = audience("FollowerGender.csv").tables["audience"]
    assert dict(zip(gender["band"], gender["share"], strict=True)) == {
        "women": 0.59, "men": 0.41, "other": 0.0,
    }  # fmt: skip
    places = audience("FollowerTopTerritories.csv").tables["audience"]
    assert " ".join(places["band"]) == "US EG TR MX GB NG SA CA DE RO other"
    assert round(float(places["share"].sum()), 9) == 1.0
    hours = audience("FollowerActivity.csv")
    assert int(hours.tables["audience"]["count"].sum()) == 142304
    assert len(hours.tables["audience"]) == 168 - 6
    assert [(note.code, note.count) for note in hours.notes] == [("hours_not_yet", 6)]


def test_zeros_of_whole_hours_before_the_last_day_stay():
    lines = ['"Date","Hour","Active followers"']
    lines += [f'"March {day}","{hour}","0"' for day in (5, 6) for hour in range(24)]
    raw = RawFile("FollowerActivity.csv", "\n".join(lines).encode())
    result = read_file(raw, {"account": "a", "year": "2026"}, RECEIVED)
    assert len(result.tables["audience"]) == 24
    assert set(result.tables["audience"]["as_of"].dt.day) == {5}


def test_an_hour_that_does_not_exist_is_named():
    raw = RawFile("FollowerActivity.csv", b'"Date","Hour","Active followers"\n"March 5","24","1"')
    problem = read_file(raw, {}, RECEIVED).problems[0]
    assert (problem.code, problem.row, problem.column) == ("unreadable_cell", 2, "Hour")


def test_a_dated_zip_states_the_day_of_the_audience():
    raw = RawFile(
        "FollowerGender.csv",
        b'"Gender","Distribution"\n"Female","1"',
        "Followers_2026-06-18_1786845545_kopi.zip",
    )
    table = read_file(raw, {}, RECEIVED).tables["audience"]
    assert table["as_of"].dt.strftime("%Y-%m-%d").tolist() == ["2026-08-16"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"Gender","Distribution"\n"Sapi","1"', "unknown_word"),
        ('"Gender","Distribution"\n"Female","1.2"', "share_out_of_range"),
        ('"Date","Hour","Active followers"\n"Smarch 5","0","1"', "unreadable_day"),
        (",".join(HEADER), "no_rows"),
        (",".join(HEADER) + "\na,b,c,d,x,2,3,4", "unreadable_cell"),
    ],
)
def test_what_cannot_be_read_is_named(text, code):
    result = read_file(RawFile("x.csv", text.encode()), {}, RECEIVED)
    assert [problem.code for problem in result.problems] == [code]
