"""LinkedIn pages: binary workbooks, days in UTC, the moment a post appeared, no names of staff."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file
from readers.spreadsheet import decode_spreadsheet

GOLDEN = Path(__file__).parents[1] / "golden" / "linkedin"
CONTENT = GOLDEN / "koperasi-contoh_content_1781136000.xls"
FOLLOWERS = GOLDEN / "koperasi-contoh_followers_1781136000.xls"
KOP = {"account": "Koperasi Contoh"}


def read(content, name=CONTENT.name, answers=KOP):
    return read_file(RawFile(name, content), answers, date(2026, 11, 21))


def tabs(path=CONTENT):
    sheets = decode_spreadsheet(path.read_bytes())
    return {sheet.name: [list(row) for row in sheet.rows()] for sheet in sheets}


def workbook(sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        tab = book.create_sheet(name)
        for row in rows:
            tab.append([_typed(cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _typed(cell):
    try:
        return float(cell)
    except ValueError:
        return cell or None


def changed(tab, row, column, value, path=CONTENT):
    sheets = tabs(path)
    position = sheets[tab][1].index(column)
    sheets[tab][row - 1][position] = value
    return workbook(sheets)


def codes(result):
    return [(p.code, p.row, p.column, p.value, p.sheet) for p in result.problems]


def test_saved_again_as_xlsx_it_means_the_same():
    binary, again = read(CONTENT.read_bytes()), read(workbook(tabs()))
    assert again.problems == ()
    assert again.notes == binary.notes
    for name, frame in binary.tables.items():
        pd.testing.assert_frame_equal(again.tables[name], frame)


@pytest.mark.parametrize(("tab", "table"), [("Metrics", "account_days"), ("All posts", "posts")])
def test_a_tab_alone_is_enough(tab, table):
    result = read(workbook({tab: tabs()[tab]}))
    assert list(result.tables) == [table]
    assert result.is_ready


def test_a_tab_saved_as_csv():
    rows = tabs()["Metrics"]
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    result = read("\n".join(lines).encode() + b"\n", "Metrics.csv")
    assert result.tables["account_days"]["views"].tolist() == [120, 580, 0]


def test_names_of_staff_are_nowhere():
    result = read(CONTENT.read_bytes())
    for frame in result.tables.values():
        assert "Siti" not in frame.to_csv()
    assert [(n.count, n.detail) for n in result.notes if n.code == "personal_columns_left_out"] == [
        (1, "Posted by")
    ]


def test_the_page_is_asked():
    result = read(CONTENT.read_bytes(), answers={})
    assert [(q.code, q.detail) for q in result.questions] == [("account", "koperasi-contoh")]
    assert set(result.tables["posts"]["account_id"]) == {""}
    assert not result.is_ready


@pytest.mark.parametrize(
    ("name", "day", "noted"),
    [
        ("kop_content_1781136000.xls", "2026-06-11", False),
        ("kop_content_1781136000123.xls", "2026-06-11", False),
        ("kop_content_1780272000.xls", "2026-06-09", False),  # before the last day it holds
        ("kop_content_1900000000.xls", "2026-06-09", False),  # still to come
        ("laporan.xls", "2026-06-09", False),
    ],
)
def test_the_day_of_the_counters(name, day, noted):
    result = read(CONTENT.read_bytes(), name)
    assert set(result.tables["posts"]["as_of"]) == {pd.Timestamp(day)}
    assert ("as_of_received" in [n.code for n in result.notes]) is noted


def test_posts_alone_are_of_the_day_they_came_in():
    result = read(workbook({"All posts": tabs()["All posts"]}), "laporan.xlsx")
    assert set(result.tables["posts"]["as_of"]) == {pd.Timestamp("2026-11-21")}
    assert "as_of_received" in [note.code for note in result.notes]


def test_months_come_before_days():
    result = read(changed("Metrics", 3, "Date", "02/07/2026"))
    assert result.tables["account_days"]["date"][0] == pd.Timestamp("2026-02-07")
    bad = read(changed("Metrics", 3, "Date", "13/07/2026"))
    assert codes(bad) == [("unreadable_date", 3, "Date", "13/07/2026", "Metrics")]


def test_dates_that_excel_took_for_its_own_are_refused():
    sheets = tabs()
    book = openpyxl.load_workbook(io.BytesIO(workbook(sheets)))
    for number in (3, 4, 5):
        book["Metrics"].cell(number, 1).value = datetime(2026, 7, number + 3)  # noqa: DTZ001
    file = io.BytesIO()
    book.save(file)
    assert {p.code for p in read(file.getvalue()).problems} == {"ambiguous_date"}


def test_the_moment_of_a_post_is_in_its_number():
    posts = read(CONTENT.read_bytes()).tables["posts"]
    number = int(posts["post_id"][1])
    moment = datetime.fromtimestamp((number >> 22) / 1000, UTC)
    assert moment == datetime(2026, 6, 7, 1, 0, 2, tzinfo=UTC)  # created two days before
    assert posts["published_at"][1] == pd.Timestamp("2026-06-07 01:00:02")


@pytest.mark.parametrize("created", ["06/09/2026", "06/01/2025"])
def test_a_number_that_cannot_be_the_moment_leaves_the_day(created):
    posts = read(changed("All posts", 3, "Created date", created)).tables["posts"]
    assert pd.isna(posts["published_at"][0])
    assert posts["published_on"][0] == pd.to_datetime(created, format="%m/%d/%Y")


@pytest.mark.parametrize("link", ["", "https://www.linkedin.com/company/1/", "urn:li:activity:"])
def test_a_post_without_a_number_is_refused(link):
    (problem,) = codes(read(changed("All posts", 4, "Post link", link)))
    assert problem[:3] == ("unreadable_post_link", 4, "Post link")


def test_a_post_without_a_day_is_refused():
    result = read(changed("All posts", 4, "Created date", ""))
    assert codes(result) == [("missing_cell", 4, "Created date", None, "All posts")]


def test_a_post_twice_is_refused():
    sheets = tabs()
    sheets["All posts"].append(sheets["All posts"][3])
    assert [p.code for p in read(workbook(sheets)).problems] == ["duplicate_rows"]


def test_older_files_say_shares():
    sheets = tabs()
    sheets["All posts"][1][sheets["All posts"][1].index("Reposts")] = "Shares"
    assert read(workbook(sheets)).tables["posts"]["shares"].tolist() == [3, 0, 0]


def test_an_empty_export_has_no_rows():
    sheets = {name: rows[:2] for name, rows in tabs().items()}
    assert [p.code for p in read(workbook(sheets)).problems] == ["no_rows"]


def test_total_followers_are_the_new_ones():
    result = read(FOLLOWERS.read_bytes(), FOLLOWERS.name)
    frame = result.tables["account_days"]
    assert frame["follows_gained"].tolist() == [4, 2, 0]
    assert "followers_total" not in frame
    assert set(frame["day_zone"]) == {"UTC"}


def test_a_stock_of_followers_is_refused():
    sheets = tabs(FOLLOWERS)
    for row, total in zip(sheets["New followers"][2:], ("204", "206", "206"), strict=True):
        row[4] = total
    result = read(workbook(sheets), FOLLOWERS.name)
    assert codes(result) == [("total_disagrees", 3, "Total followers", "204", "New followers")]


def test_a_locked_workbook_says_so():
    content = CONTENT.read_bytes()
    plain = bytes.fromhex("E1000200B004")  # a record after the beginning becomes FILEPASS
    assert content.count(plain) == 1
    locked = read(content.replace(plain, bytes.fromhex("2F0002000100")))
    assert codes(locked) == [("locked_spreadsheet", None, None, None, None)]
    package = content[:1024] + "EncryptedPackage".encode("utf-16-le") + bytes(2048)
    assert codes(read(package)) == [("locked_spreadsheet", None, None, None, None)]


def test_another_old_file_of_office_is_broken_or_unknown():
    assert [p.code for p in read(CONTENT.read_bytes()[:600]).problems] == ["broken_spreadsheet"]
    other = workbook({"Sheet1": [["Nama", "Nilai"], ["a", "1"]]})
    assert [p.code for p in read(other).problems] == ["unknown_export"]


def test_the_real_page(real_samples):
    folder = real_samples / "other/linkedin-page-content"
    files = sorted(folder.glob("*.xls")) if folder.is_dir() else []
    if not files:
        pytest.skip("LinkedIn's real export is not on this machine")
    # Sums and days counted with another reader of .xls (xlrd).
    result = read(files[0].read_bytes(), files[0].name)
    assert result.is_ready
    days, posts = result.tables["account_days"], result.tables["posts"]
    assert (len(days), len(posts), posts["post_id"].nunique()) == (365, 86, 86)
    assert (days["date"].min(), days["date"].max()) == (
        pd.Timestamp("2023-01-29"),
        pd.Timestamp("2024-01-28"),
    )
    sums = [int(days[c].sum()) for c in ("views", "reach_1d", "likes", "comments", "shares")]
    assert sums == [49_651, 6_160, 498, 34, 51]
    sums = [int(posts[c].sum()) for c in ("views", "clicks", "likes", "comments", "shares")]
    assert sums == [10_773, 972, 494, 34, 80]
    assert posts["published_at"].notna().all()
    assert {n.code: n.count for n in result.notes} == {
        "organic_reach_only": 16,
        "scheduled_posts": 66,
        "personal_columns_left_out": 1,
        "personal_data_in_text": 13,
    }
