"""A figure becomes text in one place: signs, ranges, estimates, reasons."""

from datetime import date

import pytest

from charts.amounts import amount
from charts.figure_evidence import days_text, face_texts, fact_text
from charts.figure_sentences import answer_text, overspent_text, sentence
from charts.figure_words import (
    evidence_text,
    full_range_text,
    full_value_text,
    period_text,
    range_text,
    spread_text,
    value_text,
    verdict_text,
)
from i18n import LANGUAGES, Translator
from metrics import METRICS
from metrics.figure import Figure
from metrics.period import Period

ID, EN = Translator("id"), Translator("en")


def reach(value, **more):
    return Figure("account_reach", value, "accounts", **more)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (84_321, "accounts", "84,3 ribu"),
        (9_871, "accounts", "9.870"),
        (3.4, "accounts", "3,4"),
        (4_386, "followers", "4.386"),
        (381.9, "followers", "382"),
        (14_792_974, "views", "14.792.974"),
        (0.12345, "share", "12,3%"),
        (2.128, "ratio", "2,13"),
        (17_700_000, "idr", "Rp17,7 juta"),
        (11_429, "idr", "Rp11.429"),
        (14, "months", "14"),
    ],
)
def test_amounts_in_their_own_form(value, unit, said):
    assert amount(value, unit, ID) == said


def test_an_estimated_price_is_rounded_to_three_digits():
    assert amount(11_429, "idr", ID, rounded=True) == "Rp11.400"
    assert amount(0, "idr", ID, rounded=True) == "Rp0"


def test_a_change_carries_its_sign_and_no_plus_minus():
    growth = Figure("net_growth", 266, "followers", is_estimate=True)
    assert value_text(growth, ID) == "+266"
    assert value_text(Figure("net_growth", -48, "followers"), ID) == "-48"


def test_an_estimate_says_about():
    assert value_text(reach(20_303, is_estimate=True), ID) == "± 20,3 ribu"
    assert value_text(reach(20_303, is_estimate=True), EN) == "≈ 20.3 thousand"


def test_what_is_unknown_is_a_dash_and_its_reason():
    unknown = Figure.missing("account_reach", "accounts", "reach.no_account_reach")
    assert value_text(unknown, ID) == full_value_text(unknown, ID) == "–"
    assert sentence(unknown, ID) == (
        "Jangkauan akun: tidak ada data. Platform tidak memberi jangkauan akun untuk periode ini."
    )


def test_ranges_between_at_least_and_at_most():
    assert range_text(reach(None, reason="x", low=12_000, high=31_500), ID) == (
        "antara 12 ribu dan 31,5 ribu akun"
    )
    assert range_text(reach(None, reason="x", low=12_000), ID) == "sekurang-kurangnya 12 ribu akun"
    assert range_text(reach(None, reason="x", high=500), EN) == "at most 500 accounts"


def test_an_open_ceiling_is_never_printed():
    open_above = reach(1_500, low=1_500, high=7_800, open_above=True)
    assert range_text(open_above, ID) == "sekurang-kurangnya 1.500 akun"
    assert full_range_text(open_above, ID) == ""


def test_a_range_that_prints_like_the_value_is_left_out():
    assert range_text(reach(1_500, low=1_499.9, high=1_500.1), ID) == ""


def test_one_month_is_singular_in_english():
    one = Figure("follower_forecast", 1, "months")
    assert (value_text(one, EN), value_text(one, ID)) == ("1 month", "1 bulan")


def test_evidence_and_verdict():
    assert evidence_text(reach(5, n=42, n_expected=60), ID) == "42 dari 60 hari ada datanya"
    assert evidence_text(reach(5, n=1), EN) == "1 day"
    views = Figure("views", 5, "views", n=42, n_expected=60)
    assert evidence_text(views, ID) == "n = 42 dari 60"  # days or posts: the metric says which
    saved = Figure("cash_saved", 5, "idr", n=1, n_expected=2)
    assert evidence_text(saved, ID) == "1 dari 2 tahun dasar"
    too_few = Figure.missing(
        "follower_change", "followers", "growth.too_few_days", n=5, n_expected=21
    )
    assert evidence_text(too_few, ID) == ""  # the reason says both numbers
    assert evidence_text(reach(5), ID) == ""
    assert verdict_text(reach(5, verdict="uncertain"), ID) == "belum bisa dipastikan"
    assert verdict_text(Figure("cash_saved", 5, "idr", verdict="up"), ID) == "hemat"


def test_a_saving_below_nothing_is_said_as_what_was_spent_more():
    saved = Figure("cash_saved", -2e6, "idr", low=-3e6, high=-1e6)
    said = overspent_text("promotion_savings", saved, ID, period="2026")
    assert said == (
        "Pada 2026, biaya promosi kita Rp2 juta lebih besar daripada periode dasar: "
        "antara Rp1 juta dan Rp3 juta."
    )
    with pytest.raises(ValueError, match="unknown"):
        unknown = Figure.missing("cash_saved", "idr", "x")
        overspent_text("promotion_savings", unknown, ID, period="2026")


def test_the_spread_says_the_scale_once():
    value = Figure("equivalent_value", 5_150_000, "idr", low=2_640_000, high=11_500_000)
    assert spread_text(value, ID) == "Rp2,64–11,5 juta"
    assert spread_text(value, EN) == "Rp2.64–11.5 million"
    wide = Figure("equivalent_value", 5e5, "idr", low=2e5, high=2e6)
    assert spread_text(wide, ID) == "Rp200.000 – Rp2 juta"
    assert spread_text(Figure.missing("equivalent_value", "idr", "x"), ID) == "–"


def test_the_spread_of_what_is_only_bounded():
    def bounded(**bounds):
        return reach(None, reason="reach.only_bounds", **bounds)

    assert spread_text(bounded(low=13_800, high=40_000), ID) == "13,8–40 ribu"
    assert spread_text(bounded(low=4_930, high=9_000, open_above=True), ID) == "≥ 4.930"
    assert spread_text(bounded(high=78), ID) == "≤ 78"
    assert spread_text(bounded(low=1_200, high=9_870), ID) == "1.200–9.870"
    assert spread_text(bounded(low=1_200, high=1_200), ID) == "1.200"


def growth(**more):
    details = {"start": 11_937.0, "end": 12_492.0}
    return Figure("follower_growth", 555, "followers", details=details, **more)


def test_two_exact_readings_are_facts_and_their_range_is_chance():
    judged = growth(low=480, high=630, verdict="up")
    assert range_text(judged, ID) == "naik-turun biasa ± 75 pengikut"
    assert fact_text(judged, ID) == "11.937 → 12.492 pengikut"
    assert range_text(growth(), ID) == ""
    unjudged = growth().with_remarks("growth.range_unknown", "growth.follows_not_people")
    assert face_texts(unjudged, ID) == [
        "Riwayat harian kurang dari 28 hari: besarnya gejolak biasa belum diketahui."
    ]


def test_a_saving_says_its_two_amounts_and_its_days():
    details = {
        "expected": 15_800_000.0,
        "cost": 10_700_000.0,
        "from_day": "2026-01-01",
        "until_day": "2026-11-01",
    }
    saved = Figure("cash_saved", 5_100_000, "idr", details=details)
    assert fact_text(saved, ID) == "biaya dasar Rp15,8 juta → dibayar Rp10,7 juta"
    assert days_text(saved, ID) == "1 Jan 2026 – 31 Okt 2026"
    assert days_text(Figure("views", 5, "views"), ID) == ""


def test_a_whole_month_has_its_name():
    assert period_text(Period.month(2026, 10), ID) == "Oktober 2026"
    half = Period(date(2026, 10, 1), date(2026, 10, 16))
    assert period_text(half, ID) == "1 Okt 2026 – 15 Okt 2026"


def test_the_answer_takes_the_branch_of_what_is_known():
    known = reach(20_303, low=12_000, high=31_500, is_estimate=True)
    assert answer_text("reach", known, ID, period="2026") == (
        "Pada 2026, konten kita menjangkau ± 20,3 ribu akun: antara 12 ribu dan 31,5 ribu akun."
    )
    unknown = Figure.missing("account_reach", "accounts", "reach.no_account_reach")
    assert "belum bisa dikatakan" in answer_text("reach", unknown, ID, period="2026")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(METRICS))
def test_every_metric_can_be_said_in_both_languages(name, language):
    figure = Figure(name, 5, METRICS[name].unit, low=4, high=6, n=9, verdict="up")
    assert sentence(figure, Translator(language))
