"""The small line of a card: made once, and nobody gets another's."""

import json

import pandas as pd
from streamlit.testing.v1 import AppTest


def draw(values: list, language: str, label: str) -> dict:
    """What the browser is told to draw."""

    def page(values, language, label):
        import pandas as pd

        from i18n import Translator
        from widgets.sparkline import show_sparkline

        days = pd.date_range("2026-01-01", periods=len(values), freq="MS")
        points = pd.DataFrame({"day": days, "value": pd.array(values, dtype="Float64")})
        show_sparkline(points, Translator(language), label=label)

    at = AppTest.from_function(page, args=(values, language, label), default_timeout=30).run()
    assert not at.exception
    (chart,) = at.get("vega_lite_chart")
    assert not chart.proto.datasets  # tables that Streamlit would build anew at every run
    spec = json.loads(chart.proto.spec)
    spec["drawn"] = [pd.DataFrame(layer["data"]["values"]) for layer in spec["layer"]]
    return spec


def test_a_hole_stays_a_hole_and_the_last_known_value_is_the_dot():
    line, dot = draw([10, None, 30], "id", "Jangkauan")["drawn"]
    assert line["value"].isna().tolist() == [False, True, False]
    assert line["day"].tolist()[0] == "2026-01-01T00:00:00"
    assert dot["value"].tolist() == [30]


def test_each_line_is_its_own():
    draw([1, 2, 3], "id", "Jangkauan")
    other = draw([1, 2, 4], "id", "Jangkauan")
    assert other["drawn"][0]["value"].tolist() == [1, 2, 4]
    assert "Reach" in draw([1, 2, 3], "en", "Reach")["description"]
    assert "Jangkauan" in draw([1, 2, 3], "id", "Jangkauan")["description"]
