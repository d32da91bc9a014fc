"""Daily insights: the title is the metric, the first ten characters are the day."""

from datetime import date

import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

KOP = {"account": "koperasicontoh"}


def section(title, *days, header=("Date", "Primary")):
    lines = [f'"{title}"', f'"{header[0]}","{header[1]}"']
    return "\n".join([*lines, *(f'"{day}","{value}"' for day, value in days)])


def day(number, value, *, hour="00"):
    return f"2025-11-{number:02d}T{hour}:00:00", value


def read(*sections, name="Data.csv", answers=KOP):
    content = "sep=,\n" + "\n\n".join(sections) + "\n\n\n"
    raw = RawFile(name, b"\xff\xfe" + content.encode("utf-16-le"))
    return read_file(raw, answers, date(2026, 11, 21))


def days(result):
    assert result.problems == ()
    return result.tables["account_days"]


@pytest.mark.parametrize(
    ("title", "platform", "column"),
    [
        ("Facebook reach", "facebook", "reach_1d"),
        ("Instagram reach", "instagram", "reach_1d"),
        ("Facebook visits", "facebook", "profile_visits"),
        ("Instagram profile visits", "instagram", "profile_visits"),
        ("Kunjungan Profil Instagram", "instagram", "profile_visits"),
        ("Facebook follows", "facebook", "follows_gained"),
        ("Instagram follows", "instagram", "follows_gained"),
        ("Pengikut Instagram", "instagram", "follows_gained"),
        ("Facebook link clicks", "facebook", "link_clicks"),
        ("Klik tautan Instagram", "instagram", "link_clicks"),
    ],
)
def test_a_title_that_names_its_platform(title, platform, column):
    result = read(section(title, day(1, 7)))
    frame = days(result)
    assert frame["platform"].tolist() == [platform]
    assert frame[column].tolist() == [7]
    assert result.questions == ()
    assert (result.platform, result.account) == (platform, "koperasicontoh")


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Reach", "reach_1d"),
        ("Jangkauan", "reach_1d"),
        ("Viewers", "viewers_1d"),
        ("Views", "views"),
        ("Tayangan", "views"),
        ("Follows", "follows_gained"),
        ("Content interactions", "interactions"),
        ("Interaksi konten", "interactions"),
    ],
)
def test_a_title_without_a_platform_asks(title, column):
    asked = read(section(title, day(1, 7)), answers={}).questions
    assert [(q.code, q.options, q.detail) for q in asked] == [
        ("platform", ("facebook", "instagram"), title),
        ("account", (), title),
    ]
    answered = read(section(title, day(1, 7)), answers={**KOP, "platform": "facebook"})
    assert answered.is_ready
    assert days(answered)["platform"].tolist() == ["facebook"]
    assert days(answered)[column].tolist() == [7]


def test_a_reach_is_no_viewer_and_a_new_follow_is_no_follower():
    for title in ("Viewers", "Instagram follows"):
        frame = days(read(section(title, day(1, 7)), answers={**KOP, "platform": "instagram"}))
        assert not {"reach_1d", "followers_total"} & set(frame.columns)


def test_the_account_is_always_asked_and_nothing_is_kept_before():
    result = read(section("Instagram reach", day(1, 7)), answers={})
    assert [(q.code, q.detail) for q in result.questions] == [("account", "Instagram reach")]
    assert not result.is_ready
    assert result.account is None


def test_an_unknown_answer_leaves_the_platform_open():
    result = read(section("Views", day(1, 7)), answers={**KOP, "platform": "tiktok"})
    assert [question.code for question in result.questions] == ["platform"]


def test_the_title_decides_not_the_name_of_the_value_column():
    result = read(
        section("Facebook visits", day(1, 12), header=("Date", "Facebook Page likes")),
        section("Instagram profile visits", day(1, 31), header=("Date", "Instagram followers")),
    )
    frame = days(result)
    assert frame["profile_visits"].tolist() == [12, 31]
    assert frame["platform"].tolist() == ["facebook", "instagram"]
    assert frame["source_row"].tolist() == [4, 8]
    assert result.platform is None


def test_follows_beside_instagram_follows_are_those_of_facebook():
    result = read(section("Follows", day(1, 5)), section("Instagram follows", day(1, 9)))
    frame = days(result)
    assert frame[["platform", "follows_gained"]].to_numpy().tolist() == [
        ["facebook", 5],
        ["instagram", 9],
    ]
    assert result.questions == ()


def test_the_day_is_the_first_ten_characters_across_the_change_of_the_clock():
    frame = days(read(section("Facebook reach", day(2, 140), day(3, 155, hour="01"))))
    assert frame["date"].tolist() == [pd.Timestamp("2025-11-02"), pd.Timestamp("2025-11-03")]
    assert set(frame["day_zone"]) == {"America/Los_Angeles"}


def test_left_out_days_of_instagram_follows_are_0_only_inside_the_file():
    result = read(section("Instagram follows", day(1, 5), day(4, 2)))
    frame = days(result)
    assert frame["follows_gained"].tolist() == [5, 0, 0, 2]
    assert frame["date"].dt.day.tolist() == [1, 2, 3, 4]
    assert [(n.code, n.count, n.detail) for n in result.notes] == [
        ("zero_days_filled", 2, "Instagram follows"),
        ("follows_lag", 1, "2025-11-04"),
    ]


@pytest.mark.parametrize("title", ["Facebook follows", "Instagram reach", "Instagram link clicks"])
def test_holes_in_any_other_metric_stay_holes(title):
    result = read(section(title, day(1, 5), day(4, 2)))
    assert len(days(result)) == 2
    assert result.notes == ()


def test_a_blank_value_is_unknown():
    frame = days(read(section("Instagram reach", day(1, ""), day(2, 0))))
    assert frame["reach_1d"].tolist() == [pd.NA, 0]


def test_views_say_what_a_view_is():
    frame = days(read(section("Views", day(1, 5)), answers={**KOP, "platform": "instagram"}))
    assert frame["metric_version"].tolist() == ["views"]
    assert "metric_version" not in days(read(section("Instagram reach", day(1, 5))))


def test_two_metrics_of_one_platform_share_a_row():
    frame = days(
        read(section("Instagram reach", day(1, 5)), section("Instagram link clicks", day(1, 2)))
    )
    assert frame[["reach_1d", "link_clicks"]].to_numpy().tolist() == [[5, 2]]


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe"
        + "sep=\t\r\nViews\t\r\nDate\tPrimary\r\n2025-11-01T00:00:00\t5\r\n".encode("utf-16-le"),
        b"Views;\r\nDate;Primary\r\n2025-11-01T00:00:00;5\r\n;\r\n",
        b"\xef\xbb\xbf" + b'"Views"\n"Date","Primary"\n"2025-11-01T00:00:00","5"\n',
        'sep=,\n"Tayangan"\n"Tanggal","Primary"\n"2025-11-01T00:00:00","5"\n\n'.encode("utf-16"),
    ],
    ids=["tabs", "semicolons", "utf-8", "indonesian"],
)
def test_one_meaning_in_every_spelling(content):
    answers = {**KOP, "platform": "instagram"}
    result = read_file(RawFile("Views.csv", content), answers, date(2026, 11, 21))
    frame = days(result)
    assert frame[["views", "date"]].to_numpy().tolist() == [[5, pd.Timestamp("2025-11-01")]]


def test_an_unknown_title_is_refused_with_its_row():
    (problem,) = read(section("Jumlah Bintang", day(1, 5))).problems
    assert (problem.code, problem.row, problem.value) == (
        "unknown_metric_title",
        2,
        "Jumlah Bintang",
    )


def test_a_day_that_excel_rewrote_is_refused():
    (problem,) = read(section("Views", ("25/05/2026", 7), day(2, 5))).problems
    assert (problem.code, problem.row, problem.column) == ("unreadable_date", 4, "Date")
    assert problem.value == "25/05/2026"


@pytest.mark.parametrize("value", ["1.234", "12,5", "3.Apr", "-4", "1E+05", "9" * 20])
def test_a_value_that_is_no_whole_number_is_refused(value):
    (problem,) = read(section("Instagram reach", day(1, 5), day(2, value))).problems
    assert (problem.code, problem.row, problem.column) == ("unreadable_cell", 5, "Primary")
    assert problem.value == value


def test_one_day_with_two_values_is_refused():
    (problem,) = read(section("Instagram reach", day(1, 5), day(1, 6))).problems
    assert (problem.code, problem.row, problem.value) == ("duplicate_rows", 5, "2025-11-01")


def test_one_day_twice_with_the_same_value_is_one_day():
    assert len(days(read(section("Instagram reach", day(1, 5), day(1, 5))))) == 1


def test_a_file_without_its_last_empty_line_was_cut_off_between_two_rows():
    content = 'sep=,\n"Reach"\n"Date","Primary"\n"2025-11-01T00:00:00","5"\n'
    result = read_file(RawFile("Reach.csv", content.encode("utf-16")), KOP, date(2026, 11, 21))
    assert [(p.code, p.row) for p in result.problems] == [("cut_off", 4)]


def test_a_third_cell_is_refused():
    content = 'sep=,\n"Reach"\n"Date","Primary"\n"2025-11-01T00:00:00","5","6"\n\n'
    result = read_file(RawFile("Reach.csv", content.encode("utf-16")), KOP, date(2026, 11, 21))
    assert [(p.code, p.row, p.value) for p in result.problems] == [("long_row", 4, "6")]


def test_a_title_without_days_has_no_rows():
    assert [problem.code for problem in read(section("Reach")).problems] == ["no_rows"]


def test_an_empty_section_beside_a_full_one_is_no_problem():
    result = read(section("Facebook reach"), section("Instagram reach", day(1, 5)))
    assert days(result)["platform"].tolist() == ["instagram"]
