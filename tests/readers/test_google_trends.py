"""Google Trends: any language of the preamble, `<1`, terms with commas, dates never guessed."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from canonical.problem import Note, Problem, Question
from canonical.raw_file import RawFile
from readers import read_file
from readers.google_trends_frame import stated_window

RECEIVED = date(2026, 11, 21)


def read(*lines, name="multiTimeline.csv", end="\n", **answers):
    return read_file(RawFile(name, (end.join(lines) + end).encode()), answers, RECEIVED)


def rows(result, *columns):
    return [tuple(row) for row in result.tables["trends"][[*columns]].itertuples(index=False)]


@pytest.mark.parametrize(
    ("labels", "grain", "first"),
    [
        (("2026-01-01", "2026-01-02"), "day", "2026-01-01 00:00"),
        (("2025-12-28", "2026-01-04"), "week", "2025-12-28 00:00"),
        (("2025-12", "2026-01", "2026-02", "2026-03"), "month", "2025-12-01 00:00"),
        (("2025-12-01", "2026-01-01", "2026-02-01"), "month", "2025-12-01 00:00"),
        (("2026-01-01T05", "2026-01-01T06"), "hour", "2026-01-01 05:00"),
        (("2026-01-01T05:00:00+07:00", "2026-01-01T06:00:00+07:00"), "hour", "2026-01-01 05:00"),
        (("2026-01-01T05:28:00+07:00", "2026-01-01T05:36:00+07:00"), "minute", "2026-01-01 05:28"),
    ],
)
@pytest.mark.parametrize(
    "preamble", [("Category: All categories", "", "Day"), ("Kategori: Semua kategori", "", "Hari"),
                 ("Catégorie : Toutes catégories", "", "Jour"), ("Hari",)],
)  # fmt: skip
def test_steps_in_any_language(labels, grain, first, preamble):
    header = f"{preamble[-1]},koperasi: (Indonesia)"
    result = read(*preamble[:-1], header, *(f"{label},{n}" for n, label in enumerate(labels)))
    assert set(result.tables["trends"]["grain"]) == {grain}
    assert f"{result.tables['trends']['at'].iloc[0]:%Y-%m-%d %H:%M}" == first
    assert rows(result, "term", "place", "index")[1] == ("koperasi", "Indonesia", 1.0)
    assert result.is_ready


def test_below_one_is_zero_with_a_flag_and_each_term_keeps_its_place():
    result = read('Hari,"beras, gula: (Jawa Barat)",kopi: (Indonesia)', "2026-01-01,<1,0",
                  "2026-01-02,7,100")  # fmt: skip
    assert rows(result, "term", "place", "index", "below_one") == [
        ("beras, gula", "Jawa Barat", 0.0, True),
        ("beras, gula", "Jawa Barat", 7.0, False),
        ("kopi", "Indonesia", 0.0, False),
        ("kopi", "Indonesia", 100.0, False),
    ]


def test_dates_saved_again_are_read_only_where_one_way_is_even():
    us = [f"{m}/{d}/2026" for m, d in ((2, 11), (2, 12), (2, 13))]
    result = read("Day,kopi: (Indonesia)", *(f"{day},1" for day in us))
    assert next(f"{at:%Y-%m-%d}" for (at,) in rows(result, "at")) == "2026-02-11"
    local = [f"{d}/{m}/2026" for m, d in ((2, 1), (2, 2), (2, 3))]
    result = read("Hari,kopi: (Indonesia)", *(f"{day},1" for day in local))
    assert next(f"{at:%Y-%m-%d}" for (at,) in rows(result, "at")) == "2026-02-01"
    jumping = read("Hari,kopi: (Indonesia)", "1/2/2026,1", "3/5/2026,1", "4/9/2026,1")
    assert jumping.problems[0].code == "unreadable_date"
    both = read("Hari,kopi: (Indonesia)", "1/1/2026,1", "2/2/2026,1")
    assert both.problems[0].code == "unreadable_date"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("2026-01-01,5", "2026-01-03,6", "2026-01-04,6"),
         Problem("uneven_steps", 2, "Hari", "2026-01-01")),
        (("2026-01-01,5",), Problem("uneven_steps", 2, "Hari", "2026-01-01")),
        (("2026-01-01,5", "2026-01-02,101"),
         Problem("unreadable_cell", 3, "kopi: (Indonesia)", "101", "0–100")),
        (("2026-01-01,5", "2026-02-30,6"), Problem("unreadable_date", 3, "Hari", "2026-02-30",
                                                   "YYYY-MM-DD")),
    ],
)  # fmt: skip
def test_a_damaged_series_is_refused(lines, problem):
    assert read("Hari,kopi: (Indonesia)", *lines).problems == (problem,)


def test_regions_of_one_term_have_an_index_and_of_several_a_share():
    one = read("Kategori: x", "", "Wilayah,kopi: (12/12/18 - 12/12/23)", "Bali,31", "Papua,",
               name="geoMap.csv")  # fmt: skip
    assert rows(one, "band", "index", "place", "dimension") == [("Bali", 31.0, "", "region")]
    assert one.notes == (Note("regions_without_data", 1),)
    (start, until) = rows(one, "at", "until")[0]
    assert (f"{start:%Y-%m-%d}", f"{until:%Y-%m-%d}") == ("2018-12-12", "2023-12-13")
    header = "Region,kopi: (11/26/24 - 11/26/25),teh: (11/26/24 - 11/26/25)"
    two = read("Category: x", "", header, "Bali,<1%,100%", name="geoMap.csv")
    assert rows(two, "term", "share", "below_one") == [("kopi", 0.0, True), ("teh", 1.0, False)]
    assert two.tables["trends"]["index"].isna().all()


def test_a_window_whose_day_and_month_could_be_swapped_is_asked_for():
    lines = ("Wilayah,kopi: (5/9/24 - 5/9/25)", "Bali,31")
    assert read(*lines).questions == (Question("period", detail="5/9/24 - 5/9/25"),)
    told = read(*lines, period="2024-09-05/2025-09-05")
    assert f"{rows(told, 'at')[0][0]:%Y-%m-%d}" == "2024-09-05"
    assert stated_window("26/11/24 - 26/11/25, Bali")[1] == "Bali"
    assert f"{stated_window('26/11/24 - 26/11/25')[0].start:%Y-%m-%d}" == "2024-11-26"


RELATED = ("Category: x", '"kopi: (9/15/24 - 9/15/25, Indonesia)"', "", "TOP")


def test_related_queries_top_and_rising():
    result = read(*RELATED, "kopi susu,100", '"gula, kopi",4', "", "RISING", "kopi desa,Breakout",
                  'kopi luwak,"+4,900%"', "kopi hitam,+40%")  # fmt: skip
    assert rows(result, "dimension", "band", "is_breakout") == [
        ("related_top", "kopi susu", False), ("related_top", "gula, kopi", False),
        ("related_rising", "kopi desa", True), ("related_rising", "kopi luwak", False),
        ("related_rising", "kopi hitam", False),
    ]  # fmt: skip
    assert [str(g) for (g,) in rows(result, "growth")] == ["<NA>", "<NA>", "<NA>", "49.0", "0.4"]
    assert set(rows(result, "term", "place")) == {("kopi", "Indonesia")}


@pytest.mark.parametrize(
    ("lines", "row", "value"),
    [
        (("kopi susu,101",), 5, "101"),
        (("kopi susu",), 5, "kopi susu"),
        (("kopi susu,5,6",), 5, "kopi susu, 5, 6"),
        (("", "RISING", "kopi desa,Viral"), 7, "Viral"),
    ],
)
def test_a_row_that_is_none_is_named(lines, row, value):
    problem = read(*RELATED, *lines).problems[0]
    assert (problem.code, problem.row, problem.value) == ("unreadable_trend", row, value)


def test_a_download_that_was_cut_off_is_refused():
    series = b"Kategori: x\n\nHari,kopi: (Indonesia)\n2026-01-01,5\n2026-01-02,1"
    regions = b"Kategori: x\n\nWilayah,kopi: (12/12/18 - 12/12/23)\nBali,31\nAceh,1"
    related = "\n".join([*RELATED, "kopi susu,1"]).encode()
    for content in (series, regions, related):
        result = read_file(RawFile("x.csv", content), {}, RECEIVED)
        assert result.problems == (Problem("cut_off", 5),)
    resaved = read_file(RawFile("x.csv", series.partition(b"\n\n")[2]), {}, RECEIVED)
    assert resaved.is_ready


def test_a_series_without_rows_is_refused():
    assert [p.code for p in read("Hari,kopi: (Indonesia)").problems] == ["no_rows"]
    regions = read("Wilayah,kopi: (12/12/18 - 12/12/23)", "Bali,")
    assert [p.code for p in regions.problems] == ["no_rows"]
    assert [p.code for p in read(*RELATED, "", "RISING").problems] == ["no_rows"]


def test_terms_of_different_periods_keep_their_own():
    header = "Region,kopi: (1/13/24 - 12/31/24),kopi: (1/13/25 - 12/31/25)"
    result = read(header, "Bali,31%,69%")
    assert [f"{at:%Y-%m-%d}" for (at,) in rows(result, "at")] == ["2024-01-13", "2025-01-13"]
    unclear = read(header.replace("1/13/25 - 12/31/25", "1/2/25 - 3/4/25"), "Bali,31%,69%")
    assert [p.code for p in unclear.problems] == ["ambiguous_date"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("Bali,101", "unreadable_cell"), ("Bali", "short_row"), ("Bali,1,2", "long_row")],
)
def test_a_damaged_region_is_named(line, code):
    result = read("Wilayah,kopi: (12/12/18 - 12/12/23)", "Aceh,5", line)
    assert [(p.code, p.row) for p in result.problems] == [(code, 3)]


def test_related_queries_of_a_period_in_words_ask_for_it():
    lines = ("Kategori: x", '"kopi: (7 hari terakhir, Indonesia)"', "", "TERATAS", "kopi susu,<1")
    assert read(*lines).questions == (Question("period", detail="7 hari terakhir, Indonesia"),)
    told = read(*lines, period="2026-01-01/2026-01-07")
    assert rows(told, "place", "index", "below_one") == [("Indonesia", 0.0, True)]


def test_two_columns_of_one_term_and_place_are_refused():
    result = read("Hari,kopi: (Bali),kopi: (Bali)", "2026-01-01,5,6", "2026-01-02,6,7")
    assert [p.code for p in result.problems] == ["duplicate_column"]


def test_a_workbook_with_several_sheets_is_none():
    book = openpyxl.Workbook()
    book.active.append(["Hari", "kopi: (Bali)"])
    book.create_sheet("lain").append(["TOP"])
    file = io.BytesIO()
    book.save(file)
    result = read_file(RawFile("x.xlsx", file.getvalue()), {}, RECEIVED)
    assert result.problems[0].code == "unknown_export"


def test_a_download_is_known_by_its_content():
    lines = ("Hari,kopi: (Indonesia)", "2026-01-01,5", "2026-01-02,6")
    one, other = read(*lines), read(*lines, end="\r\n")
    assert set(rows(one, "download")) != set(rows(other, "download"))


def values(path, start):
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in list(csv.reader(file))[start:] if len(row) > 1]


def real(path):
    return read_file(RawFile(path.name, path.read_bytes()), {}, RECEIVED)


REAL_SERIES = {
    "trends-id-kaburajadulu": ("kabur aja dulu", "day", "2024-12-26", "2025-03-26", 91),
    "trends-id-lovebonito": ("Love, Bonito", "week", "2018-12-16", "2023-12-03", 260),
}


@pytest.mark.parametrize("folder", REAL_SERIES)
def test_the_real_series(real_samples, folder):
    term, grain, first, last, steps = REAL_SERIES[folder]
    path = real_samples / "other" / folder / "multiTimeline.csv"
    frame, source = real(path).tables["trends"], values(path, 3)
    assert len(frame) == len(source) == steps
    assert frame["index"].tolist() == [int(row[1]) for row in source]
    assert [f"{at:%Y-%m-%d}" for at in frame["at"]] == [row[0] for row in source]
    assert (source[0][0], source[-1][0]) == (first, last)
    assert set(zip(frame["term"], frame["place"], frame["grain"], strict=True)) == {
        (term, "Indonesia", grain)
    }


def test_the_real_regions(real_samples):
    path = real_samples / "other/trends-id-lovebonito/geoMap.csv"
    result, source = real(path), values(path, 3)
    known = [(row[0], float(row[1])) for row in source if row[1]]
    assert rows(result, "band", "index") == known
    assert known[0] == ("Daerah Khusus Ibukota Jakarta", 100.0)
    assert result.notes == (Note("regions_without_data", 34 - len(known)),)


def test_the_real_related_queries(real_samples):
    path = real_samples / "other/trends-en-glp1/relatedQueries-2.csv"
    frame, source = real(path).tables["trends"], values(path, 3)
    assert frame["band"].tolist() == [row[0] for row in source]
    assert frame["dimension"].value_counts().to_dict() == {"related_top": 25, "related_rising": 25}
    assert int(frame["is_breakout"].sum()) == sum(row[1] == "Breakout" for row in source) == 24
    assert frame["growth"].dropna().tolist() == [49.0]
    assert int(frame["index"].sum()) == sum(int(row[1]) for row in source[:25])
