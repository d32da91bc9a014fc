"""Equivalent value, own cost, break-even and ROI: the worked example of one quarter throughout."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.break_even import (
    break_even_views,
    months_to_recover,
    return_on_cost,
    views_needed,
)
from metrics.counted_views import organic_views
from metrics.equivalent_value import equivalent_value, value_by_platform, value_change
from metrics.figure import Figure
from metrics.market_price import market_prices
from metrics.own_cost import cost_per_reached, own_cost_per_thousand
from metrics.period import Period
from metrics.price_uncertainty import at_quantile, spreads
from metrics.savings_assumptions import SavingsAssumptions

MARCH = Period.month(2026, 3)
VIEWS = {"facebook": 60_000, "instagram": 85_000, "tiktok": 120_000, "youtube": 15_000}
ONE = SavingsAssumptions(comparability=(1.0, 1.0, 1.0))
RANGES = [
    (600_000.0, 1_200_000.0, 2_400_000.0),
    (850_000.0, 1_700_000.0, 3_400_000.0),
    (960_000.0, 1_800_000.0, 4_800_000.0),
    (225_000.0, 450_000.0, 900_000.0),
]
YOUTUBE = {
    "medium": "youtube",
    "unit": "cpm",
    "year": 2026,
    "place": "national",
    "low": 15_000,
    "base": 30_000,
    "high": 60_000,
    "currency": "IDR",
    "grade": "own",
}
COST = {
    "cost_id": "K1",
    "date": date(2026, 3, 5),
    "category": "content",
    "amount_idr": 3_200_000,
}


def post(platform, views, post_id="1", **more):
    return {
        "platform": platform,
        "account_id": "kopmaju",
        "post_id": post_id,
        "as_of": date(2026, 4, 20),
        "published_at": pd.Timestamp("2026-03-10 03:00"),
        "metric_version": "views",
        "views": views,
        "is_boosted": False,
        **more,
    }


def posts(views=VIEWS):
    return [post(platform, number) for platform, number in views.items()]


def worked(make_tables, **more):
    return make_tables(**{"posts": posts(), "rates": [YOUTUBE], "costs": [COST], **more})


def market_price(tables, period, platform):
    return market_prices(tables, period, [platform])[platform]


def test_worked_example_low_base_high(make_tables):
    figure = equivalent_value(worked(make_tables), MARCH, assumptions=ONE)
    assert figure.value == pytest.approx(5_150_000)
    assert (round(figure.low), round(figure.high)) == (2_635_000, 11_500_000)
    nets = [figure.details[name] / 3_200_000 for name in ("net_low", "net_base", "net_high")]
    assert nets == pytest.approx([-0.17656, 0.609375, 2.59375], abs=5e-6)
    assert figure.is_estimate
    assert figure.verdict is None
    assert "savings.equivalent_not_saved" in figure.remarks


def test_worked_example_of_prices_that_move_together(make_tables):
    together, apart = spreads(RANGES, 3_200_000)
    assert [round(q) for q in (together.q05, together.q50, together.q95)] == [
        3_686_881,
        6_197_011,
        9_831_375,
    ]
    assert round(together.chance_above_cost, 3) == 0.985
    assert [round(q) for q in (apart.q05, apart.q50, apart.q95)] == [
        4_797_241,
        6_364_222,
        8_268_482,
    ]
    assert apart.chance_above_cost == 0.999995
    assert round(sum(sum(one) for one in RANGES) / 3) == 6_428_333
    figure = equivalent_value(worked(make_tables), MARCH, assumptions=ONE)
    assert figure.details["chance_above_cost"] == together.chance_above_cost
    assert figure.details["q50"] == pytest.approx(together.q50)


def test_the_drawn_quantiles_are_those_of_the_formula():
    # Prices at one common quantile: the quantile of the sum is the sum of the quantiles.
    together, _ = spreads(RANGES, 3_200_000)
    for q, drawn in ((0.05, together.q05), (0.5, together.q50), (0.95, together.q95)):
        exact = sum(float(at_quantile(np.array([q]), *one)[0]) for one in RANGES)
        assert drawn == pytest.approx(exact, rel=2e-3)


def test_comparability_scales_each_scenario(make_tables):
    figure = equivalent_value(worked(make_tables), MARCH, assumptions=SavingsAssumptions())
    assert figure.value == pytest.approx(5_150_000 * 0.75)
    assert (figure.low, figure.high) == (pytest.approx(2_635_000 * 0.5), 11_500_000)


def test_a_platform_without_a_price_is_listed_and_not_valued(make_tables):
    figure = equivalent_value(worked(make_tables, rates=[]), MARCH, assumptions=ONE)
    assert figure.details["without_price"] == "youtube"
    assert (figure.n, figure.n_expected) == (3, 4)
    assert figure.value == pytest.approx(5_150_000 - 450_000)
    frame = value_by_platform(worked(make_tables, rates=[]), MARCH, assumptions=ONE)
    assert frame.set_index("platform").loc["youtube", ["cpm_base", "base"]].isna().all()


def test_no_views_and_no_price_are_reasons(make_tables):
    empty = equivalent_value(make_tables(), MARCH, assumptions=ONE)
    assert (empty.value, empty.reason) == (None, "savings.no_views")
    unpriced = equivalent_value(make_tables(posts=posts({"x": 5_000})), MARCH, assumptions=ONE)
    assert (unpriced.reason, unpriced.details["without_price"]) == ("savings.no_price", "x")


def test_boosted_posts_are_not_organic(make_tables):
    rows = [
        post("facebook", 1_000),
        post("facebook", 9_000, "2", is_boosted=True),
        post("facebook", 500, "3", is_boosted=None, reach_paid=40),
    ]
    counted = organic_views(make_tables(posts=rows), MARCH)
    assert counted.by_platform["facebook"] == 1_000
    assert "savings.boosted_left_out" in counted.remarks


def ad(amount, impressions, platform="facebook", start=date(2026, 3, 1), **more):
    return {
        "platform": platform,
        "account_id": "act",
        "start": start,
        "end": date(2026, 4, 1) if start.month == 3 else date(2026, 3, 1),
        "breakdown": "",
        "band": "",
        "campaign": "",
        "ad_set": "",
        "ad": "",
        "amount": amount,
        "currency": "IDR",
        "impressions": impressions,
        **more,
    }


def test_where_nobody_says_what_was_boosted_the_ads_are_taken_off(make_tables):
    rows = [post("facebook", 6_000, is_boosted=None), post("instagram", 2_000, is_boosted=None)]
    tables = make_tables(posts=rows, ad_spend=[ad(50_000, 4_000)])
    counted = organic_views(tables, MARCH)
    assert dict(counted.by_platform) == {"facebook": 3_000, "instagram": 1_000}
    assert "savings.paid_views_taken_off" in counted.remarks


def test_the_last_reading_of_a_post_counts_once(make_tables):
    rows = [post("facebook", 900, as_of=date(2026, 4, 1)), post("facebook", 1_000)]
    assert organic_views(make_tables(posts=rows), MARCH).by_platform["facebook"] == 1_000


def test_several_definitions_of_a_view_are_never_added(make_tables):
    rows = [post("youtube", 100, "1"), post("youtube", 200, "2")]
    rows.append(post("youtube", 5_000, "3", metric_version="engaged_views"))
    counted = organic_views(make_tables(posts=rows), MARCH)
    assert counted.by_platform["youtube"] == 300
    assert "savings.definitions_left_out" in counted.remarks


def test_own_ads_come_before_any_list(make_tables):
    spend = [ad(300_000, 20_000), ad(100_000, 10_000, start=date(2026, 2, 1))]
    price = market_price(make_tables(ad_spend=spend), MARCH, "instagram")
    assert (price.low, price.high, price.origin) == (10_000, 15_000, "own_ads")
    assert price.base == pytest.approx(400_000 / 30_000 * 1000)


def test_too_few_impressions_or_dollars_give_no_own_price(make_tables):
    few = market_price(make_tables(ad_spend=[ad(300_000, 9_999)]), MARCH, "instagram")
    assert few.origin == "price_list"
    dollars = make_tables(ad_spend=[ad(30, 50_000, currency="USD")])
    assert market_price(dollars, MARCH, "instagram").origin == "price_list"


def test_own_list_before_shipped_list_and_no_world_price(make_tables):
    own = {**YOUTUBE, "medium": "meta", "low": None, "base": 18_000, "high": None}
    price = market_price(make_tables(rates=[own]), MARCH, "facebook")
    assert (price.low, price.base, price.high, price.origin) == (18_000,) * 3 + ("own_list",)
    assert market_price(make_tables(), MARCH, "youtube") is None
    assert market_price(make_tables(), MARCH, "x") is None
    shipped = market_price(make_tables(), MARCH, "tiktok")
    assert (shipped.low, shipped.base, shipped.high) == (8_000, 15_000, 40_000)


def test_own_cost_per_thousand(make_tables):
    figure = own_cost_per_thousand(worked(make_tables), MARCH, assumptions=ONE)
    assert round(figure.value) == 11_429
    assert (figure.n, figure.n_expected) == (4, 4)
    assert "savings.labour_missing" in figure.remarks


def test_own_cost_without_costs_or_views(make_tables):
    assert (
        own_cost_per_thousand(worked(make_tables, costs=[]), MARCH, assumptions=ONE).reason
        == "savings.no_costs"
    )
    assert (
        own_cost_per_thousand(worked(make_tables, posts=[]), MARCH, assumptions=ONE).reason
        == "savings.no_views"
    )


def test_cost_per_reached_turns_the_range_round(make_tables):
    reach = Figure("reach", 20_000, "people", low=12_000, high=32_000)
    figure = cost_per_reached(worked(make_tables), MARCH, assumptions=ONE, reach=reach)
    assert (figure.value, figure.low, round(figure.high, 2)) == (160, 100, 266.67)
    bounds = Figure.missing("reach", "people", "reach.only_bounds", low=12_000, high=32_000)
    unknown = cost_per_reached(worked(make_tables), MARCH, assumptions=ONE, reach=bounds)
    assert (unknown.value, unknown.low, unknown.reason) == (None, 100, "savings.no_reach")


def test_break_even_worked_example(make_tables):
    figure = break_even_views(worked(make_tables), MARCH, assumptions=ONE)
    assert (round(figure.value), round(figure.high), round(figure.low)) == (
        173_981,
        340_038,
        77_913,
    )
    assert round(figure.details["price_base"]) == 18_393
    assert break_even_views(worked(make_tables, costs=[]), MARCH, assumptions=ONE).reason == (
        "savings.no_costs"
    )
    no_views = worked(make_tables, posts=[])
    assert break_even_views(no_views, MARCH, assumptions=ONE).reason == "savings.no_views"


def test_months_to_recover():
    assert months_to_recover([5.0, 5.0, 5.0], 10) == 2
    assert months_to_recover([5.0, -5.0], 10) is None


def test_roi_is_refused_without_a_measured_margin(make_tables):
    refused = return_on_cost(worked(make_tables), MARCH, assumptions=ONE)
    assert (refused.value, refused.reason) == (None, "savings.no_margin")
    measured = return_on_cost(
        worked(make_tables), MARCH, assumptions=ONE, attributable_margin_idr=4_000_000
    )
    assert measured.value == 0.25


def test_the_change_splits_into_volume_and_price(make_tables):
    before = value_by_platform(worked(make_tables), MARCH, assumptions=ONE)
    dearer = {**YOUTUBE, "base": 40_000}
    more = posts({**VIEWS, "youtube": 20_000})
    after = value_by_platform(
        worked(make_tables, posts=more, rates=[dearer]), MARCH, assumptions=ONE
    )
    # volume 5 thousand x (30,000 + 40,000) / 2; price 10,000 x (15 + 20) / 2 thousand.
    assert value_change(before, after) == (pytest.approx(175_000), pytest.approx(175_000))


amounts = st.floats(1, 1e6)


@given(
    st.lists(st.tuples(amounts, amounts), min_size=1, max_size=5),
    st.lists(st.tuples(amounts, amounts), min_size=1, max_size=5),
)
def test_volume_and_price_add_up_to_the_change(before, after):
    frames = [
        pd.DataFrame(
            {
                "platform": [str(n) for n in range(len(side))],
                "views": [views for views, _ in side],
                "base": [base for _, base in side],
            }
        )
        for side in (before, after)
    ]
    volume, price = value_change(*frames)
    change = frames[1]["base"].sum() - frames[0]["base"].sum()
    assert volume + price == pytest.approx(change, rel=1e-6, abs=1e-3)


@given(st.floats(1, 1e9), st.floats(1, 1e6), st.floats(0.1, 1))
def test_break_even_views_are_worth_their_cost(cost, price, kappa):
    assert views_needed(cost, price, kappa) / 1000 * price * kappa == pytest.approx(cost)


def test_default_comparability_and_shipped_prices_are_named(make_tables):
    assumed = SavingsAssumptions(assumed=frozenset({"comparability"}))
    figure = equivalent_value(worked(make_tables), MARCH, assumptions=assumed)
    assert {"savings.comparability_assumed", "savings.prices_of_the_list"} <= set(figure.remarks)
    own = {**YOUTUBE, "medium": "meta"}
    views = posts({"facebook": 1_000})
    priced = equivalent_value(worked(make_tables, posts=views, rates=[own]), MARCH, assumptions=ONE)
    assert "savings.prices_of_the_list" not in priced.remarks


def test_a_price_without_a_range_has_no_spread():
    together, apart = spreads([(5.0, 5.0, 5.0)], 4.0)
    assert (together.q05, together.q95, apart.q50) == (5, 5, 5)
    assert together.chance_above_cost == 1
