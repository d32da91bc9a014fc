"""The small line of a card, read as the browser reads it."""

from datetime import date
from xml.etree import ElementTree

import pytest

from charts.sparkline import sparkline, sparkline_alt, sparkline_values
from i18n import Translator

ID, EN = Translator("id"), Translator("en")


def months(*values):
    return [(date(2026, 1 + n, 1), value) for n, value in enumerate(values)]


def paths(*values):
    svg = ElementTree.fromstring(sparkline(months(*values)))
    return [one.get("d") for one in svg]


def test_a_line_runs_from_edge_to_edge_and_ends_in_a_dot():
    line, dot = paths(10, 20, 30)
    # 44 high with 5 free above and below: the least stands at 39, the largest at 5, 20 between.
    # The first of February is day 31 of the 59 until the first of March: 2 + 96 x 31 / 59.
    assert line == "M2.0,39.0h0L52.4,22.0L98.0,5.0"
    assert dot == "M98.0,5.0h0"


def test_a_hole_stays_a_hole_and_the_last_known_value_is_the_dot():
    line, dot = paths(10, None, 30, None)
    assert line == "M2.0,39.0h0M64.9,5.0h0"  # 59 of 90 days
    assert dot == "M64.9,5.0h0"


def test_the_same_value_all_along_is_a_level_line():
    line, _ = paths(7, 7)
    assert line == "M2.0,5.0h0L98.0,5.0"


def test_it_says_how_many_points_are_known_and_each_with_its_month():
    points = months(1234, None, 30)
    assert "2 titik" in sparkline_alt(points, ID, label="Jangkauan")
    assert "2 points" in sparkline_alt(points, EN, label="Reach")
    assert sparkline_values(points, ID) == "Januari 2026: 1.234\nFebruari 2026: –\nMaret 2026: 30"


def test_nothing_known_is_no_line():
    with pytest.raises(ValueError, match="known"):
        sparkline(months(None, None))
