"""Pengikut: growth per account, gaps drawn as gaps, targets only when set."""

import pandas as pd

from metrics.example_tables import example_tables
from tests.pages.reading import card, shown_text
from widgets.plain_text import plain


def days(known, start=4_000):
    return [
        {"platform": "instagram", "date": pd.Timestamp(2026, 3, d), "followers_total": start + d}
        for d in known
    ]


def test_growth_is_said_with_its_sign(draw, one_account):
    at = draw("follower_growth", one_account)
    said = at.markdown[0].value.replace("\\", "")
    # Ten a day without exception: no ups and downs at all.
    assert said == (
        "#### Pada Maret 2026, pengikut kita bertambah 310: dari 3.870 menjadi 4.180. "
        "Kenaikan itu lebih besar daripada naik-turun biasa."
    )
    assert card(at, "Pertumbuhan pengikut").delta == "naik"


def test_the_account_row_holds_start_end_and_rate(draw, one_account):
    at = draw("follower_growth", one_account)
    (table,) = [f.value for f in at.table if "Awal → akhir" in f.value.columns]
    # 3 December is 3,000; 28 February is day 87, 31 March day 118: 3,870 and 4,180; 310 / 3,870.
    assert table["Awal → akhir"].tolist() == [plain("3.870 → 4.180")]
    assert table["Laju"].tolist() == ["8%"]


def test_without_a_target_nobody_invents_one(draw, one_account):
    text = shown_text(draw("follower_growth", one_account))
    assert "Belum ada target pengikut" in text


def test_no_reading_near_the_end_means_no_growth(draw):
    at = draw("follower_growth", example_tables(account_days=days(range(1, 20))))
    assert card(at, "Pertumbuhan pengikut").value == "–"
    assert "belum bisa dikatakan apakah pengikut kita bertambah" in shown_text(at)


def test_an_unusual_day_is_a_label_and_not_an_accusation(draw, one_account):
    tables = dict(one_account)
    frame = tables["account_days"].copy()
    late = frame["date"] >= pd.Timestamp(2026, 3, 20)
    frame.loc[late, "followers_total"] -= 500
    frame.loc[frame["date"] == pd.Timestamp(2026, 3, 20), "net_follows"] = -490
    tables["account_days"] = frame
    at = draw("follower_growth", tables)
    (table,) = [f.value for f in at.table if "Pertambahan hari itu" in f.value.columns]
    assert table["Pertambahan hari itu"].tolist() == [plain("-490")]
    assert table["Label"].tolist() == ["kehilangan tidak biasa"]
