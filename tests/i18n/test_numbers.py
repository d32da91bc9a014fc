"""Rounding is decided on the digits a person sees, halves up, everywhere alike."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from i18n import Translator

ID, EN = Translator("id"), Translator("en")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2.635, "2,64"),  # as a float 2.63499999…: its own digits decide
        (2.645, "2,65"),
        (2.655, "2,66"),
        (2.665, "2,67"),
        (0.0012345, "0,00123"),
        (-2.635, "-2,64"),
        (-2.645, "-2,65"),
        (99.95, "100"),
        (9_995, "10.000"),
        (84_321, "84.300"),
        (0, "0"),
    ],
)
def test_three_significant_digits(value, said):
    assert ID.rounded(value) == said


def test_the_same_half_is_the_same_number_in_every_form():
    assert ID.number(2.635, digits=2) == ID.rounded(2.635) == "2,64"
    assert ID.money(2_500_000.5) == "Rp2.500.001"
    assert ID.compact_money(2_635_000) == "Rp2,64 juta"
    assert ID.percent(0.12345, digits=2) == "12,35%"
    assert ID.percent(0.8125) == "81,3%"
    assert ID.percent(0.28575, digits=2) == "28,58%"  # 28.574999… times a hundred as floats


def test_the_word_of_scale_is_chosen_after_rounding():
    assert ID.compact(999_950) == "1 juta"
    assert ID.compact(999_499) == "999 ribu"
    assert EN.compact(-1_234_567) == "-1.23 million"


def test_a_month_is_that_of_the_day():
    assert ID.month(date(2026, 10, 31)) == "Oktober 2026"


def test_equal_keys_of_one_memory_do_not_share_their_words():
    """0 and -0 are equal, and so are two moments of one instant that fall on different days."""
    assert [ID.number(value) for value in (-0.4, -0.0, 0, 0.4)] == ["-0", "-0", "0", "0"]
    assert ID.percent(0.125) != EN.percent(0.125)
    late = datetime(2026, 10, 31, 17, tzinfo=UTC)
    assert ID.date(late) == "31 Okt 2026"
    assert ID.date(late.astimezone(ZoneInfo("Asia/Jakarta"))) == "1 Nov 2026"
    assert EN.date(late) == "31 Oct 2026"
