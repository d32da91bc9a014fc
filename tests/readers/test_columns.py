"""Cells to values: each kind reads what it states, names what it cannot, and never guesses."""

import numpy as np
import pandas as pd
import pytest

from canonical.problem import Problem
from readers.columns import (
    MAX_PROBLEMS,
    Choice,
    Count,
    Date,
    Flag,
    Identifier,
    Money,
    Number,
    Percent,
    Text,
    Timestamp,
)
from readers.dates import parse_moment

BAD = "bad"
PACIFIC = "America/Los_Angeles"


def column(*cells):
    return pd.Series(list(cells), dtype="str")


def read(kind, *cells, typed=False):
    """Values with None for null and BAD for what could not be read."""
    parsed = kind.read(column(*cells), typed=typed)
    values = [None if pd.isna(value) else value for value in parsed.column]
    return [BAD if bad else value for value, bad in zip(values, parsed.bad, strict=True)]


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Count(), "12", 12),
        (Count(), " 12 ", 12),
        (Count(), "-4", -4),
        (Count(), "007", 7),
        (Count(), "0", 0),
        (Count(), "", None),
        (Count(), " ", None),
        (Count(), "1.234", BAD),
        (Count(), "1,234", BAD),
        (Count(), "1.0", BAD),
        (Count(), "1e5", BAD),
        (Count(), "0x1F", BAD),
        (Count(), "١٢", BAD),
        (Count(), "undefined", BAD),
        (Count(), "9" * 18, int("9" * 18)),
        (Count(), "9" * 30, BAD),
        (Count(null=frozenset({"undefined", "--", "<5"})), "Undefined", None),
        (Count(null=frozenset({"undefined", "--", "<5"})), " --", None),
        (Count(null=frozenset({"undefined", "--", "<5"})), "<5", None),
        (Count(thousands=","), "9,380", 9380),
        (Count(thousands="."), "1.234.567", 1234567),
        (Count(thousands="."), "1.23", BAD),
        (Count(thousands="."), "1234", 1234),
        (Number(), "1822.089", 1822.089),
        (Number(), "5", 5.0),
        (Number(), "nan", BAD),
        (Number(), "inf", BAD),
        (Number(), "1,5", BAD),
        (Number(decimal=",", thousands="."), "1.234,5", 1234.5),
        (Number(decimal=","), "1.5", BAD),
        (Money(), "1617715", 1617715),
        (Money(), "Rp 1.617.715", 1617715),
        (Money(), "Rp. 5.000", 5000),
        (Money(), "IDR 1.617.715,00", 1617715),
        (Money(), "-Rp2.500", -2500),
        (Money(), "1.617,50", BAD),
        (Money(thousands=","), "1,617,715.00", 1617715),
        (Percent("sign"), "12.2%", 0.122),
        (Percent("sign"), "12.2", BAD),
        (Percent("points"), "2.86", 0.0286),
        (Percent("points"), "2.86%", BAD),
        (Percent("fraction"), "0.0968", 0.0968),
        (Percent("sign", decimal=","), "12,5 %", 0.125),
        (Flag(), "1", True),
        (Flag(), "Tidak", False),
        (Flag(), "mungkin", BAD),
        (Choice({"IG reel": "video_short"}), " ig REEL", "video_short"),
        (Choice({"IG reel": "video_short"}), "IG cube", BAD),
        (Choice({"IG reel": "video_short"}, other="other"), "IG cube", "other"),
        (Choice({"IG reel": "video_short"}, other="other"), "", None),
        (Identifier(), " -abc", "-abc"),
        (Identifier(), "17974697564884257", "17974697564884257"),
        (Identifier(), "1.79747E+16", BAD),
        (Identifier(), "1,79747E+16", BAD),
        (Identifier(), "1.797469756488426e+16", BAD),
        (Text(), " as it is ", " as it is "),
        (Text(), "", None),
        (Text(null=frozenset({"n/a"})), "N/A", None),
    ],
)
def test_one_cell(kind, cell, value):
    assert read(kind, cell) == [value]


KINDS = [Count(), Number(), Money(), Percent("points"), Identifier(), Text(), Flag()]
KINDS += [Choice({"a": "b"}), Date("%Y-%m-%d"), Timestamp("%Y-%m-%d", zone=PACIFIC)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_cells_and_blank_cells(kind):
    assert read(kind) == []
    assert read(kind, "", " ")[0] is None


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Number(decimal=","), "1.5", 1.5),
        (Number(decimal=","), "1.234", BAD),  # the number 1.234 or the text 1.234?
        (Number(), "1e-05", 0.00001),
        (Count(thousands="."), "1.234", BAD),
        (Count(thousands="."), "1.234.567", 1234567),
        (Money(), "1.234", BAD),
        (Money(), "Rp 1.234", 1234),
        (Percent("sign"), "0.122", 0.122),
        (Percent("sign"), "12.2%", 0.122),
    ],
)
def test_a_typed_cell_of_a_spreadsheet_is_never_taken_for_a_grouped_number(kind, cell, value):
    assert read(kind, cell, typed=True) == [value]


def test_one_bad_cell_is_named_with_row_column_value_and_what_was_expected():
    cells = column("1", "x", "3")
    parsed = Count().read(cells)
    found = parsed.problems(cells, rows=np.array([2, 3, 9]), header="Jangkauan", sheet="Data")
    assert found == [Problem("unreadable_cell", 3, "Jangkauan", "x", "count", "Data")]


def test_a_column_of_nonsense_gives_a_bounded_list():
    cells = column(*["x"] * (MAX_PROBLEMS + 5))
    found = Count().read(cells).problems(cells, rows=np.arange(len(cells)), header="a")
    assert len(found) == MAX_PROBLEMS


def day(text):
    return pd.Timestamp(text)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Date("%Y-%m-%d"), "2026-02-28", day("2026-02-28")),
        (Date("%Y-%m-%d"), "2026-02-30", BAD),
        (Date("%Y-%m-%d"), "2026-2-3", BAD),
        (Date("%m/%d/%Y"), "06/17/2026", day("2026-06-17")),
        (Date("%m/%d/%Y"), "17/06/2026", BAD),
        (Date("%m/%d/%Y"), "6/7/2026", BAD),
        (Date("%-m/%-d/%Y"), "6/7/2026", day("2026-06-07")),
        (Date("%b %-d, %Y"), "Feb 19, 2023", day("2023-02-19")),
        (Date("%-d %b %Y"), "12 Agu 2025", day("2025-08-12")),
        (Date("%-d %b %Y"), "5 Maret 2026", day("2026-03-05")),
        (Date("%a, %b %d, %Y"), "Sat, Aug 15, 2026", day("2026-08-15")),
        (Date("%Y-%m-%dT%H:%M:%S"), "2025-03-09T01:00:00", day("2025-03-09")),
        (Date("%Y-%m-%d"), "", None),
        (Timestamp("%m/%d/%y %H:%M", zone="UTC"), "12/31/23 14:01", day("2023-12-31 14:01")),
        (
            Timestamp("%b %d, %Y %I:%M %p", zone="UTC"),
            "Jan 15, 2024 12:30 AM",
            day("2024-01-15 00:30"),
        ),
        (Timestamp("%b %d, %Y %I:%M %p", zone="UTC"), "Jan 15, 2024 13:30 PM", BAD),
        (Timestamp("%Y-%m-%d %H:%M", zone="UTC"), "2026-01-01 24:00", BAD),
        # Pacific: 8 hours behind UTC in winter, 7 in summer; 02:30 was skipped on 8 March 2026,
        # 01:30 came twice on 1 November 2026: the first is taken.
        (Timestamp("%m/%d/%Y %H:%M", zone=PACIFIC), "01/15/2026 10:00", day("2026-01-15 18:00")),
        (Timestamp("%m/%d/%Y %H:%M", zone=PACIFIC), "07/15/2026 10:00", day("2026-07-15 17:00")),
        (Timestamp("%m/%d/%Y %H:%M", zone=PACIFIC), "03/08/2026 02:30", BAD),
        (Timestamp("%m/%d/%Y %H:%M", zone=PACIFIC), "11/01/2026 01:30", day("2026-11-01 08:30")),
        (
            Timestamp("%Y-%m-%d %H:%M", zone="Asia/Jakarta"),
            "2026-01-01 06:00",
            day("2025-12-31 23:00"),
        ),
    ],
)
def test_one_date(kind, cell, value):
    assert read(kind, cell) == [value]
    assert kind.read(column(cell, "")).column.dtype == "datetime64[us]"


def test_one_layout_must_read_the_whole_column():
    either = Date("%d/%m/%Y", "%m/%d/%Y")
    assert read(either, "17/06/2026", "01/02/2026") == [day("2026-06-17"), day("2026-02-01")]
    assert either.read(column("05/06/2026")).code == "ambiguous_date"
    assert read(either, "05/06/2026") == [BAD]
    assert read(either, "05/05/2026") == [day("2026-05-05")]
    assert read(either, "17/06/2026", "06/17/2026").count(BAD) == 1


def test_dates_that_a_spreadsheet_stored():
    american = Date("%m/%d/%Y")
    assert read(american, "2026-06-17", "2026-06-07", typed=True) == [
        day("2026-06-17"),
        day("2026-06-07"),
    ]
    changed = american.read(column("2026-07-06", "06/17/2026"), typed=True)
    assert (changed.code, changed.bad.tolist()) == ("dates_changed", [True, False])
    unsure = american.read(column("2026-07-06", ""), typed=True)
    assert (unsure.code, unsure.bad.tolist()) == ("ambiguous_date", [True, False])
    assert read(Date("%Y-%m-%d"), "2026-07-06", typed=True) == [day("2026-07-06")]
    assert read(american, "06/17/2026", typed=True) == [day("2026-06-17")]


def test_both_ways_to_read_a_date_agree_on_every_day_of_four_years():
    days = pd.date_range("2023-12-25", "2028-01-05", freq="D")
    texts = pd.Series(days.strftime("%m/%d/%Y %H:%M"), dtype="str")
    fast = Timestamp("%m/%d/%Y %H:%M", zone="UTC").read(texts).column
    slow = [parse_moment(text, "%m/%d/%Y %H:%M") for text in texts]
    assert fast.tolist() == [pd.Timestamp(moment) for moment in slow] == days.tolist()
