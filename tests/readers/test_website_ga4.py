"""Google Analytics: several tables in one file, days counted from zero, windows kept whole."""

from __future__ import annotations

from datetime import date

import pytest

from canonical.problem import Note, Problem, Question
from canonical.raw_file import RawFile
from readers import read_file

RECEIVED = date(2026, 11, 21)
PREAMBLE = "# ---\n# Reports snapshot\n# Property: Situs Kopi\n# ---\n"
DATES = "# Start date: 20260227\n# End date: 20260302\n"


def ga4(*tables, preamble=PREAMBLE, dates=DATES, **answers):
    text = preamble + "\n".join(f"# \n{dates}{table}\n" for table in tables)
    return read_file(RawFile("Reports_snapshot.csv", text.encode()), answers, RECEIVED)


def rows(result, table, *columns):
    return [tuple(row) for row in result.tables[table][[*columns]].itertuples(index=False)]


def test_the_nth_day_is_counted_from_the_first():
    result = ga4("Nth day,Active users\n0000,5\n0001,0\n0003,3")
    days = [(str(day.date()), users) for day, users in rows(result, "web_days", "date", "users_1d")]
    assert days == [("2026-02-27", 5), ("2026-02-28", 0), ("2026-03-02", 3)]
    assert result.account == "Situs Kopi"


@pytest.mark.parametrize("number", ["0004", "-1", "", "x"])
def test_a_day_outside_the_window_is_refused(number):
    expected = Problem("unreadable_date", 9, "Nth day", number, "0000 … 0003")
    assert ga4(f"Nth day,Active users\n{number},5").problems == (expected,)


def test_a_day_that_stands_twice_is_refused():
    result = ga4("Nth day,Active users\n0000,5\n0000,6")
    assert result.problems == (Problem("duplicate_rows", 10, "Nth day", "0", "9"),)


def test_unique_users_of_1_7_and_30_days_are_three_columns():
    result = ga4("Nth day,30 days,7 days,1 day\n0000,40,12,5", "Nth day,Active users\n0000,5")
    assert rows(result, "web_days", "users_30d", "users_7d", "users_1d") == [(40, 12, 5)]


def test_two_tables_that_disagree_leave_the_number_empty():
    result = ga4("Country ID,Active users\nID,11\nMY,2", "Country,Active users\nIndonesia,10")
    found = rows(result, "web_windows", "band", "users")
    assert [str(users) for _, users in found] == ["<NA>", "2"]
    assert Note("tables_disagree", 1) in result.notes


@pytest.mark.parametrize(
    ("table", "dimension", "column"),
    [
        ("Page title and screen class,Views\nBeranda,3", "page_title", "views"),
        ("Page path and screen class,Views\n/,3", "page", "views"),
        ("Session default channel group,Sessions\nDirect,3", "channel_session", "sessions"),
        ("First user source / medium,New users\ngoogle / organic,3", "source_first_user",
         "new_users"),
        ("City,Active users\nBandung,3", "city", "users"),
        ("Grup saluran utama sesi (Grup),Sesi\nDirect,3", "channel_session", "sessions"),
        ("Grup saluran utama pengguna pertama (Grup),Pengguna baru\nDirect,3",
         "channel_first_user", "new_users"),
        ("Judul halaman dan kelas layar,Tampilan\nBeranda,3", "page_title", "views"),
        ("Nama peristiwa,Jumlah peristiwa\npage_view,3", "event", "events"),
        ("Active users,Average engagement time\n3,12.5", "", "users"),
        ("Country,Active users\nJerman,3", "country", "users"),
        ("Language,Active users\nIndonesian,3", "language", "users"),
    ],
)  # fmt: skip
def test_windows_by_dimension_in_both_languages(table, dimension, column):
    result = ga4(table)
    assert "web_days" not in result.tables
    (row,) = result.tables["web_windows"].to_dict("records")
    assert (row["dimension"], row[column]) == (dimension, 3)
    assert (str(row["start"].date()), str(row["end"].date())) == ("2026-02-27", "2026-03-03")


@pytest.mark.parametrize(
    "table",
    [
        "Nth week,Active users\n0000,5",
        "Nth month,Active users\n0000,5",
        "Nth day,Total revenue\n0000,0",
        "Date,Week 0,Week 1\nNov 23 - Nov 29,0,-1",
        "Page title,Country,Views\nBeranda,Indonesia,3",
        "Item name,Items purchased\nKopi,3",
        "Language code,Active users\nid-id,3",
        "City,Postcode,Active users\nCimahi,40511,3\nCimahi,40512,4",
    ],
)
def test_a_table_of_no_use_is_left_out_and_named(table):
    titles = ", ".join(table.partition("\n")[0].split(",")[:2])
    result = ga4(table, "City,Active users\nBandung,3")
    assert Note("tables_left_out", 1, titles) in result.notes
    assert len(result.tables["web_windows"]) == 1
    assert [problem.code for problem in ga4(table).problems] == ["no_known_table"]


def test_empty_tables_say_nothing_and_are_no_fault():
    result = ga4(
        "Event name,Key events\n", "City,Active users\n", "Event name,Event count\nscroll,3"
    )
    assert rows(result, "web_windows", "band", "events") == [("scroll", 3)]
    assert result.notes == ()
    assert [problem.code for problem in ga4("City,Active users\n").problems] == ["no_rows"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("Bandung,3,4", "long_row"), ("Bandung", "short_row"), ("Bandung,3x", "unreadable_cell")],
)
def test_a_damaged_row_is_named(line, code):
    result = ga4(f"City,Active users\nCimahi,1\n{line}")
    assert [(problem.code, problem.row) for problem in result.problems] == [(code, 10)]


def test_two_windows_of_one_table_are_two_windows():
    other = "# Start date: 20260101\n# End date: 20260131\n"
    text = f"{PREAMBLE}{DATES}City,Active users\nBandung,3\n\n{other}City,Active users\nBandung,9\n"
    result = read_file(RawFile("x.csv", text.encode()), {}, RECEIVED)
    assert [users for (users,) in rows(result, "web_windows", "users")] == [3, 9]


def test_a_comparison_is_refused():
    problem = ga4("City,Date range,Active users\nBandung,Jan 1 - Jan 31,3").problems[0]
    assert (problem.code, problem.value) == ("comparison_export", "Date range")


def test_a_group_of_users_is_pointed_out():
    result = ga4("City,Active users\nBandung,3", dates="# Lalu lintas seluler\n" + DATES)
    assert Note("one_group_of_users", detail="Lalu lintas seluler") in result.notes
    assert ga4("City,Active users\nBandung,3", dates="# All Users\n" + DATES).notes == ()


def test_without_a_property_the_account_is_asked_for():
    result = ga4("City,Active users\nBandung,3", preamble="# ---\n")
    assert result.questions == (Question("account", detail="Reports_snapshot.csv"),)
    assert ga4("City,Active users\nB,3", preamble="# ---\n", account="kopi").account == "kopi"


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ("# Start date: 20260230\n# End date: 20260302\n", "unreadable_date"),
        ("# Start date: 20260303\n# End date: 20260302\n", "table_without_window"),
    ],
)
def test_a_window_that_cannot_be_is_refused(dates, code):
    assert ga4("City,Active users\nB,3", dates=dates).problems[0].code == code


def test_a_table_without_its_own_dates_is_refused():
    text = f"{PREAMBLE}{DATES}City,Active users\nBandung,3\n\nCity,Active users\nBandung,9\n"
    result = read_file(RawFile("x.csv", text.encode()), {}, RECEIVED)
    assert [problem.code for problem in result.problems] == ["table_without_window"]


def test_the_same_numbers_after_excel_with_indonesian_settings():
    text = f"{PREAMBLE}{DATES}Nth day,Active users,Average engagement time\n0000,5,20.5\n0001,0,0\n"
    lines = [line.replace(",", ";").replace("20.5", "20,5") for line in text.splitlines()]
    padded = [line + ";" * (2 - line.count(";")) for line in lines]
    resaved = "\r\n".join(padded).replace("0000;", "0;").replace("0001;", "1;")
    one, other = (
        read_file(RawFile("x.csv", content.encode()), {}, RECEIVED) for content in (text, resaved)
    )
    assert one.tables["web_days"].equals(other.tables["web_days"])


def test_the_real_snapshot(real_samples):
    path = real_samples / "other/ga4-snapshot-lazytimer/Reports_snapshot.csv"
    result = read_file(RawFile(path.name, path.read_bytes()), {}, RECEIVED)
    days, windows = result.tables["web_days"], result.tables["web_windows"]
    assert result.is_ready
    assert result.account == "LazyTimer"
    assert [str(day.date()) for day in days["date"].iloc[[0, -1]]] == ["2025-12-11", "2026-01-07"]
    assert len(days) == 28
    # The scorecard's users of the whole window are not the sum of the days: 1,256 against 1,202
    assert (int(days["users_1d"].sum()), int(days["users_30d"].iloc[-1])) == (1256, 1202)
    assert int(days["new_users"].sum()) == 1193
    counted = windows.groupby("dimension")[["users", "new_users", "sessions", "views", "events"]]
    sums = counted.sum()
    assert windows.groupby("dimension").size().to_dict() == {
        "channel_first_user": 4, "channel_session": 4, "country": 78, "event": 5, "page_title": 85,
    }  # fmt: skip
    assert int(sums.loc["channel_first_user", "new_users"]) == 983 + 169 + 24 + 17
    assert int(sums.loc["channel_session", "sessions"]) == 1198 + 188 + 69 + 26
    assert int(sums.loc["event", "events"]) == 1709 + 1436 + 1193 + 1068 + 117
    assert int(sums.loc["page_title", "views"]) == 1709  # as the event page_view says
    assert [note.code for note in result.notes] == ["tables_left_out"]


def test_the_real_report(real_samples):
    folder = real_samples / "other/ga4-pages-suites"
    path = folder / "Pages_and_screens_Page_title_and_screen_class.csv"
    result = read_file(RawFile(path.name, path.read_bytes()), {}, RECEIVED)
    windows = result.tables["web_windows"]
    lines = path.read_text("utf-8").splitlines()
    assert len(windows) == len(lines) - 10
    # The numbers never hold a comma, so they are the last seven cells of a line
    cells = [line.rsplit(",", 7) for line in lines[10:]]
    assert windows["views"].tolist() == [int(cell[1]) for cell in cells]
    assert windows["users"].tolist() == [int(cell[2]) for cell in cells]
    assert windows["events"].tolist() == [int(cell[5]) for cell in cells]
    assert (str(windows["end"].iloc[0].date()), result.notes) == ("2025-06-01", ())
