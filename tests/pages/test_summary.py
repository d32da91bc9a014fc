"""Ringkasan: one sentence, three cards, holes and what to do."""

import pandas as pd

from metrics.example_tables import example_tables
from tests.pages.reading import card, shown_text


def test_the_answer_names_the_three_figures_of_the_period(draw, one_account):
    at = draw("summary", one_account)
    said = at.markdown[0].value.replace("\\", "")
    # 31 days of 100 accounts: at least 100, at most 3,100; 31 days of 10 followers; 5 - 2 million.
    assert said == (
        "#### Pada Maret 2026: konten kita menjangkau antara 100 dan 3.100 akun; "
        "pengikut bertambah 310; biaya promosi Rp3 juta lebih rendah daripada periode dasar "
        "(1 Jan 2026 – 31 Mar 2026)."
    )


def test_the_cards_show_value_verdict_and_reason(draw, one_account):
    at = draw("summary", one_account)
    assert card(at, "Jangkauan").value == "100–3.100"
    growth = card(at, "Pertumbuhan pengikut")
    assert (growth.value, growth.delta) == ("+310", "naik")
    saved = card(at, "Penghematan biaya promosi")
    # One baseline year gives no range, and without a range nobody knows enough for a verdict.
    assert (saved.value, saved.delta) == ("Rp3 juta", "")
    text = shown_text(at)
    assert "biaya dasar Rp5 juta → dibayar Rp2 juta" in text
    assert "Baru satu tahun dasar" in text
    assert "3.870 → 4.180 pengikut" in text


def test_numbers_and_words_change_with_the_language(draw, one_account):
    at = draw("summary", one_account, "en")
    assert card(at, "Promotion cost saved").value == "Rp3 million"
    assert "between 100 and 3,100 accounts" in shown_text(at)


def test_a_hole_is_named_with_its_days(draw):
    known = [d for d in range(1, 32) if d not in (10, 11, 12)]
    days = [
        {"platform": "instagram", "date": pd.Timestamp(2026, 3, d), "followers_total": 4_000 + d}
        for d in known
    ]
    text = shown_text(draw("summary", example_tables(account_days=days)))
    assert "28 dari 31 hari ada datanya" in text
    assert "antara 10 Mar 2026 dan 12 Mar 2026" in text


def test_an_account_with_every_day_has_nothing_to_fetch(draw, one_account):
    text = shown_text(draw("summary", one_account))
    assert "semua 31 hari ada datanya" in text
    assert "Bagian yang kosong" not in text


def test_names_that_people_wrote_stay_plain_text(draw, one_account):
    lines = [e.value for e in draw("summary", one_account).markdown]
    (covered,) = [line for line in lines if "semua" in line and "hari ada datanya" in line]
    assert r"Kopwan \*Melati\*" in covered
