"""Reach on all channels together, as a figure."""

import pytest

from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.reach import headline_reach
from metrics.reach_across_platforms import reach_across_platforms

MARCH = Period.month(2026, 3)
REACHED = {"facebook": 12_000, "instagram": 9_000, "tiktok": 7_500, "youtube": 3_000}
OVERLAPS = {
    ("facebook", "instagram"): 4_500,
    ("tiktok", "facebook"): 3_200,
    ("facebook", "youtube"): 1_400,
    ("instagram", "tiktok"): 3_000,
    ("instagram", "youtube"): 1_100,
    ("tiktok", "youtube"): 900,
}


def windows(reached, *, start="2026-03-01", end="2026-04-01", first_import=1):
    return [
        {"platform": name, "start": start, "end": end, "reach": reach, "import_id": number}
        for number, (name, reach) in enumerate(reached.items(), start=first_import)
    ]


TABLES = example_tables(account_windows=windows(REACHED))


def test_worked_example():
    figure = reach_across_platforms(TABLES, MARCH, 40_000)
    assert (figure.low, round(figure.value), figure.high) == (12_000, 20_303, 31_500)
    assert round(figure.details["estimate_low"]) == 18_273
    assert round(figure.details["estimate_high"]) == 21_746
    assert round(figure.details["sainsbury"]) == 23_691
    assert figure.details["agostini"] is None
    assert (figure.method, figure.unit) == ("reach.odds", "people")
    assert (figure.n, figure.n_expected) == (4, 4)
    assert figure.imports == (1, 2, 3, 4)
    assert not figure.open_above
    assert "reach.reach_not_cut" in figure.remarks


def test_known_overlaps():
    figure = reach_across_platforms(TABLES, MARCH, 40_000, overlaps=OVERLAPS)
    assert (figure.low, figure.high) == pytest.approx((17_800, 22_400))
    assert figure.details["bounds_method"] == "reach.linear_programme"
    assert round(figure.details["agostini"]) == 20_950
    assert figure.low <= figure.details["estimate_low"] <= figure.value
    assert figure.value <= figure.details["estimate_high"] <= figure.high


def test_one_known_overlap():
    one = {("instagram", "facebook"): 4_500}
    figure = reach_across_platforms(TABLES, MARCH, 40_000, overlaps=one)
    assert round(figure.value) == 19_845
    assert figure.details["theta"] == pytest.approx(1.1896193, abs=5e-8)
    assert figure.method == "reach.clayton_fitted"


def test_without_the_target_public_there_are_bounds_alone():
    figure = reach_across_platforms(TABLES, MARCH, None)
    assert (figure.value, figure.reason) == (None, "reach.no_target_public")
    assert (figure.low, figure.high) == (12_000, 31_500)


def test_target_public_too_small():
    figure = reach_across_platforms(TABLES, MARCH, 12_000)
    assert (figure.value, figure.reason) == (None, "reach.target_too_small")
    assert (figure.low, figure.high) == (12_000, 31_500)
    assert reach_across_platforms(TABLES, MARCH, 20_000).high == 20_000


def test_reach_cut_to_the_target_public():
    shares = dict.fromkeys(REACHED, 0.5)
    figure = reach_across_platforms(TABLES, MARCH, 20_000, target_shares=shares)
    assert (figure.low, round(figure.value), figure.high) == (6_000, 10_151, 15_750)
    assert "reach.reach_not_cut" not in figure.remarks


def test_contradicting_overlaps_are_not_used():
    wrong = {("facebook", "youtube"): 5_000}
    figure = reach_across_platforms(TABLES, MARCH, 40_000, overlaps=wrong)
    assert (figure.low, round(figure.value), figure.high) == (12_000, 20_303, 31_500)
    assert "reach.overlaps_contradict" in figure.remarks


def test_a_channel_without_reach_makes_it_at_least():
    post = {"platform": "x", "post_id": "1", "published_on": "2026-03-05", "as_of": "2026-04-01"}
    channel = {"channel": "website", "checked_on": "2026-03-01", "exists": True}
    tables = example_tables(account_windows=windows(REACHED), posts=[post], channels=[channel])
    figure = reach_across_platforms(tables, MARCH, 40_000)
    assert (figure.low, round(figure.value), figure.high) == (12_000, 20_303, 31_500)
    assert figure.open_above
    assert (figure.n, figure.n_expected) == (4, 6)
    assert figure.details["missing_platforms"] == "website, x"
    assert "reach.platforms_missing" in figure.remarks


def test_order_and_empty_accounts_change_nothing():
    shuffled = dict(reversed(REACHED.items()))
    empty = windows({"linkedin": None})
    tables = example_tables(account_windows=[*windows(shuffled), *empty])
    for overlaps in (None, OVERLAPS):
        one = reach_across_platforms(TABLES, MARCH, 40_000, overlaps=overlaps)
        other = reach_across_platforms(tables, MARCH, 40_000, overlaps=overlaps)
        assert (other.value, other.low, other.high) == pytest.approx((one.value, one.low, one.high))


def test_one_account_is_its_own_reach():
    tables = example_tables(account_windows=windows({"facebook": 500}))
    figure = reach_across_platforms(tables, MARCH, None)
    assert (figure.value, figure.low, figure.high) == (500, 500, 500)
    assert figure.method == "reach.one_account"


def test_accounts_known_by_bounds_alone():
    days = [{"platform": "x", "date": f"2026-03-{n:02}", "reach_1d": 100} for n in range(1, 32)]
    tables = example_tables(account_windows=windows(REACHED), account_days=days)
    figure = reach_across_platforms(tables, MARCH, 40_000)
    assert (figure.value, figure.reason) == (None, "reach.only_bounds")
    assert (figure.low, figure.high) == (12_000, 31_500 + 3_100)


def test_two_accounts_of_one_platform():
    rows = [*windows({"facebook": 800}), {**windows({"facebook": 500})[0], "account_id": "b"}]
    figure = reach_across_platforms(example_tables(account_windows=rows), MARCH, 4_000)
    assert figure.details["platforms"] == "facebook:a, facebook:b"
    # odds 0,25 + 1/7 = 11/28; 4.000 · 11/39
    assert figure.value == pytest.approx(4_000 * 11 / 39)


def test_more_than_eight_accounts_use_pair_bounds():
    names = ["facebook", "instagram", "tiktok", "youtube", "x", "linkedin", "threads", "telegram",
             "whatsapp"]  # fmt: skip
    tables = example_tables(account_windows=windows(dict.fromkeys(names, 100)))
    some = {("facebook", "instagram"): 40}
    figure = reach_across_platforms(tables, MARCH, 10_000, overlaps=some)
    assert (figure.low, figure.high) == (100, 860)
    assert figure.details["bounds_method"] == "reach.pair_bounds"
    every = {(a, b): 50 for i, a in enumerate(names) for b in names[i + 1 :]}
    figure = reach_across_platforms(tables, MARCH, 10_000, overlaps=every)
    # S1 900, S2 1.800, k 5: 1.800/6 − 3.600/30 = 180; ceiling 900 − 8·50
    assert (figure.low, figure.high) == (180, 500)


def test_nothing_known():
    figure = reach_across_platforms(example_tables(), MARCH, 40_000)
    assert (figure.value, figure.reason, figure.n) == (None, "reach.no_account_reach", 0)
    assert headline_reach(example_tables(), MARCH, 40_000).reason == "reach.no_account_reach"


def test_headline_compares_the_same_accounts_only():
    february = {"start": "2026-02-01", "end": "2026-03-01", "first_import": 9}
    small = windows({"facebook": 100, "x": 50}, **february)
    large = windows({"facebook": 5_000, "x": 3_000})
    headline = headline_reach(example_tables(account_windows=[*small, *large]), MARCH, 40_000)
    assert (headline.metric, headline.verdict) == ("reach_across_platforms", "up")
    fewer = headline_reach(example_tables(account_windows=[small[0], *large]), MARCH, 40_000)
    assert fewer.verdict is None
    assert fewer.value == pytest.approx(headline.value)
