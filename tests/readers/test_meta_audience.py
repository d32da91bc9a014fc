"""Audience: two forms, shares of 0 to 1, the only follower total that Meta exports."""

from datetime import date

import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

KOP = {"account": "koperasicontoh", "platform": "instagram", "as_of": "2026-11-20"}
OF = {"account": "koperasicontoh", "platform": "instagram"}
AGES = '"Age & gender"\n"","Men","Women"\n"18-24","12.5","20"\n"65+","3","64.5"'
TOTAL = '"Instagram followers"\n"IG_ACCOUNT,FOLLOW,UNIQUE_USERS"\n"4940"'
NO_PAGE = '"Facebook followers"\n"FB_PAGE,FOLLOW,UNIQUE_USERS"\n"0"'


def read(*blocks, answers=KOP, name="Audience.csv"):
    content = "sep=,\n" + "\n\n".join(blocks) + "\n\n\n"
    raw = RawFile(name, b"\xff\xfe" + content.encode("utf-16-le"))
    return read_file(raw, answers, date(2026, 11, 21))


def bands(result):
    assert result.problems == ()
    frame = result.tables["audience"]
    return dict(zip(frame["band"], frame["share"], strict=True))


def test_ages_by_gender_in_points():
    result = read(AGES)
    assert bands(result) == {
        "18-24 men": 0.125,
        "18-24 women": 0.2,
        "65+ men": 0.03,
        "65+ women": 0.645,
    }
    frame = result.tables["audience"]
    assert set(frame["dimension"]) == {"age_gender"}
    assert set(frame["base"]) == {"followers"}
    assert frame["source_row"].tolist() == [4, 4, 5, 5]


@pytest.mark.parametrize(
    "header", ['"","Women","Men"', '"","Perempuan","Laki-laki"', '"","Wanita","Pria"']
)
def test_the_order_and_language_of_the_genders_do_not_matter(header):
    found = bands(read(AGES.replace('"","Men","Women"', header)))
    assert found["18-24 women"] == 0.125
    assert found["18-24 men"] == 0.2


def test_ages_by_gender_with_a_percent_sign():
    block = '"Instagram followers by gender and age"\n"Age","Women","Men"\n"18-24","12.2%","3%"'
    result = read(block, answers={"account": "kop", "as_of": "2026-11-20"})
    assert bands(result) == {"18-24 women": 0.122, "18-24 men": 0.03}
    assert result.platform == "instagram"
    assert result.questions == ()


def test_places_in_a_row_of_names_over_a_row_of_shares():
    cities = '"Top cities"\n"Bandung, Indonesia","São Paulo, SP, Brazil"\n"21.4","0.8"'
    countries = '"Negara teratas"\n"Indonesia","Atlantis"\n"93.1","0.5"'
    found = bands(read(cities, AGES, countries))
    assert found["Bandung, Indonesia"] == 0.214
    assert found["São Paulo, SP, Brazil"] == 0.008
    assert found["ID"] == 0.931
    assert found["Atlantis"] == 0.005  # a country we have no code for keeps its name


def test_places_one_a_row():
    cities = (
        '"Instagram followers by top cities"\n"Top towns/cities","Value"\n"Delhi, India","15.6%"'
    )
    countries = '"Instagram followers by top countries"\n"Top countries","Value"\n"India","62.7%"'
    result = read(TOTAL, cities, countries)
    assert bands(result) == {"Delhi, India": 0.156, "IN": 0.627}
    assert result.tables["audience"]["dimension"].tolist() == ["city", "country"]


def test_the_follower_total_is_an_account_day():
    result = read(NO_PAGE, TOTAL, answers={"account": "kop", "as_of": "2026-03-31"})
    frame = result.tables["account_days"]
    assert frame[["platform", "followers_total", "source_row"]].to_numpy().tolist() == [
        ["facebook", 0, 4],
        ["instagram", 4940, 8],
    ]
    assert set(frame["date"]) == {pd.Timestamp("2026-03-31")}
    assert "audience" not in result.tables


def test_blocks_of_a_platform_without_followers_are_empty():
    empty = '"Facebook followers by gender and age"\n'
    ages = '"Instagram followers by gender and age"\n"Age","Women","Men"\n"18-24","12.2%","22.3%"'
    result = read(NO_PAGE, TOTAL, empty, ages)
    assert set(result.tables["audience"]["platform"]) == {"instagram"}


def test_the_day_is_the_answer():
    answered = read(AGES, answers={**KOP, "as_of": "2026-06-21"})
    assert set(answered.tables["audience"]["as_of"]) == {pd.Timestamp("2026-06-21")}
    assert answered.notes == ()
    assert answered.is_ready


@pytest.mark.parametrize("answer", ["", "21/06/2026", "2026-02-30", "2026-11-22"])
def test_a_day_that_is_missing_no_day_or_still_to_come_is_asked(answer):
    result = read(AGES, answers={**KOP, "as_of": answer})
    assert [(q.code, q.options, q.detail) for q in result.questions] == [
        ("as_of", (), "Audience.csv")
    ]
    assert set(result.tables["audience"]["as_of"]) == {pd.Timestamp("2026-11-21")}  # a preview
    assert not result.is_ready


def test_a_period_in_the_name_says_the_day():
    result = read(AGES, answers=OF, name="May-25-2026_Jun-21-2026_Audience.csv")
    assert set(result.tables["audience"]["as_of"]) == {pd.Timestamp("2026-06-21")}
    assert result.is_ready


def test_account_platform_and_day_are_asked_where_the_file_is_silent():
    result = read(AGES, answers={})
    assert [(q.code, q.options) for q in result.questions] == [
        ("platform", ("facebook", "instagram")),
        ("account", ()),
        ("as_of", ()),
    ]
    assert not result.is_ready
    assert [question.code for question in read(TOTAL, answers={}).questions] == [
        "account",
        "as_of",
    ]


def test_shares_are_shown_while_the_platform_is_asked():
    result = read(AGES, answers={"account": "kop"})
    assert result.problems == ()
    frame = result.tables["audience"]
    assert frame["platform"].isna().all()
    assert frame["share"].tolist() == [0.125, 0.2, 0.03, 0.645]


def test_a_share_that_excel_made_a_date_is_refused():
    (problem,) = read(AGES.replace('"12.5"', '"12.Mei"')).problems
    assert (problem.code, problem.row, problem.column) == ("unreadable_cell", 4, "18-24 men")
    assert (problem.value, problem.expected) == ("12.Mei", "percent")


def test_a_percentage_that_a_spreadsheet_turned_into_a_fraction_is_refused():
    block = '"Instagram followers by top countries"\n"Top countries","Value"\n"Indonesia","{}"'
    assert read(AGES, block.format("97%")).problems == ()
    (problem,) = read(AGES, block.format("0.97")).problems
    assert (problem.code, problem.value, problem.expected) == ("unreadable_cell", "0.97", "percent")


def test_a_decimal_comma_is_refused():
    (problem,) = read(AGES.replace('"12.5"', '"12,5"')).problems
    assert (problem.code, problem.value) == ("unreadable_cell", "12,5")


def test_a_share_above_the_whole_is_refused():
    (problem,) = read(AGES.replace('"12.5"', '"125"')).problems
    assert (problem.code, problem.row) == ("share_out_of_range", 4)


def test_a_total_that_is_no_number_is_refused():
    (problem,) = read(TOTAL.replace("4940", "4.9K")).problems
    assert (problem.code, problem.row, problem.value) == ("unreadable_cell", 4, "4.9K")


def test_a_gender_that_meta_is_not_known_to_write_is_refused():
    (problem,) = read(AGES.replace("Women", "Vrouwen")).problems
    assert (problem.code, problem.row, problem.value) == ("unknown_word", 3, "Vrouwen")


def test_a_part_of_unknown_meaning_is_refused():
    (problem,) = read(AGES, '"Top hobbies"\n"Fishing","Chess"\n"3","2"').problems
    assert (problem.code, problem.row, problem.value) == ("unknown_block", 7, "Top hobbies")


def test_a_blank_share_is_left_out():
    assert "18-24 men" not in bands(read(AGES.replace('"12.5"', '""')))


def test_titles_without_any_number_have_no_rows():
    empty = TOTAL.replace('\n"4940"', "")
    assert [problem.code for problem in read(empty).problems] == ["no_rows"]
