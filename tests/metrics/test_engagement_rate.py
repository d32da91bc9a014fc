"""Rates of posts: the worked example, counts that are missing, and the change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.engagement_change import engagement_rate_change
from metrics.engagement_rate import engagement_rate
from metrics.engaging_posts import COLUMNS, engagement_by, engaging_posts
from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.proportion_interval import wilson
from metrics.shrinkage import BetaPrior, GammaPrior, beta_prior, gamma_prior

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def post(number, month=3, **more):
    return {
        "platform": "facebook",
        "post_id": f"{month}-{number}",
        "published_on": date(2026, month, 2),
        "as_of": date(2026, 4, 15),
        "metric_version": "views",
        **more,
    }


WORKED = post(1, likes=90, comments=12, shares=8, reach=2_000, views=3_100)
FOLLOWERS = {"platform": "facebook", "date": "2026-03-02", "followers_total": 4_200}


@pytest.mark.parametrize(
    ("kind", "percent"),
    [("reach", 5.50), ("views", 3.55), ("followers", 2.62), ("passing_on", 0.4)],
)
def test_worked_variants(kind, percent):
    tables = example_tables(posts=[WORKED], account_days=[FOLLOWERS])
    figure = engagement_rate(tables, MARCH, TODAY, kind=kind)[0]
    assert round(100 * figure.value, 2) == percent
    assert figure.details["kind"] == kind
    assert "engagement.component_dropped" in figure.remarks


def test_a_count_that_one_post_lacks_is_used_for_none():
    posts = [
        post(1, likes=50, comments=0, shares=0, saves=50, reach=1_000),
        post(2, likes=60, comments=0, shares=0, reach=1_000),
        post(3, reach=1_000),
        post(4, likes=1, comments=1, shares=1, saves=1, reach=0),
    ]
    figure = engagement_rate(example_tables(posts=posts), MARCH, TODAY)[0]
    assert figure.details["components"] == "likes,comments,shares"
    assert (figure.value, figure.n, figure.n_expected) == (pytest.approx(0.055), 2, 4)
    other = post(5, platform="tiktok", likes=1, comments=1, shares=1, reach=10)
    each = engagement_rate(example_tables(posts=[*posts, other]), MARCH, TODAY)
    assert [(one.details["platform"], one.n, one.n_expected) for one in each] == [
        ("", 3, 5), ("facebook", 2, 4), ("tiktok", 1, 1),
    ]  # fmt: skip


def test_ratio_of_sums_and_median_of_ratios_are_both_named():
    posts = [
        post(1, likes=10, comments=0, shares=0, saves=0, reach=100),
        post(2, likes=20, comments=0, shares=0, saves=0, reach=400),
        post(3, likes=100, comments=0, shares=0, saves=0, reach=10_000),
    ]
    figure = engagement_rate(example_tables(posts=posts), MARCH, TODAY)[0]
    assert figure.value == pytest.approx(0.05)
    assert (figure.low, figure.high) == (pytest.approx(0.03), pytest.approx(0.075))
    assert figure.details["ratio_of_sums"] == pytest.approx(130 / 10_500)
    assert "engagement.component_dropped" not in figure.remarks


def test_views_of_two_definitions_never_meet():
    posts = [
        post(1, likes=10, views=100),
        post(2, likes=10, views=1_000, metric_version="impressions"),
    ]
    found = engagement_rate(example_tables(posts=posts), MARCH, TODAY, kind="views")
    assert {one.details["metric_version"]: one.value for one in found} == {
        "views": pytest.approx(0.1), "impressions": pytest.approx(0.01),
    }  # fmt: skip


def test_the_share_of_accounts_of_one_post_has_wilsons_interval():
    one = example_tables(posts=[post(1, engaged_accounts=5, reach=40)])
    figure = engagement_rate(one, MARCH, TODAY, kind="accounts")[0]
    assert (round(figure.low, 4), figure.value, round(figure.high, 4)) == (0.0546, 0.125, 0.2611)
    assert figure.method == "engagement.wilson"
    two = example_tables(posts=[post(k, engaged_accounts=5 * k, reach=40) for k in (1, 2)])
    assert engagement_rate(two, MARCH, TODAY, kind="accounts")[0].method == (
        "engagement.median_of_posts"
    )


@pytest.mark.parametrize(
    ("posts", "kind", "reason"),
    [
        ([], "reach", "reach.no_posts"),
        ([post(1, likes=3)], "reach", "reach.no_post_reach"),
        ([post(1, reach=3)], "reach", "engagement.no_interactions"),
        ([post(1, reach=3, likes=1)], "accounts", "engagement.no_engaged_accounts"),
        ([post(1, reach=3, likes=1)], "passing_on", "engagement.no_shares"),
        ([post(1, likes=1)], "followers", "reach.no_followers_at_publish"),
        ([post(1, reach=3, likes=1, as_of=date(2026, 3, 5))], "reach", "reach.too_young"),
        (
            [post(1, reach=3, likes=1), post(2, reach=3, comments=1)],
            "reach",
            "engagement.no_interactions",
        ),
    ],
)
def test_what_is_unknown_says_why(posts, kind, reason):
    figure = engagement_rate(example_tables(posts=posts), MARCH, TODAY, kind=kind)[0]
    assert figure.value is None
    assert figure.reason == reason


@pytest.mark.parametrize(
    ("yes", "of", "low", "high"), [(5, 40, 5.46, 26.11), (60, 1_500, 3.12, 5.11), (0, 20, 0, 16.11)]
)
def test_worked_wilson(yes, of, low, high):
    share = wilson(yes, of)
    assert (round(100 * share.low, 2), round(100 * share.high, 2)) == (low, high)


def test_wilson_of_nothing_and_of_nonsense():
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="7 of 5"):
        wilson(7, 5)


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilson_holds_its_share(yes, more):
    share = wilson(yes, yes + more)
    assert 0 <= share.low <= share.value <= share.high <= 1


def test_worked_shrinkage():
    prior = BetaPrior(0.036, 250)
    found = [100 * prior.shrunken(y, n) for y, n in [(5, 40), (60, 1_500), (210, 7_000)]]
    assert [round(one, 2) for one in found] == [4.83, 3.94, 3.02]


def test_moments_of_shares_by_hand():
    # ten units of 100, half with 10 and half with 30: m = 0.2, S = 10 x 100 x 0.01 = 10,
    # tau2 = (10 - 9 x 0.16) / (1000 - 100) = 0.0095111, M = 0.16 / tau2 - 1 = 15.8224
    prior = beta_prior([10, 30] * 5, [100] * 10)
    assert prior.mean == pytest.approx(0.2)
    assert prior.size == pytest.approx(0.16 / (8.56 / 900) - 1)
    assert beta_prior([20] * 10, [100] * 10).size == float("inf")
    assert beta_prior([20] * 10, [100] * 10).shrunken(90, 100) == pytest.approx(0.2)
    assert beta_prior([20] * 9, [100] * 9) is None


def test_moments_of_counts_by_hand():
    # the same ten: tau2 = (10 - 9 x 0.2) / 900, a = 0.04 / tau2
    prior = gamma_prior([10, 30] * 5, [100] * 10)
    assert (prior.mean, prior.shape) == (pytest.approx(0.2), pytest.approx(0.04 * 900 / 8.2))
    assert gamma_prior([20] * 10, [100] * 10).shrunken(90, 100) == pytest.approx(0.2)
    assert gamma_prior([20] * 9, [100] * 9) is None


@given(st.floats(0.001, 1), st.floats(0.1, 100), st.integers(0, 1000), st.integers(1, 1000))
def test_shrinking_ends_between_the_own_rate_and_the_mean(mean, shape, count, exposure):
    shrunken = GammaPrior(mean, shape).shrunken(count, exposure)
    low, high = sorted((mean, count / exposure))
    assert low - 1e-9 <= shrunken <= high + 1e-9


def rising(month, factor):
    return [
        post(n, month, reach=1_000, likes=factor * (40 + n), comments=0, shares=0, saves=0)
        for n in range(10)
    ]


def test_the_change_of_the_rate():
    tables = example_tables(posts=[*rising(2, 1), *rising(3, 2)])
    figure = engagement_rate_change(tables, MARCH, TODAY)[0]
    assert figure.value == pytest.approx(1.0, rel=0.02)
    assert (figure.verdict, figure.n, figure.details["n_before"]) == ("up", 10, 10)
    same = engagement_rate_change(
        example_tables(posts=[*rising(2, 1), *rising(3, 1)]), MARCH, TODAY
    )[0]
    assert (same.value, same.verdict) == (pytest.approx(0), "uncertain")


def test_the_change_drops_a_count_that_only_one_period_has():
    before = [{**one, "saves": None} for one in rising(2, 1)]
    now = [{**one, "saves": 500} for one in rising(3, 1)]
    figure = engagement_rate_change(example_tables(posts=[*before, *now]), MARCH, TODAY)[0]
    assert figure.value == pytest.approx(0)
    assert figure.details["components"] == "likes,comments,shares"


def test_seven_posts_change_nothing():
    tables = example_tables(posts=[*rising(2, 1), *rising(3, 2)[:7]])
    figure = engagement_rate_change(tables, MARCH, TODAY)[0]
    assert (figure.value, figure.reason, figure.n) == (None, "reach.too_few_posts", 7)


def test_the_lucky_small_post_does_not_lead_the_ranking():
    counts = dict(comments=0, shares=0, saves=0)
    many = [post(n, reach=5_000, likes=100 + 15 * n, **counts) for n in range(12)]
    lucky = post("lucky", reach=40, likes=5, **counts)
    top = engaging_posts(example_tables(posts=[*many, lucky]), MARCH, TODAY)
    assert tuple(top.columns) == COLUMNS
    assert top["rate"].idxmax() != 0
    assert (top.loc[0, "reach"], top.loc[0, "interactions"]) == (5_000, 265)
    assert top["times_usual"].is_monotonic_decreasing
    again = engaging_posts(example_tables(posts=[lucky, *reversed(many)]), MARCH, TODAY)
    assert again["shrunken_rate"].tolist() == pytest.approx(top["shrunken_rate"].tolist())


@pytest.mark.parametrize(
    "posts", [[], rising(3, 1)[:9], [post(n, reach=100, likes=5) for n in range(20)]]
)
def test_no_ranking_of_few_or_equal_posts(posts):
    top = engaging_posts(example_tables(posts=posts), MARCH, TODAY)
    assert (len(top), tuple(top.columns)) == (0, COLUMNS)


def test_rates_by_format_are_silent_below_five_posts():
    posts = [
        *({**one, "format": "photo"} for one in rising(3, 1)),
        *(post(f"v{n}", reach=100, likes=9, comments=0, shares=0, saves=0, format="video")
          for n in range(4)),
    ]  # fmt: skip
    table = engagement_by(example_tables(posts=posts), MARCH, TODAY, by="format").set_index(
        "format"
    )
    assert table.loc["photo", "n"] == 10
    assert table.loc["photo", "rate"] == pytest.approx(0.0445)
    assert table.loc["video", "n"] == 4
    assert table.loc["video", ["rate", "low", "high", "reach"]].isna().all()
    empty = engagement_by(example_tables(), MARCH, TODAY, by="pillar")
    assert empty.empty and "rate" in empty


def test_the_change_of_the_rate_is_against_the_chosen_period():
    tables = example_tables(posts=[*rising(1, 4), *rising(2, 1), *rising(3, 2)])
    january = Period.month(2026, 1)
    figure = engagement_rate_change(tables, MARCH, TODAY, comparison=january)[0]
    # Twice what February gave, half of what January gave.
    assert figure.value == pytest.approx(-0.5, rel=0.02)
    assert figure.verdict == "down"
    assert figure.basis[1].start == january.start
