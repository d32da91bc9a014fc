"""Charts take small frames and draw holes as holes; they compute nothing."""

import ast
from pathlib import Path

import pandas as pd
import pytest

from charts.follower_growth import followers_over_time, forecast_fan
from charts.line_series import Markings, line_series
from charts.markings import break_notes, breaks_about, event_notes
from charts.promotion_savings import amount_bars, value_ranges
from charts.range_rows import figure_rows
from charts.reach import post_quartiles, reach_ranges
from i18n import Translator
from metrics.figure import Figure

ID, EN = Translator("id"), Translator("en")
CHARTS = sorted((Path(__file__).parents[2] / "charts").glob("*.py"))


def rows_with(spec, *fields):
    """Rows of the datasets that have all these fields."""
    return [
        row
        for rows in spec["datasets"].values()
        for row in rows
        if all(field in row for field in fields)
    ]


def marks(spec):
    return [layer["mark"]["type"] for layer in spec["layer"]]


def series(*values):
    days = pd.date_range("2026-08-01", periods=len(values))
    frame = pd.DataFrame({"day": days, "series": "Instagram", "platform": "instagram"})
    return frame.assign(value=pd.Series(values, dtype="Float64"))


def test_an_unknown_day_stays_null_and_breaks_the_line():
    spec = line_series(series(5, None, 7), ID, axis_title="akun", description="x").to_dict()
    values = [row["value"] for row in rows_with(spec, "series")[:3]]
    assert values == [5, None, 7]
    line = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "line")
    assert line["mark"]["invalid"] == "break-paths-show-domains"
    assert line["mark"]["strokeCap"] == "round"


def test_the_platform_is_told_by_colour_and_by_shape():
    spec = line_series(series(5, 6), ID, axis_title="akun", description="x").to_dict()
    point = next(layer for layer in spec["layer"] if "shape" in layer["encoding"])
    assert point["encoding"]["shape"]["scale"] == {"domain": ["Instagram"], "range": ["square"]}
    assert point["encoding"]["color"]["scale"]["range"] == ["#d6409f"]


def test_a_definition_break_is_a_rule_with_its_label():
    breaks = pd.DataFrame({"day": [pd.Timestamp(2026, 8, 2)], "label": ["definisi berubah"]})
    events = pd.DataFrame(
        {
            "name": ["RAT"],
            "start": [pd.Timestamp(2026, 8, 1)],
            "last": [pd.Timestamp(2026, 8, 1)],
        }
    )
    chart = line_series(
        series(5, 6), ID, axis_title="akun", description="x", markings=Markings(events, breaks)
    )
    spec = chart.to_dict()
    assert marks(spec).count("rule") == 1
    (rule,) = rows_with(spec, "label")
    assert (rule["day"], rule["mark"]) == ("2026-08-02T00:00:00", "A")
    # An event of one day is one day wide.
    assert rows_with(spec, "until")[0]["until"] == "2026-08-02T00:00:00"


def test_events_and_breaks_are_named_in_the_order_of_their_marks():
    events = pd.DataFrame(
        {
            "name": ["RAT", "Lebaran"],
            "start": pd.to_datetime(["2026-02-14", "2026-03-21"]),
            "last": pd.to_datetime(["2026-02-14", "2026-03-27"]),
        }
    )
    assert event_notes(events, ID) == [
        "1 RAT (14 Feb 2026)",
        "2 Lebaran (21 Mar 2026 – 27 Mar 2026)",
    ]
    breaks = pd.DataFrame(
        {
            "platform": ["facebook", "", "x"],
            "column": ["views", "", "reach"],
            "date": pd.to_datetime(["2025-11-15", "2026-01-01", "2026-02-01"]),
        }
    )
    about = breaks_about(breaks, ID, columns=("views",))
    assert break_notes(about, ID) == ["A Facebook (15 Nov 2025)", "B Semua kanal (1 Jan 2026)"]


def test_an_open_ceiling_has_no_end_and_an_unknown_row_keeps_its_place():
    figures = [
        ("a", Figure("account_reach", None, "accounts", reason="x", low=100, open_above=True)),
        ("b", Figure("account_reach", 300, "accounts", low=200, high=500)),
        ("c", Figure.missing("account_reach", "accounts", "x")),
    ]
    frame = figure_rows(figures, ID)
    assert frame["open_above"].tolist() == [True, False, False]
    assert frame["high_text"].tolist() == ["tidak terbatas: data belum lengkap", "500 akun", "–"]
    spec = reach_ranges(figures, ID).to_dict()
    ends = {row["label"]: row["band_end"] for row in rows_with(spec, "band_end")}
    assert ends == {"a": 100, "b": 500, "c": None}


def test_months_and_digits_follow_the_session():
    figures = [("a", Figure("post_reach", 300, "accounts", low=200, high=500))]
    indonesian = post_quartiles(figures, ID).to_dict()
    english = post_quartiles(figures, EN).to_dict()
    assert indonesian["config"]["locale"]["number"]["thousands"] == "."
    assert english["config"]["locale"]["number"]["thousands"] == ","
    assert indonesian["description"] != english["description"]


def test_followers_show_gaps_dashed_and_flagged_steps_as_a_band():
    days = pd.DataFrame(
        {
            "day": pd.date_range("2026-08-01", periods=4),
            "followers": pd.Series([10, None, None, 40], dtype="Float64"),
            "low": pd.Series([10, None, 12, 40], dtype="Float64"),
            "high": pd.Series([10, None, 30, 40], dtype="Float64"),
            "kind": ["a", "b", "c", "d"],
        }
    )
    gaps = pd.DataFrame(
        {
            "start": [pd.Timestamp(2026, 8, 1)],
            "end": [pd.Timestamp(2026, 8, 4)],
            "start_value": [10],
            "end_value": [40],
        }
    )
    unusual = pd.DataFrame(
        {"day": [pd.Timestamp(2026, 8, 4)], "followers": [40], "net": [28], "label": ["viral"]}
    )
    chart = followers_over_time(days, gaps, unusual, ID, platform="x", markings=Markings())
    spec = chart.to_dict()
    dashed = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "rule")
    assert dashed["mark"]["strokeDash"] == [4, 4]
    band = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "area")
    assert (band["encoding"]["y"]["field"], band["encoding"]["y2"]["field"]) == ("low", "high")
    assert rows_with(spec, "net")[0]["label"] == "viral"


@pytest.mark.parametrize(("target", "rules"), [(6_000, 1), (None, 0)])
def test_the_fan_has_a_target_only_when_there_is_one(target, rules):
    history = pd.DataFrame({"day": pd.date_range("2026-08-31", periods=1), "followers": [4_386]})
    fan = pd.DataFrame(
        {"day": pd.date_range("2026-09-30", periods=1), "value": [5], "low": [4], "high": [6]}
    )
    assert marks(forecast_fan(history, fan, ID, target=target).to_dict()).count("rule") == rules


def test_money_says_its_numbers_beside_the_bars():
    figures = [
        ("Anggaran", Figure("promotion_budget", 12e6, "idr")),
        ("Realisasi", Figure.missing("promotion_realised", "idr", "x")),
    ]
    said = [row["said"] for row in rows_with(amount_bars(figures, ID).to_dict(), "said")]
    assert said == ["Rp12 juta", "–"]
    value = [("Meta", Figure("equivalent_value", 2e6, "idr", low=1e6, high=4e6))]
    assert marks(value_ranges(value, ID, cost=3.2e6).to_dict()).count("rule") == 1
    assert "rule" not in marks(value_ranges(value, ID, cost=None).to_dict())


@pytest.mark.parametrize("path", CHARTS, ids=lambda p: p.name)
def test_charts_add_and_average_nothing(path):
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not calls & {"groupby", "sum", "mean", "median", "cumsum", "resample", "agg"}
