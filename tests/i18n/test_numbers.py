"""Rounding is decided on the digits a person sees, halves to the even digit, everywhere alike."""

from datetime import date

import pytest

from i18n import Translator

ID, EN = Translator("id"), Translator("en")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2.635, "2,64"),  # as a float 2.63499999…: its own digits decide
        (2.645, "2,64"),
        (2.655, "2,66"),
        (2.665, "2,66"),
        (0.0012345, "0,00123"),
        (-2.635, "-2,64"),
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
    assert ID.money(2_500_000.5) == "Rp2.500.000"
    assert ID.compact_money(2_635_000) == "Rp2,64 juta"
    assert ID.percent(0.12345, digits=2) == "12,34%"  # 12,345: to the even 4
    assert ID.percent(0.28575, digits=2) == "28,58%"  # 28.574999… times a hundred as floats


def test_the_word_of_scale_is_chosen_after_rounding():
    assert ID.compact(999_950) == "1 juta"
    assert ID.compact(999_499) == "999 ribu"
    assert EN.compact(-1_234_567) == "-1.23 million"


def test_a_month_is_that_of_the_day():
    assert ID.month(date(2026, 10, 31)) == "Oktober 2026"
