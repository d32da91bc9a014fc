"""Jangkauan: bounds instead of sums, holes instead of zeros, captions as they were written."""

import pandas as pd

from metrics.example_tables import example_tables
from tests.pages.reading import card, charts_of, shown_text, tables_of


def rows_of(spec, field):
    """The rows of the layers that carry this field."""
    found = [rows for rows in spec.get("datasets", {}).values() if rows and field in rows[0]]
    return found[0]


def test_daily_reach_is_bounded_and_never_added(draw, one_account):
    at = draw("reach", one_account)
    assert card(at, "Semua kanal bersama-sama").value == "100–3.100"
    said = at.markdown[0].value.replace("\\", "")
    assert "antara 100 dan 3.100 orang" in said
    assert "± 3.100" not in shown_text(at)


def test_the_median_of_three_posts(draw, one_account):
    at = draw("reach", one_account)
    # 900, 1,000, 1,100
    assert card(at, "Satu konten (median)").value == "1.000"


def test_captions_are_text_cells_and_nothing_else(draw, one_account):
    at = draw("reach", one_account)
    (top,) = tables_of(at, "Judul atau teks")
    said = "=1+1 [klik](https://contoh.id) *tebal* · Instagram · "
    assert all(text.startswith(said) for text in top["Judul atau teks"])
    assert list(top["Jangkauan"]) == ["1.100", "1.000", "900"]
    assert not any("contoh.id" in element.value for element in at.markdown)


def test_views_of_two_definitions_are_two_charts_and_no_total(draw):
    days = [
        {
            "platform": platform,
            "account_id": platform,
            "date": pd.Timestamp(2026, 3, day),
            "views": 10,
            "metric_version": version,
        }
        for day in range(1, 32)
        for platform, version in (("instagram", "views"), ("tiktok", "plays"))
    ]
    at = draw("reach", example_tables(account_days=days))
    text = shown_text(at)
    assert "Tayangan per minggu, definisi: tayangan" in text
    assert "Tayangan per minggu, definisi: pemutaran" in text
    assert "310 tayangan" in text
    assert "620" not in text


def test_there_is_a_range_chart_with_floor_and_ceiling(draw, one_account):
    ranges = charts_of(draw("reach", one_account))[0]
    assert "paling sedikit sampai paling banyak" in ranges["description"]


def test_a_target_of_reach_waits_while_only_the_range_is_known(draw, one_account):
    target = {"metric": "reach_across_platforms", "scope": "", "due": "2026-12-31", "value": 4_000}
    tables = one_account | {"targets": example_tables(targets=[target])["targets"]}
    text = shown_text(draw("reach", tables))
    assert "– dari 4.000 orang" in text
