"""Reach by the followers of then, organic reach, and the reach of several posts."""

from datetime import date

import pytest

from metrics.example_tables import example_tables
from metrics.organic_reach import organic_paid
from metrics.period import Period
from metrics.reach_rate import reach_rate
from metrics.repeat_posts import BetaBinomial, repeat_posts

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def post(number, day=2, **more):
    return {
        "platform": "facebook",
        "post_id": str(number),
        "published_on": date(2026, 3, day),
        "as_of": date(2026, 4, 10),
        **more,
    }


def followers(day, total, **more):
    return {"platform": "facebook", "date": f"2026-03-{day:02}", "followers_total": total, **more}


def test_followers_of_then_not_of_today():
    days = [followers(2, 4_200, import_id=8), followers(31, 6_000)]
    figure = reach_rate(
        example_tables(posts=[post(1, reach=1_800)], account_days=days), MARCH, TODAY
    )[0]
    assert round(figure.value, 3) == 0.429
    assert round(1_800 / 6_000, 3) == 0.3  # the false fall
    assert figure.imports == (1, 8)


def test_median_and_ratio_of_sums_are_both_named():
    posts = [post(1, 2, reach=500), post(2, 2, reach=100), post(3, 10, reach=3_000)]
    days = [followers(2, 1_000), followers(10, 2_000)]
    figure = reach_rate(example_tables(posts=posts, account_days=days), MARCH, TODAY)[0]
    assert (figure.value, figure.n) == (0.5, 3)
    assert figure.details["ratio_of_sums"] == 3_600 / 4_000


def test_a_reading_within_three_days_stands_in_and_no_other():
    posts = [post(1, 2, reach=100), post(2, 6, reach=100)]
    figure = reach_rate(
        example_tables(posts=posts, account_days=[followers(5, 200), followers(20, 1)]),
        MARCH,
        TODAY,
    )[0]
    assert (figure.value, figure.n) == (0.5, 2)
    far = reach_rate(
        example_tables(posts=[post(1, 2, reach=100)], account_days=[followers(6, 200)]),
        MARCH,
        TODAY,
    )[0]
    assert (far.value, far.reason, far.n_expected) == (None, "reach.no_followers_at_publish", 1)


def test_organic_reach_is_bounded_unless_exported():
    boosted = post(1, reach=10_000, reach_paid=6_500)
    figure = organic_paid(example_tables(posts=[boosted]), MARCH, TODAY)[0]
    assert (figure.value, figure.low, figure.high) == (None, 3_500, 10_000)
    assert (figure.reason, figure.details["paid_posts"]) == ("reach.only_bounds", 1)
    exported = post(1, reach=10_000, reach_paid=6_500, reach_organic=4_100)
    figure = organic_paid(example_tables(posts=[exported]), MARCH, TODAY)[0]
    assert (figure.value, figure.method) == (4_100, "reach.exported")


def test_posts_without_ads_are_organic_and_unknown_ones_are_left_out():
    posts = [
        post(1, reach=300, is_boosted=False),
        post(2, reach=900, reach_paid=0),
        post(3, reach=50),
        post(4, reach=10, reach_paid=40, is_boosted=True),
    ]
    figure = organic_paid(example_tables(posts=posts), MARCH, TODAY)[0]
    # lower bounds 300, 900, 0; upper bounds 300, 900, 10
    assert (figure.low, figure.high, figure.n, figure.n_expected) == (300, 300, 3, 4)
    none = organic_paid(example_tables(posts=[post(1, reach=50)]), MARCH, TODAY)[0]
    assert (none.value, none.reason) == (None, "reach.no_organic")


def test_worked_beta_binomial():
    model = BetaBinomial.fitted(0.15, 0.20)
    assert round(model.alpha + model.beta, 6) == 0.645161
    assert (round(model.alpha, 6), round(model.beta, 6)) == (0.096774, 0.548387)
    assert [round(model.reach(n), 6) for n in (4, 8, 12)] == [0.249730, 0.297477, 0.324225]
    assert [round(1 - 0.85**n, 4) for n in (4, 8, 12)] == [0.4780, 0.7275, 0.8578]
    assert model.reach(1) == pytest.approx(0.15)
    assert model.reach(2) == pytest.approx(0.20)


@pytest.mark.parametrize(("rate", "two"), [(0.15, 0.15), (0.15, 0.2775), (1.2, 1.3), (0.0, 0.0)])
def test_overlap_outside_the_model(rate, two):
    assert BetaBinomial.fitted(rate, two) is None


def test_union_of_two_from_days_with_two_posts():
    # 4 days with two posts of 150 each to 1.000 followers, 200 reached that day
    posts = [post(f"{day}{n}", day, reach=150) for day in (2, 3, 4, 5) for n in "ab"]
    days = [followers(day, 1_000, reach_1d=200) for day in (2, 3, 4, 5)]
    four, eight, twelve = repeat_posts(example_tables(posts=posts, account_days=days), MARCH, TODAY)
    assert round(four.value, 6) == 0.249730
    assert round(eight.value, 6) == 0.297477
    assert round(twelve.value, 6) == 0.324225
    assert (four.details["posts"], four.method) == (4, "reach.days_with_two_posts")


def test_union_of_two_from_the_lp_norm():
    posts = [post(day, day, reach=150) for day in range(2, 11)]
    days = [followers(day, 1_000, reach_1d=150) for day in range(2, 9)]
    seven = 150 * 7**0.5  # p = 2
    window = {"platform": "facebook", "start": "2026-03-02", "end": "2026-03-09",
              "reach": round(seven)}  # fmt: skip
    figure = repeat_posts(
        example_tables(posts=posts, account_days=days, account_windows=[window]),
        MARCH, TODAY, counts=[2],
    )[0]  # fmt: skip
    assert figure.method == "reach.lp_of_two"
    assert figure.value == pytest.approx(0.15 * 2**0.5, rel=2e-3)


def test_repeat_posts_says_what_is_missing():
    few = [post(n, reach=150) for n in range(7)]
    days = [followers(2, 1_000)]
    figure = repeat_posts(example_tables(posts=few, account_days=days), MARCH, TODAY)[0]
    assert (figure.reason, figure.n) == ("reach.too_few_rates", 7)
    many = [post(n, reach=150) for n in range(8)]
    figure = repeat_posts(example_tables(posts=many, account_days=days), MARCH, TODAY)[0]
    assert figure.reason == "reach.no_union_of_two"
    same = [post(f"{day}{n}", day, reach=150) for day in (2, 3, 4, 5) for n in "ab"]
    all_in = [followers(day, 1_000, reach_1d=150) for day in (2, 3, 4, 5)]
    figure = repeat_posts(example_tables(posts=same, account_days=all_in), MARCH, TODAY)[0]
    assert figure.reason == "reach.union_of_two_unusable"
