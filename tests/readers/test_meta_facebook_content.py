"""Facebook posts: Pacific time, the doubled header, blank is not 0, rows that are no posts."""

from datetime import date

import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

HEADER = (
    '"Post ID","Page ID","Page name",Title,Description,"Duration (sec)","Publish time",'
    'Permalink,"Post type","Data comment",Date'
)
NAME = "Jan-01-2026_Jan-31-2026_100.csv"


def post(number=1, *, at="01/05/2026 18:30", grain="Lifetime", tail="", title="Judul", text=""):
    return (
        f'{number},615,"Koperasi Contoh",{title},{text},0,"{at}",'
        f"https://www.facebook.com/k/posts/{number},Photos,,{grain}{tail}"
    )


def read(*lines, name=NAME, header=HEADER, **answers):
    content = "\ufeff" + "\n".join([header, *lines]) + "\n"
    return read_file(RawFile(name, content.encode()), answers, date(2026, 11, 21))


def posts(*lines, **options):
    result = read(*lines, **options)
    assert result.problems == ()
    return result.tables["posts"]


def notes(result):
    return {note.code: note.count for note in result.notes}


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("01/05/2026 18:30", "2026-01-06 02:30"),  # winter: UTC-8, and the day changes
        ("06/17/2026 00:45", "2026-06-17 07:45"),  # summer: UTC-7
        ("03/08/2026 03:30", "2026-03-08 10:30"),  # an hour after the clock went forward
        ("06/07/2026 10:00", "2026-06-07 17:00"),  # month first: 7 June, not 6 July
    ],
)
def test_publish_time_is_pacific_with_the_month_first(written, utc):
    assert posts(post(at=written))["published_at"].tolist() == [pd.Timestamp(utc)]


def test_an_hour_that_the_clock_skipped_is_no_time():
    (problem,) = read(post(1), post(2, at="03/08/2026 02:30")).problems
    assert (problem.code, problem.row, problem.column) == ("unreadable_date", 3, "Publish time")
    assert problem.value == "03/08/2026 02:30"


def test_day_first_is_refused_not_swapped():
    (problem,) = read(post(at="17/06/2026 00:45")).problems
    assert (problem.code, problem.expected) == ("unreadable_date", "MM/DD/YYYY hh:mm")


def test_of_two_views_the_first_that_is_not_zero_counts():
    header = HEADER + ",Views,Reach,Reactions,Views"
    frame = posts(
        post(1, tail=",0,900,5,1200"),
        post(2, tail=",2100,1400,5,2000"),
        post(3, tail=",,10,5,12"),
        post(4, tail=",0,0,0,0"),
        header=header,
    )
    assert frame["views"].tolist() == [1200, 2100, 12, 0]
    assert set(frame["metric_version"]) == {"views"}


def test_no_views_beside_a_reach_is_unknown_and_said():
    result = read(post(1, tail=",0,37"), post(2, tail=",0,0"), header=HEADER + ",Views,Reach")
    frame = result.tables["posts"]
    assert frame["views"].isna().tolist() == [True, False]
    assert frame["metric_version"].isna().tolist() == [True, False]
    assert notes(result) == {"views_not_available": 1}


def test_a_reach_above_the_views_is_kept_and_said():
    result = read(post(1, tail=",30,37"), header=HEADER + ",Views,Reach")
    assert result.tables["posts"]["views"].tolist() == [30]
    assert notes(result) == {"reach_above_views": 1}


def test_impressions_are_views_of_another_definition():
    frame = posts(post(tail=",5,640"), header=HEADER + ",IMPRESSION:UNIQUE_USERS,Impressions")
    assert frame["views"].tolist() == [640]
    assert frame["metric_version"].tolist() == ["impressions"]
    assert "impressions" not in frame


def test_impressions_beside_views_keep_their_own_column():
    frame = posts(post(tail=",700,640"), header=HEADER + ",Views,Impressions")
    assert frame[["views", "impressions"]].to_numpy().tolist() == [[700, 640]]
    assert frame["metric_version"].tolist() == ["views"]


def test_columns_are_found_by_their_whole_name_in_any_order():
    header = (
        '"Reactions, Comments and Shares",Comments,"Reach from Organic posts",Reach,'
        '"Estimated earnings (USD)",Reactions,' + HEADER
    )
    line = "9,2,40,50,1.25,7," + post()
    frame = posts(line, header=header)
    assert frame[["comments", "likes", "reach", "reach_organic"]].iloc[0].tolist() == [2, 7, 50, 40]
    assert not {"amount", "shares"} & set(frame.columns)  # earnings are no spend, blank is no 0


def test_boosted_is_known_only_where_the_file_says_so():
    header = HEADER + ',"Reach from Boosted posts"'
    frame = posts(post(1, tail=",12"), post(2, tail=",0"), post(3, tail=","), header=header)
    assert frame["is_boosted"].tolist() == [True, False, pd.NA]
    assert "is_boosted" not in posts(post())


def test_blank_is_unknown_and_zero_is_zero():
    frame = posts(post(1, tail=",,0"), post(2, tail=",3,"), header=HEADER + ",Link Clicks,Shares")
    assert frame["link_clicks"].tolist() == [pd.NA, 3]
    assert frame["shares"].tolist() == [0, pd.NA]


@pytest.mark.parametrize(
    ("title", "text", "caption"),
    [
        ("Judul", "", "Judul"),
        ("", "Teks", "Teks"),
        ("Sama", "Sama", "Sama"),
        ("Judul", "Teks", "Judul\nTeks"),
    ],
)
def test_caption_is_the_title_or_the_description_or_both(title, text, caption):
    assert posts(post(title=title, text=text))["caption"].tolist() == [caption]


def test_a_post_without_text_has_no_caption():
    assert posts(post(title="", text=""))["caption"].isna().all()


def test_rows_of_an_internal_error_are_left_out_and_counted():
    error = ',,,,,,,,,"An error occurred while computing metadata",,7'
    result = read(post(1, tail=",5"), error, post(2, tail=",6"), header=HEADER + ",Views")
    assert result.tables["posts"]["source_row"].tolist() == [2, 4]
    assert notes(result) == {"platform_error_rows": 1}


def test_a_post_that_lost_its_id_is_refused():
    line = post(1).replace("1,615", ",615", 1)
    (problem,) = read(post(2), line).problems
    assert (problem.code, problem.row, problem.column) == ("required_cell", 3, "Post ID")


def test_short_rows_are_filled():
    frame = posts(post(1, tail=",5,6"), post(2, tail=",5"), header=HEADER + ",Views,Shares")
    assert frame["shares"].tolist() == [6, pd.NA]


def test_a_caption_of_several_lines_is_one_row():
    frame = posts(post(1, title='"satu\ndua, ""tiga"""'), post(2))
    assert frame["caption"].tolist() == ['satu\ndua, "tiga"', "Judul"]
    assert frame["source_row"].tolist() == [2, 3]


def test_numbers_by_day_are_not_lifetime_numbers():
    (problem,) = read(post(1), post(2, grain="01/05/2026")).problems
    assert (problem.code, problem.row, problem.column) == ("daily_grain", 3, "Date")
    assert (problem.value, problem.expected) == ("01/05/2026", "Lifetime")


@pytest.mark.parametrize("number", ["9.60221E+14", "9,60221E+14", "1.797469756488426e+16"])
def test_an_id_that_excel_rounded_is_refused(number):
    (problem,) = read(post(1), f'"{number}"' + post(2).removeprefix("2")).problems
    assert (problem.code, problem.row, problem.column) == ("scientific_id", 3, "Post ID")
    assert problem.value == number


def test_a_decimal_that_excel_made_a_date_is_refused():
    result = read(post(1, tail=",3.Apr"), header=HEADER + ',"Seconds viewed"')
    (problem,) = result.problems
    assert (problem.code, problem.row, problem.value) == ("unreadable_cell", 2, "3.Apr")


def test_rows_that_excel_wrapped_into_one_cell_are_refused():
    content = "\n".join('"' + line.replace('"', '""') + '"' for line in (HEADER, post(1)))
    result = read_file(RawFile(NAME, content.encode()), {}, date(2026, 11, 21))
    assert [problem.code for problem in result.problems] == ["wrapped_rows"]


def test_semicolons_of_an_excel_resave_are_read():
    content = "\n".join(line.replace(",", ";") for line in (HEADER, post(1)))
    result = read_file(RawFile(NAME, content.encode()), {}, date(2026, 11, 21))
    assert result.tables["posts"]["post_id"].tolist() == ["1"]


def test_a_header_alone_has_no_rows():
    assert [problem.code for problem in read().problems] == ["no_rows"]


def test_one_post_twice_in_a_file_is_refused():
    (problem,) = read(post(7), post(7)).problems
    assert (problem.code, problem.row) == ("duplicate_rows", 3)


def test_counters_are_of_the_last_day_in_the_name():
    assert posts(post())["as_of"].tolist() == [pd.Timestamp("2026-01-31")]
    result = read(post(), name="laporan bulan lalu.csv")
    assert result.tables["posts"]["as_of"].tolist() == [pd.Timestamp("2026-11-21")]
    assert [(note.code, note.detail) for note in result.notes] == [("as_of_received", "2026-11-21")]


def test_a_name_that_the_posts_contradict_is_not_believed():
    result = read(post(at="06/17/2026 00:45"))
    assert result.tables["posts"]["as_of"].tolist() == [pd.Timestamp("2026-11-21")]
    assert notes(result) == {"as_of_received": 1}


@pytest.mark.parametrize(
    ("written", "format_"),
    [
        ("Photos", "photo"),
        ("Foto", "photo"),
        ("Reels", "video_short"),
        ("Videos", "video"),
        ("Links", "link"),
        ("Tautan", "link"),
        ("Text", "text"),
        ("Stories", "story"),
        ("Barang baru", "other"),
    ],
)
def test_kinds_of_posts(written, format_):
    line = post().replace("Photos", written)
    assert posts(line)["format"].tolist() == [format_]


def test_the_account_is_the_page():
    result = read(post())
    assert (result.platform, result.account) == ("facebook", "Koperasi Contoh")
    assert result.tables["posts"]["account_id"].tolist() == ["Koperasi Contoh"]
    assert result.is_ready


def test_a_page_without_a_name_has_that_of_its_number_else_the_number():
    lines = (
        post(1),
        post(2).replace('"Koperasi Contoh"', ""),
        post(3).replace('615,"Koperasi Contoh"', '616,""'),
    )
    assert posts(*lines)["account_id"].tolist() == ["Koperasi Contoh", "Koperasi Contoh", "616"]
    assert posts(post(3).replace('"Koperasi Contoh"', ""))["account_id"].tolist() == ["615"]
