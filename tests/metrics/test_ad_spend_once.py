"""The same rupiah in several files is one rupiah; what cannot be divided is left out and told."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canonical.raw_file import RawFile
from metrics.ad_spend_once import spend_across_border, spend_counted_once
from metrics.example_tables import example_tables
from metrics.period import Period
from readers import read_file

MARCH = Period.month(2026, 3)
CUTS = {
    "": [""],
    "age": ["18-24", "25-34", "35-44"],
    "gender": ["women", "men"],
    "region": ["Bandung", "Cimahi", "Garut"],
    "placement": ["feed", "reels"],
}


def row(amount, start="2026-03-01", end="2026-04-01", **more):
    return {
        "platform": "facebook",
        "account_id": "act_1",
        "start": date.fromisoformat(start),
        "end": date.fromisoformat(end),
        "breakdown": "",
        "band": "",
        "campaign": "",
        "ad_set": "",
        "ad": "",
        "currency": "IDR",
        "amount": amount,
        **more,
    }


def total(rows, period=MARCH):
    ads = example_tables(ad_spend=rows)["ad_spend"]
    return float(spend_counted_once(ads, period)["amount"].sum())


def five_files(amount=600_000.0):
    return [
        row(amount / len(bands), breakdown=cut, band=band)
        for cut, bands in CUTS.items()
        for band in bands
    ]


def test_five_breakdown_files_of_the_same_spend_count_once():
    assert len(five_files()) == 11
    assert total(five_files()) == pytest.approx(600_000)


def test_of_equal_cuts_the_undivided_one_is_used():
    ads = example_tables(ad_spend=five_files())["ad_spend"]
    assert list(spend_counted_once(ads, MARCH)["breakdown"]) == [""]


def test_a_breakdown_that_withholds_small_groups_does_not_shrink_the_spend():
    rows = [row(200_000, breakdown="age", band=band) for band in ("18-24", "25-34")]
    rows += [row(300_000, breakdown="gender", band=band) for band in ("women", "men")]
    assert total(rows) == 600_000


def test_campaign_ad_set_and_ad_level_are_three_cuts_of_one_spend():
    rows = [row(600_000, campaign="Lebaran")]
    rows += [row(300_000, campaign="Lebaran", ad_set=name) for name in ("a", "b")]
    rows += [row(150_000, campaign="Lebaran", ad_set="a", ad=str(n)) for n in range(4)]
    assert total(rows) == 600_000


def test_campaigns_of_one_file_are_added():
    assert total([row(100, campaign="a"), row(200, campaign="b")]) == 300


def test_a_month_and_its_days_count_once():
    days = [
        row(10, start=f"2026-03-{n:02}", end=f"2026-03-{n + 1:02}", campaign="a")
        for n in range(1, 31)
    ]
    assert total([*days, row(310, campaign="a")]) == 310
    assert total(days) == 300


def test_months_one_after_the_other_are_added():
    period = Period(date(2026, 1, 1), date(2026, 4, 1))
    months = [
        ("2026-01-01", "2026-02-01"),
        ("2026-02-01", "2026-03-01"),
        ("2026-03-01", "2026-04-01"),
    ]
    assert total([row(100, start=a, end=b) for a, b in months], period) == 300


def test_accounts_platforms_and_currencies_are_counted_apart():
    rows = [
        row(100),
        row(50, account_id="act_2"),
        row(20, platform="tiktok"),
        row(3, currency="USD"),
    ]
    assert total(rows) == 173


def test_a_window_across_the_border_is_told_and_not_divided():
    rows = [row(100), row(900, start="2026-03-15", end="2026-04-15", platform="tiktok")]
    ads = example_tables(ad_spend=rows)["ad_spend"]
    assert total(rows) == 100
    assert list(spend_across_border(ads, MARCH)["platform"]) == ["tiktok"]


def test_a_window_across_the_border_is_silent_where_others_speak_for_its_days():
    rows = [row(100), row(900, start="2026-03-15", end="2026-04-15")]
    assert spend_across_border(example_tables(ad_spend=rows)["ad_spend"], MARCH).empty


def test_rows_without_an_amount_and_empty_tables_count_nothing():
    assert total([row(None)]) == 0
    assert total([]) == 0


def test_the_rows_of_a_real_export_add_up_to_the_accounts_own_total(real_samples):
    # Three years of one account with overlapping campaigns; the file states its own total.
    path = real_samples / "meta/marko7bub+Bubniak_Thesis/MH4U-Ads-Feb-11-2021-Mar-11-2024.xlsx"
    raw = RawFile(path.name, path.read_bytes())
    found = read_file(raw, {"account": "act"}, date(2026, 11, 21)).tables
    rows = [dict(row) for row in found["ad_spend"].to_dict("records")]
    own_total = float(found["ad_totals"]["amount"].iloc[0])
    assert total(rows, Period(date(2021, 1, 1), date(2025, 1, 1))) == pytest.approx(own_total)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 10), st.integers(0, 1_000)), max_size=12)
)
def test_kept_windows_of_one_part_never_overlap_and_no_cut_is_larger(windows):
    rows = [
        row(
            float(amount),
            start=str(MARCH.start + timedelta(days=first)),
            end=str(MARCH.start + timedelta(days=first + length)),
        )
        for first, length, amount in windows
    ]
    kept = spend_counted_once(example_tables(ad_spend=rows)["ad_spend"], MARCH)
    ordered = kept.sort_values("start")
    assert (ordered["start"].iloc[1:].to_numpy() >= ordered["end"].iloc[:-1].to_numpy()).all()
    assert kept["amount"].sum() >= max((row["amount"] for row in rows), default=0)
