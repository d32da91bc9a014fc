"""Days without a year, on TikTok's real files and on small ones written here."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest

from canonical.problem import Problem, Question
from canonical.raw_file import RawFile
from readers import read_file
from readers.month_words import LANGUAGES, day_and_month, month_words
from readers.tiktok_account import ContainerName, container_name

RECEIVED = date(2026, 11, 21)
OVERVIEW = "Overview_2026-06-18_1786845545_kopi.kita.zip"
HEADER = '"Date","Video Views","Profile Views","Likes","Comments","Shares"'


def overview(labels, container="", received=RECEIVED, **answers):
    lines = [f'"{label}","{i}","1","2","3","4"' for i, label in enumerate(labels)]
    content = ("\ufeff" + "\n".join([HEADER, *lines])).encode()
    return read_file(RawFile("Overview.csv", content, container), answers, received)


def english(day):
    return f"{day:%B} {day.day}"


def run(first, days):
    return [english(first + timedelta(days=n)) for n in range(days)]


def dates(result):
    return [stamp.date() for stamp in result.tables["account_days"]["date"]]


def test_the_name_of_the_zip_states_the_first_day():
    result = overview(run(date(2026, 6, 18), 59), OVERVIEW)
    assert (dates(result)[0], dates(result)[-1]) == (date(2026, 6, 18), date(2026, 8, 15))
    assert result.account == "kopi.kita"
    assert result.is_ready


@pytest.mark.parametrize(
    ("container", "expected"),
    [
        (OVERVIEW, ContainerName(date(2026, 6, 18), date(2026, 8, 16), "kopi.kita")),
        ("Unduhan/" + OVERVIEW, ContainerName(date(2026, 6, 18), date(2026, 8, 16), "kopi.kita")),
        ("Followers_kopi.kita (2).zip", ContainerName(handle="kopi.kita")),
        ("Overview_2026-13-18_1786845545_x.zip", ContainerName()),
        ("Overview_2026-12-18_1786845545_x.zip", ContainerName()),
        ("unduhan.zip", ContainerName()),
        ("", ContainerName()),
    ],
)
def test_what_the_name_of_a_zip_says(container, expected):
    assert container_name(RawFile("Overview.csv", b"", container)) == expected


def test_without_a_zip_name_every_possible_year_is_offered_and_the_answer_decides():
    labels = run(date(2025, 2, 28), 365)  # no 29 February: 2024-02-28 to 2025-02-26 is impossible
    asked = overview(labels)
    assert [q for q in asked.questions if q.code == "year"] == [
        Question("year", ("2026", "2024", "2023"), "February 28 – February 27")
    ]
    assert not asked.is_ready
    assert dates(asked)[-1] == date(2026, 2, 27)  # a proposal for the preview
    told = overview(labels, year="2024", account="kopi.kita")
    assert (dates(told)[0], dates(told)[-1]) == (date(2023, 2, 28), date(2024, 2, 27))
    assert told.is_ready


def test_an_answer_that_is_not_possible_is_asked_again():
    labels = run(date(2025, 2, 28), 365)
    assert "year" in [q.code for q in overview(labels, year="2025").questions]


def test_29_february_leaves_only_leap_years():
    labels = run(date(2024, 2, 27), 4)
    result = overview(labels, account="kopi.kita")
    assert dates(result) == [date(2024, 2, 27) + timedelta(days=n) for n in range(4)]
    assert result.is_ready


def test_366_days_that_begin_and_end_with_the_same_label():
    labels = run(date(2025, 2, 28), 366)
    assert labels[0] == labels[-1] == "February 28"
    result = overview(labels, year="2026", account="kopi.kita")
    assert (dates(result)[0], dates(result)[-1]) == (date(2025, 2, 28), date(2026, 2, 28))


def test_a_day_in_the_future_is_last_years():
    result = overview(run(date(2025, 12, 30), 2), received=date(2022, 12, 1), account="a")
    assert result.problems[0].code == "days_not_in_a_row"  # nothing before July 2022
    result = overview(run(date(2025, 11, 20), 3), account="a")
    assert next(q for q in result.questions if q.code == "year").options[0] == "2026"
    result = overview(run(date(2025, 11, 21), 3), account="a")
    assert next(q for q in result.questions if q.code == "year").options[0] == "2025"


@pytest.mark.parametrize(
    ("labels", "row", "value"),
    [
        (["March 1", "March 3"], 3, "March 3"),
        (["March 2", "March 1"], 3, "March 1"),
        (["March 1", "March 1"], 3, "March 1"),
        (["February 30", "March 1"], 3, "March 1"),
    ],
)
def test_days_that_do_not_follow_one_another_are_refused(labels, row, value):
    problem = overview(labels).problems[0]
    assert (problem.code, problem.row, problem.value) == ("days_not_in_a_row", row, value)


@pytest.mark.parametrize("label", ["05/03", "Smarch 5", "2026-03-05", "", "March", "March 5, 2026"])
def test_a_label_that_is_no_day_is_named(label):
    problem = overview(["March 4", label]).problems[0]
    assert problem == Problem("unreadable_day", 3, "Date", label, "March 5")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("March 5", (5, 3)),
        ("5 Maret", (5, 3)),
        ("Maret 5", (5, 3)),
        ("5 Mar", (5, 3)),
        ("5-Agt", (5, 8)),
        ("8 de marzo", (8, 3)),
        ("16 de setembro", (16, 9)),
        ("18 tháng Sáu", (18, 6)),
        ("9 Αυγούστου", (9, 8)),
        ("5. März", (5, 3)),
        ("29 FEBRUARI", (29, 2)),
    ],
)
def test_days_in_the_languages_that_were_seen(label, expected):
    assert day_and_month(label) == expected


def test_every_indonesian_and_english_month_is_known():
    indonesian = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November"
    for number, name in enumerate([*indonesian.split(), "Desember"], start=1):
        assert month_words()[name.lower()] == number
    for number in range(1, 13):
        assert month_words()[f"{date(2026, number, 1):%B}".lower()] == number
    assert LANGUAGES[0] == "id"


def test_a_spreadsheet_has_the_same_rows_as_the_text():
    book = openpyxl.Workbook()
    rows = [HEADER.replace('"', "").split(","), ["March 5", "10", "1", "2", "-3", "4"]]
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    answers = {"account": "kopi.kita", "year": "2026"}
    result = read_file(RawFile("Overview.xlsx", out.getvalue()), answers, RECEIVED)
    (row,) = result.tables["account_days"].to_dict("records")
    assert (row["views"], row["comments"], str(row["date"].date())) == (10, -3, "2026-03-05")


def test_a_date_that_excel_gave_a_year_is_refused():
    book = openpyxl.Workbook()
    book.active.append(HEADER.replace('"', "").split(","))
    book.active.append([date(2026, 3, 5), 10, 1, 2, 3, 4])
    out = io.BytesIO()
    book.save(out)
    result = read_file(RawFile("Overview.xlsx", out.getvalue()), {}, RECEIVED)
    assert result.problems[0].code == "unreadable_day"


@pytest.mark.parametrize(
    "header", ["Date,Followers", "Date,Video Views,Likes", "Date,Total Viewers"]
)
def test_a_look_alike_is_not_recognised(header):
    raw = RawFile("Overview.csv", f"{header}\nMarch 5,1,2\n".encode())
    assert read_file(raw, {}, RECEIVED).problems[0].code == "unknown_export"


@pytest.mark.parametrize(
    "content",
    [
        HEADER,
        '"Date","Followers","Difference in followers from previous day"\n"March 5","undefined","0"',
        '"Date","Hour","Active followers"',
        '"Date","Hour","Active followers"\n"March 5","0","0"',
        '"Gender","Distribution"',
    ],
)
def test_a_file_without_data_is_refused(content):
    answers = {"account": "a", "year": "2026"}
    result = read_file(RawFile("x.csv", content.encode()), answers, RECEIVED)
    assert [problem.code for problem in result.problems] == ["no_rows"]


# Sums counted from the raw files with the csv module alone.
REAL = {
    "Overview.csv": ("2025-02-28", "2026-02-27", 365, {
        "views": 2946198, "profile_visits": 9692, "likes": 23673, "comments": 3171, "shares": 2372,
    }),
    "FollowerHistory.csv": ("2025-03-25", "2026-02-27", 340, {"followers_total": 1347188}),
    "Viewers.csv": ("2025-03-25", "2026-02-27", 340, {"viewers_1d": 2550981}),
}  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_the_real_files_of_days(real_samples, name):
    first, last, rows, sums = REAL[name]
    content = (real_samples / "other/tiktok-en-haileytupy" / name).read_bytes()
    answers = {"account": "haileytupy2.0", "year": "2026"}
    result = read_file(RawFile(name, content), answers, RECEIVED)
    table = result.tables["account_days"]
    assert result.is_ready
    assert [str(day) for day in (dates(result)[0], dates(result)[-1])] == [first, last]
    assert len(table) == rows
    assert {column: int(table[column].sum()) for column in sums} == sums
    assert table["source_row"].iloc[-1] == 366
    undefined = {note.code: note.count for note in result.notes}
    assert undefined == ({} if rows == 365 else {"undefined_days": 25})


def test_the_real_week(real_samples):
    content = (real_samples / "other/tiktok-en-bosszy27/Overview.csv").read_bytes()
    result = read_file(RawFile("Overview.csv", content), {}, RECEIVED)
    table = result.tables["account_days"]
    assert int(table["views"].sum()) == 7919
    assert [q.code for q in result.questions] == ["account", "year"]


def test_a_missing_column_is_named():
    content = "\n".join([HEADER.replace("Shares", "Bagikan"), '"March 5","1","2","3","4","5"'])
    problem = read_file(RawFile("Overview.csv", content.encode()), {}, RECEIVED).problems[0]
    assert (problem.code, problem.column) == ("missing_column", "Shares")


def test_more_than_366_days_are_no_download():
    result = overview(run(date(2024, 6, 1), 367))
    assert [(p.code, p.row) for p in result.problems] == [("days_not_in_a_row", 368)]
