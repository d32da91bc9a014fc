"""Google Business Profile: a window in the file's name, places without their addresses."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from canonical.problem import Note, Question
from canonical.raw_file import RawFile
from readers import read_file

RECEIVED = date(2026, 11, 21)
NAME = "GMB insights (Performance Report) - 2026-1-1 - 2026-1-31 - 0123.csv"
HEADER = (
    "Store code,Business name,Address,Labels,Google Search - Mobile,Google Search - Desktop,"
    "Google Maps - Mobile,Google Maps - Desktop,Calls,Directions,Website clicks"
)
WORDS = ",,,," + ",".join(["Number of people"] * 7)
ROW = ",Kopi,Jl. Melati 1,,42,24,27,24,1,63,7"


def read(*rows, name=NAME, **answers):
    text = "\n".join([HEADER, *rows, ""])
    return read_file(RawFile(name, text.encode()), answers, RECEIVED)


def places(result):
    return result.tables["web_windows"].to_dict("records")


def test_one_place_in_one_window():
    result = read(WORDS, ROW)
    (place,) = places(result)
    assert place["profile_viewers"] == 42 + 24 + 27 + 24
    assert (place["calls"], place["directions"], place["clicks"]) == (1, 63, 7)
    assert (str(place["start"].date()), str(place["end"].date())) == ("2026-01-01", "2026-02-01")
    assert (place["account_id"], place["source_row"], result.is_ready) == ("Kopi", 3, True)
    assert result.notes == (Note("personal_columns_left_out", 1, "Address"),)


def test_no_address_is_kept_and_two_places_stay_two():
    result = read(WORDS, ROW, ROW.replace("Melati 1", "Mawar 9"))
    first, second = places(result)
    assert first["band"] != second["band"]
    assert not any("Jl." in str(value) for place in (first, second) for value in place.values())
    assert places(read(WORDS, ROW.replace("Jl.", "JL. ")))[0]["band"] == first["band"]


def test_a_store_code_names_the_place():
    assert places(read(WORDS, "BDG-1" + ROW))[0]["band"] == "BDG-1"


def test_a_missing_number_makes_no_bound():
    (place,) = places(read(WORDS, ROW.replace(",24,1,", ",,1,")))
    assert place["profile_viewers"] is None


def test_the_words_under_the_header_may_be_gone():
    assert [place["source_row"] for place in places(read(ROW))] == [2]


@pytest.mark.parametrize("name", ["kinerja.csv", NAME.replace("2026-1-31", "2026-13-31")])
def test_a_lost_window_is_asked_for(name):
    result = read(WORDS, ROW, name=name)
    assert result.questions == (Question("period", detail=name),)
    assert read(WORDS, ROW, name=name, period="2026-01-01/2026-01-31").is_ready


def test_a_window_that_is_not_over_is_asked_for():
    name = NAME.replace("2026-1-31", "2026-12-31")
    assert read(WORDS, ROW, name=name).questions == (Question("period", detail=name),)


def test_a_place_without_a_name_and_a_file_without_places_are_refused():
    assert [p.code for p in read(WORDS, ROW.replace("Kopi", "")).problems] == ["required_cell"]
    assert [p.code for p in read(WORDS).problems] == ["no_rows"]


def test_a_number_that_is_none_is_named():
    problem = read(WORDS, ROW.replace(",63,", ",63x,")).problems[0]
    assert (problem.code, problem.row, problem.column) == ("unreadable_cell", 3, "Directions")


def test_the_real_file(real_samples):
    (path,) = (real_samples / "other/gbp-formpipe").iterdir()
    with path.open(encoding="utf-8", newline="") as file:
        source = list(csv.reader(file))[2:]
    result = read_file(RawFile(path.name, path.read_bytes()), {}, RECEIVED)
    frame = result.tables["web_windows"]
    assert result.is_ready
    assert frame["profile_viewers"].tolist() == [sum(map(int, row[4:8])) for row in source]
    assert frame["profile_viewers"].tolist() == [117, 122, 77, 56]
    assert frame["directions"].tolist() == [int(row[11]) for row in source]
    assert frame["clicks"].tolist() == [int(row[12]) for row in source]
    assert frame["band"].nunique() == 4
    addresses = {word for row in source for word in row[2].split() if len(word) > 5}
    assert not addresses & set(frame.astype("str").to_numpy().ravel())
