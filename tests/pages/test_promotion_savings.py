"""Penghematan: three numbers in their order, never added; the third is a range."""

import pandas as pd

from metrics.example_tables import example_tables
from tests.pages.reading import card, shown_text, tables_of


def cost(year, amount):
    return {
        "cost_id": f"K{year}",
        "date": pd.Timestamp(year, 3, 5),
        "category": "brochure",
        "amount_idr": amount,
    }


def setting(name, value):
    return {"setting": name, "value": value}


def test_cash_saved_is_the_answer(draw, one_account):
    at = draw("promotion_savings", one_account)
    said = at.markdown[0].value.replace("\\", "")
    # March alone is no period for money: January to March against the same days of 2025.
    assert said == (
        "#### Pada 1 Jan 2026 – 31 Mar 2026, biaya promosi kita Rp3 juta lebih rendah daripada "
        "periode dasar."
    )
    assert "tahun buku berjalan, 1 Jan 2026 – 31 Mar 2026" in shown_text(at)


def test_spending_more_is_never_a_negative_saving(draw):
    tables = example_tables(
        costs=[cost(2025, 1_000_000), cost(2026, 4_000_000)],
        account_days=[
            {"platform": "instagram", "date": pd.Timestamp(2026, 3, 1), "followers_total": 9}
        ],
        coop_profile=[setting("baseline_years", "2025")],
    )
    said = draw("promotion_savings", tables).markdown[0].value.replace("\\", "")
    assert "biaya promosi kita Rp3 juta lebih besar daripada periode dasar" in said


def test_the_three_numbers_keep_their_order(draw, one_account):
    text = shown_text(draw("promotion_savings", one_account))
    heads = ["1 · Penghematan tunai", "2 · Biaya kita per seribu tayangan"]
    assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)
    assert "3 · Nilai setara iklan (setara, bukan hemat)" in text


def test_the_equivalent_value_is_never_one_number(draw, one_account):
    rates = [
        {
            "medium": "meta",
            "unit": "cpm",
            "year": 2026,
            "place": "national",
            "low": 10_000,
            "base": 20_000,
            "high": 40_000,
            "currency": "IDR",
            "source": "nota [sendiri](x)",
        }
    ]
    tables = {**one_account, "rates": example_tables(rates=rates)["rates"]}
    at = draw("promotion_savings", tables)
    text = shown_text(at)
    # Three posts of 1,500 views: 4.5 thousand x 10 / 20 / 40 thousand x 0.5 / 0.75 / 1.
    (third,) = [m for m in at.metric if m.label.startswith("3 ·")]
    assert third.value == "Rp22.500–Rp180.000"
    assert "tengah ± Rp67.500" in text
    assert "bukan uang kas dan bukan penghematan" in text


def test_assumptions_stand_beside_with_who_set_them(draw, one_account):
    text = shown_text(draw("promotion_savings", one_account))
    assert "Tahun dasar: 2025 — *diisi koperasi*" in text
    assert "0,5 / 0,75 / 1 — *anggapan bawaan, belum diisi koperasi*" in text
    assert "Biaya satu jam kerja: belum diisi" in text


def test_the_price_list_shows_year_grade_and_currency(draw, one_account):
    at = draw("promotion_savings", one_account)
    (prices,) = tables_of(at, "Berlaku di")
    dollars = prices[prices["Harga (rendah / tengah / tinggi)"].str.contains("USD")]
    assert len(dollars) > 0
    assert not dollars["Harga (rendah / tengah / tinggi)"].str.contains("Rp").any()
    assert card(at, "2 · Biaya kita per seribu tayangan").value == "Rp444.444"  # 2 million / 4.5


def test_a_target_of_savings_is_held_against_the_cash_saved(draw, one_account):
    target = {"metric": "cash_saved", "scope": "", "due": "2026-12-31", "value": 6_000_000}
    tables = one_account | {"targets": example_tables(targets=[target])["targets"]}
    text = shown_text(draw("promotion_savings", tables))
    # 5 - 2 million saved of 6 million; 31 December is 260 days after 15 April.
    assert "50%" in text
    assert "Rp3 juta dari Rp6 juta" in text
    assert "31 Des 2026 (260 hari lagi)" in text
