"""Views and frequency: one platform and one definition at a time."""

from datetime import date

import pytest

from metrics.example_tables import example_tables
from metrics.frequency import frequency
from metrics.period import Period
from metrics.views import views, views_by

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def day(number, shown, version="views", **more):
    return {
        "platform": "instagram",
        "date": f"2026-03-{number:02}",
        "views": shown,
        "metric_version": version,
        **more,
    }


def post(number, shown, **more):
    return {
        "platform": "tiktok",
        "post_id": str(number),
        "published_on": "2026-03-05",
        "as_of": "2026-04-01",
        "views": shown,
        "metric_version": "views",
        **more,
    }


def scope(figure):
    return figure.details["platform"], figure.details["metric_version"]


def test_definitions_and_platforms_stay_apart():
    tables = example_tables(
        account_days=[
            day(1, 100, "impressions", import_id=3),
            day(2, 200),
            day(3, 0),
            day(4, None),
            day(2, 50, platform="youtube", version="plays"),
        ],
        posts=[post(1, 40), post(2, None), post(3, 2, platform="instagram")],
    )
    found = {scope(one): one for one in views(tables, MARCH, TODAY)}
    assert {key: one.value for key, one in found.items()} == {
        ("instagram", "impressions"): 100,
        ("instagram", "views"): 200,
        ("youtube", "plays"): 50,
        ("tiktok", "views"): 40,
    }
    instagram = found["instagram", "views"]
    # 31 days, one of them under the other definition; two of the other 30 have a value
    assert (instagram.n, instagram.n_expected) == (2, 30)
    assert found["instagram", "impressions"].imports == (3,)
    tiktok = found["tiktok", "views"]
    assert (tiktok.n, tiktok.n_expected, tiktok.method) == (1, 2, "reach.sum_of_posts")
    assert "reach.whole_life_of_posts" in tiktok.remarks
    assert tiktok.as_of == date(2026, 4, 1)


def test_posts_without_views_say_so():
    figure = views(example_tables(posts=[post(1, None)]), MARCH, TODAY)[0]
    assert (figure.value, figure.reason, scope(figure)) == (None, "reach.no_views", ("tiktok", ""))
    assert views(example_tables(), MARCH, TODAY) == []


def test_a_reimported_post_counts_once():
    posts = [post(1, 40, as_of="2026-03-20"), post(1, 70), post(1, 99, as_of="2026-04-21")]
    assert views(example_tables(posts=posts), MARCH, TODAY)[0].value == 70


def test_series_keeps_its_holes():
    tables = example_tables(account_days=[day(1, 5), day(2, 7), day(3, 1), day(30, 2)])
    weeks = views_by(tables, MARCH, "week")
    assert [start.day for start in weeks["start"]] == [1, 2, 9, 16, 23, 30]
    assert weeks["views"].fillna(-1).tolist() == [5, 8, -1, -1, -1, 2]
    assert weeks["n"].tolist() == [1, 2, 0, 0, 0, 1]
    assert weeks["n_expected"].tolist() == [1, 7, 7, 7, 7, 2]
    assert views_by(example_tables(), MARCH, "month").empty


def test_frequency_of_posts_is_a_ratio_of_sums():
    posts = [post(1, 300, reach=100), post(2, 500, reach=300), post(3, 10, reach=20)]
    figure = frequency(example_tables(posts=posts), MARCH, TODAY)[0]
    assert (figure.value, figure.n, figure.method) == (2, 2, "reach.posts")
    assert "reach.reach_above_views" in figure.remarks
    # A brand page's 500 posts: 14.792.974 views, 6.951.680 accounts reached.
    page = [post(1, 10_000_000, reach=5_000_000), post(2, 4_792_974, reach=1_951_680)]
    figure = frequency(example_tables(posts=page), MARCH, TODAY)[0]
    assert round(figure.value, 3) == 2.128
    none = frequency(example_tables(posts=[post(1, 0, reach=0)]), MARCH, TODAY)[0]
    assert (none.value, none.reason) == (None, "reach.no_frequency")
    none = frequency(example_tables(posts=[post(1, 5)]), MARCH, TODAY)[0]
    assert (none.value, none.reason) == (None, "reach.no_frequency")


def test_frequency_of_the_account():
    days = [day(n, 100) for n in range(1, 32)]
    window = {"platform": "instagram", "start": "2026-03-01", "end": "2026-04-01", "reach": 1_240}
    figure = frequency(example_tables(account_days=days, account_windows=[window]), MARCH, TODAY)[0]
    assert (figure.value, figure.low, figure.method) == (2.5, None, "reach.account_window")


def test_frequency_between_the_bounds_of_reach():
    days = [day(n, 100, reach_1d=50) for n in range(1, 32)]
    figure = frequency(example_tables(account_days=days), MARCH, TODAY)[0]
    assert (figure.value, figure.reason) == (None, "reach.only_bounds")
    assert (figure.low, figure.high) == (2, 62)


@pytest.mark.parametrize("broken", [{"version": "plays"}, {"shown": None}])
def test_frequency_needs_every_day_and_one_definition(broken):
    days = [day(n, 100, reach_1d=50) for n in range(1, 31)]
    days.append(day(31, **{"shown": 100, **broken}))
    assert frequency(example_tables(account_days=days), MARCH, TODAY)[0].reason == (
        "reach.no_frequency"
    )
