"""What reach, cost and engagement already give to the index, and the content page's figures."""

from datetime import date, timedelta
from math import exp, log

import pytest

from metrics.content_overview import content_overview
from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.reputation_index import component_points
from metrics.reputation_indicators import (
    cost_against_market,
    engagement_against_usual,
    known_indicators,
    reached_share,
)
from metrics.reputation_setup import ReputationSetup

JUNE = Period.month(2026, 6)
TODAY = date(2026, 7, 20)
PUBLIC = [{"setting": "target_public", "value": "40000"}]
WINDOW = {"start": "2026-06-03", "end": "2026-07-01"}
REACHED = {"facebook": 12_000, "instagram": 9_000, "tiktok": 7_500, "youtube": 3_000}


def test_the_share_reached_in_the_last_28_days():
    windows = [{"platform": name, "reach": reach, **WINDOW} for name, reach in REACHED.items()]
    tables = example_tables(account_windows=windows, coop_profile=PUBLIC)
    figure = reached_share(tables, JUNE)
    # 12.000 to 31.500, about 20.303, of 40.000
    assert figure.value == pytest.approx(20_303 / 40_000, abs=1e-5)
    assert (figure.low, figure.high) == (0.3, 0.7875)
    assert (figure.unit, figure.metric) == ("share", "reached_share")
    reach = component_points({"reach": figure}, ReputationSetup())[1]
    assert reach.value == pytest.approx(100 * (20_303 / 40_000 / 0.6) ** 0.5, abs=1e-2)


def test_without_a_target_public_there_is_no_share():
    windows = [{"platform": name, "reach": reach, **WINDOW} for name, reach in REACHED.items()]
    figure = reached_share(example_tables(account_windows=windows), JUNE)
    assert (figure.value, figure.reason) == (None, "reach.no_target_public")
    assert reached_share(example_tables(), JUNE).reason == "reach.no_account_reach"


COST = {"cost_id": "1", "date": "2026-06-05", "category": "content", "amount_idr": 3_200_000}
VIEWS = {"facebook": 60_000, "instagram": 85_000, "tiktok": 120_000, "x": 15_000}
PRICES = [
    {"medium": "meta", "unit": "cpm", "year": 2026, "place": "national", "currency": "IDR",
     "low": 10_000, "base": 20_000, "high": 40_000},
    {"medium": "tiktok", "unit": "cpm", "year": 2026, "place": "national", "currency": "IDR",
     "low": 8_000, "base": 15_000, "high": 40_000},
]  # fmt: skip


def viewed(platform, views):
    return {"platform": platform, "post_id": platform, "published_on": "2026-06-03",
            "as_of": "2026-07-10", "views": views, "metric_version": "views"}  # fmt: skip


def test_own_cost_against_the_market_in_the_own_mix():
    posts = [viewed(name, views) for name, views in VIEWS.items()]
    figure = cost_against_market(example_tables(costs=[COST], posts=posts, rates=PRICES), JUNE)
    own = 3_200_000 / 280_000 * 1_000
    base = (145_000 * 20_000 + 120_000 * 15_000) / 265_000
    assert figure.value == pytest.approx(own / base)
    assert figure.low == pytest.approx(own / 40_000)
    assert figure.high == pytest.approx(own / ((145_000 * 10_000 + 120_000 * 8_000) / 265_000))
    assert "savings.without_price" in figure.remarks  # X has none


def test_cost_without_vouchers_or_prices():
    posts = [viewed("x", 1_000)]
    assert cost_against_market(example_tables(posts=posts), JUNE).reason == "savings.no_costs"
    unpriced = cost_against_market(example_tables(posts=posts, costs=[COST]), JUNE)
    assert (unpriced.value, unpriced.reason) == (None, "reputation.no_market_price")


def month_of(month, likes, count=8, **more):
    return [
        {"platform": "facebook", "post_id": f"{month}-{n}", "reach": 1_000, "shares": 0,
         "published_on": date(2026, month, 2) + timedelta(days=n), "as_of": date(2026, 7, 15),
         "likes": likes + (4 if n % 2 else -4), "comments": 0, "saves": 0, **more}
        for n in range(count)
    ]  # fmt: skip


def test_engagement_against_the_own_year():
    posts = [*month_of(3, 50), *month_of(4, 50), *month_of(5, 50), *month_of(6, 100)]
    figure = engagement_against_usual(example_tables(posts=posts), JUNE, TODAY)
    usual = (log(54.5 / 1_000) + log(54.5 / 1_000)) / 2  # the median: 12 of 32 lie at 46, 12 at 54
    raw = (log(104.5 / 1_000) + log(96.5 / 1_000)) / 2 - usual
    assert figure.details["raw"] == pytest.approx(exp(raw))
    assert 1 < figure.low < figure.value <= figure.details["raw"] < figure.high
    assert (figure.n, figure.details["others"]) == (8, 24)


def test_engagement_needs_eight_posts_on_both_sides():
    few = engagement_against_usual(example_tables(posts=month_of(6, 50)), JUNE, TODAY)
    assert (few.value, few.reason, few.n) == (None, "reputation.no_own_median", 0)
    seven = [*month_of(5, 50), *month_of(6, 50, count=7)]
    figure = engagement_against_usual(example_tables(posts=seven), JUNE, TODAY)
    assert (figure.reason, figure.n) == ("reputation.no_own_median", 7)


def test_months_that_do_not_differ_are_usual():
    posts = [*month_of(4, 50), *month_of(5, 50), *month_of(6, 50)]
    figure = engagement_against_usual(example_tables(posts=posts), JUNE, TODAY)
    assert figure.value == 1
    assert figure.low < 1 < figure.high


def test_the_indicators_fit_their_goalposts():
    found = known_indicators(example_tables(), JUNE, TODAY)
    assert list(found) == ["reach", "cost", "image"]
    points = component_points(found, ReputationSetup())
    assert [one.reason for one in points[:4]] == [
        "reputation.not_measured", "reach.no_account_reach", "savings.no_costs",
        "reputation.no_own_median",
    ]  # fmt: skip


@pytest.mark.parametrize("posts", [[], month_of(6, 50, count=1), month_of(6, 50)])
def test_the_content_page_has_all_its_figures(posts):
    both = content_overview(example_tables(posts=posts), JUNE, TODAY, account="instagram/a")
    names = {one.metric for one in both.figures}
    assert {"engagement_rate", "pillar_engagement", "posting_time"} <= names
    assert list(both.by_format["n"]) == []
    assert all(one.value is not None or one.reason for one in both.figures)
