"""The old page export: two header rows, several sheets in XML, reactions apart from reach."""

from datetime import date
from pathlib import Path

import pandas as pd

from canonical.raw_file import RawFile
from readers import read_file

FOLDER = Path(__file__).parents[1] / "golden" / "meta"
XML = "Facebook Insights Data Export (Post Level) - Koperasi Contoh - 2020-12-31.xls"
CSV = "Facebook Insights Data Export (Post Level).csv"


def read(name, *changes, as_name=None):
    content = (FOLDER / name).read_bytes()
    for old, new in changes:
        assert old.encode() in content
        content = content.replace(old.encode(), new.encode())
    return read_file(RawFile(as_name or name, content), {}, date(2026, 11, 21))


def test_reactions_come_from_the_sheet_that_counts_every_one():
    posts = read(XML).tables["posts"]
    # 62 people liked it, 65 times: the sheet of people stands before the sheet of stories.
    assert posts[["likes", "comments", "shares"]].to_numpy().tolist() == [[65, 17, 5], [6, 0, 0]]


def test_a_csv_has_no_stories():
    posts = read(CSV).tables["posts"]
    assert not {"likes", "comments", "shares"} & set(posts.columns)


def test_both_containers_agree_on_what_both_have():
    both = ["post_id", "reach", "views", "clicks", "engaged_accounts", "duration_seconds"]
    xml, csv = read(XML).tables["posts"], read(CSV).tables["posts"]
    assert xml[both].to_numpy().tolist() == csv[both].to_numpy().tolist()
    assert xml["source_row"].tolist() == csv["source_row"].tolist() == [3, 4]


def test_the_clock_is_pacific_in_summer_and_winter():
    assert read(XML).tables["posts"]["published_at"].tolist() == [
        pd.Timestamp("2020-09-22 14:07:36"),
        pd.Timestamp("2020-12-21 19:28:46"),
    ]


def test_impressions_are_named_as_such():
    assert set(read(XML).tables["posts"]["metric_version"]) == {"impressions"}


def test_the_day_in_the_name_counts_only_if_it_can_be_true():
    assert set(read(XML).tables["posts"]["as_of"]) == {pd.Timestamp("2020-12-31")}
    for name in ("ekspor.xls", "ekspor 2020-10-01.xls", "ekspor 2027-01-01.xls"):
        result = read(XML, as_name=name)
        assert set(result.tables["posts"]["as_of"]) == {pd.Timestamp("2026-11-21")}
        assert [note.code for note in result.notes] == ["as_of_received"]


def test_a_reach_above_the_impressions_is_kept_and_said():
    result = read(CSV, (",640,600,80,699,", ",640,600,80,600,"))
    assert result.tables["posts"]["reach"].tolist() == [640, 151]
    assert {note.code: note.count for note in result.notes}["reach_above_views"] == 1


def test_a_bad_cell_is_named_with_its_sheet_and_row():
    (problem,) = read(XML, ('"Number">699<', '"Number">6.99<')).problems
    assert (problem.code, problem.row, problem.value) == ("unreadable_cell", 3, "6.99")
    assert problem.sheet == "Key Metrics"


def test_a_name_without_the_page_asks_for_the_account():
    result = read(CSV)
    assert [(q.code, q.detail) for q in result.questions] == [("account", CSV)]
    assert set(result.tables["posts"]["account_id"]) == {""}
    assert read(XML).account == "Koperasi Contoh"
    assert read(XML).is_ready


def test_a_header_without_posts_has_no_rows():
    lines = (FOLDER / CSV).read_bytes().splitlines(keepends=True)
    result = read_file(RawFile(CSV, b"".join(lines[:2])), {}, date(2026, 11, 21))
    assert [problem.code for problem in result.problems] == ["no_rows"]


def test_a_blank_line_in_place_of_the_definitions_is_no_post():
    header, _, *posts = (FOLDER / CSV).read_bytes().splitlines(keepends=True)
    result = read_file(RawFile(CSV, b"".join([header, b"\n", *posts])), {}, date(2026, 11, 21))
    assert result.tables["posts"]["source_row"].tolist() == [3, 4]


def test_posts_without_the_optional_columns():
    keep = "Post ID,Posted,Lifetime Post Total Reach,Lifetime Post Total Impressions\n"
    line = "700_1,9/22/2020 7:07,640,699\n"
    result = read_file(RawFile(CSV, (keep + line).encode()), {}, date(2026, 11, 21))
    posts = result.tables["posts"]
    assert posts[["reach", "views", "source_row"]].to_numpy().tolist() == [[640, 699, 2]]
    assert not {"is_boosted", "duration_seconds"} & set(posts.columns)


def test_the_page_level_file_is_refused_with_the_way_out():
    content = b'Date,Lifetime Total Likes,Daily New Likes\n,"Lifetime: The total","Daily: new"\n'
    result = read_file(RawFile("Page.csv", content), {}, date(2026, 11, 21))
    assert [(p.code, p.value) for p in result.problems] == [("old_page_level", "Page.csv")]
