"""Reach of one post, and whether it changed."""

from datetime import date

import pytest

from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.post_reach import post_reach, post_reach_change
from metrics.rank_change import hodges_lehmann

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def post(number, reach, **more):
    return {
        "platform": "instagram",
        "post_id": str(number),
        "published_on": date(2026, 3, 10),
        "as_of": date(2026, 4, 10),
        "metric_version": "views",
        "reach": reach,
        **more,
    }


def test_worked_example():
    reaches = [900, 1_400, 2_600, 5_000, 900]
    tables = example_tables(posts=[post(n, r, import_id=n % 2 + 7) for n, r in enumerate(reaches)])
    overall, instagram = post_reach(tables, MARCH, TODAY)
    assert (overall.value, overall.low, overall.high) == (1_400, 900, 2_600)
    assert overall.details["sum"] == 10_800
    assert "reach.sum_is_not_people" in overall.remarks
    assert (overall.n, overall.n_expected, overall.imports) == (5, 5, (7, 8))
    assert overall.as_of == date(2026, 4, 10)
    assert instagram.value == overall.value
    assert (overall.details["platform"], instagram.details["platform"]) == ("", "instagram")
    assert overall.basis[0].table == "posts"


def test_blank_reach_is_not_zero_and_views_do_not_stand_in():
    tables = example_tables(
        posts=[post(1, 500), post(2, None, views=900), post(3, None, platform="x", views=10)]
    )
    overall, instagram, x = post_reach(tables, MARCH, TODAY)
    assert (overall.value, overall.n, overall.n_expected) == (500, 1, 3)
    assert "reach.several_platforms" in overall.remarks
    assert (instagram.n, instagram.n_expected) == (1, 2)
    assert (x.value, x.reason) == (None, "reach.no_post_reach")


def test_young_posts_wait():
    young = post(2, 9_000, as_of=date(2026, 3, 16))  # 6 days old when read
    tables = example_tables(posts=[post(1, 500, as_of=date(2026, 3, 17)), young])
    overall = post_reach(tables, MARCH, TODAY)[0]
    assert (overall.value, overall.n, overall.n_expected) == (500, 1, 2)
    assert "reach.young_posts_left_out" in overall.remarks
    assert post_reach(example_tables(posts=[young]), MARCH, TODAY)[0].reason == "reach.too_young"


def test_the_last_reading_that_has_reach_counts():
    readings = [
        post(1, 400, as_of=date(2026, 3, 20)),
        post(1, 700, as_of=date(2026, 4, 1)),
        post(1, None, as_of=date(2026, 4, 5)),
        post(1, 990, as_of=date(2026, 4, 21)),  # read after today
    ]
    overall = post_reach(example_tables(posts=readings), MARCH, TODAY)[0]
    assert (overall.value, overall.n, overall.n_expected) == (700, 1, 1)


def test_more_reach_than_views_is_an_error_of_the_data():
    tables = example_tables(
        posts=[
            post(1, 500, views=499),
            post(2, 300, views=300),
            post(3, 800, views=10, metric_version="plays"),
        ]
    )
    overall = post_reach(tables, MARCH, TODAY)[0]
    assert (overall.value, overall.n, overall.details["impossible"]) == (550, 2, 1)
    assert "reach.reach_above_views" in overall.remarks


def test_no_posts():
    only = post_reach(example_tables(), MARCH, TODAY)
    assert [(one.value, one.reason) for one in only] == [(None, "reach.no_posts")]


def two_months(before, now, **more):
    earlier = [
        post(f"b{n}", r, published_on=date(2026, 2, 10), **more) for n, r in enumerate(before)
    ]
    return earlier + [post(f"n{n}", r) for n, r in enumerate(now)]


def test_doubled_reach_is_up_by_all_of_it():
    before = list(range(100, 120))
    posts = two_months(before, [2 * r for r in before])
    change = post_reach_change(example_tables(posts=posts), MARCH, TODAY)[0]
    assert change.value == pytest.approx(1.0, abs=0.01)
    assert change.verdict == "up"
    assert change.low > 0.8
    assert (change.n, change.details["n_before"]) == (20, 20)


def test_the_same_reach_is_uncertain_and_less_is_down():
    same = two_months(range(100, 120), range(100, 120))
    change = post_reach_change(example_tables(posts=same), MARCH, TODAY)[0]
    assert (change.value, change.verdict) == (0, "uncertain")
    less = two_months(range(100, 120), [0] * 20)
    assert post_reach_change(example_tables(posts=less), MARCH, TODAY)[0].verdict == "down"


def test_seven_posts_are_too_few():
    posts = two_months(range(100, 107), range(200, 220))
    change = post_reach_change(example_tables(posts=posts), MARCH, TODAY)[0]
    assert (change.value, change.reason, change.verdict) == (None, "reach.too_few_posts", None)


def test_never_across_a_change_of_definition():
    posts = two_months(range(100, 120), range(200, 220), metric_version="impressions")
    change = post_reach_change(example_tables(posts=posts), MARCH, TODAY)[0]
    assert (change.value, change.reason) == (None, "reach.definition_changed")
    alike = two_months(range(100, 120), range(200, 220))
    event = {"event_id": "1", "kind": "definition_change", "name": "Meta", "start": "2026-03-01",
             "end": "2026-03-02", "platform": "instagram"}  # fmt: skip
    broken = post_reach_change(example_tables(posts=alike, events=[event]), MARCH, TODAY)[0]
    assert broken.reason == "reach.definition_changed"


def test_platforms_are_compared_with_themselves_only():
    # TikTok reaches ten times as many; more TikTok posts are no growth of any post.
    tiktok = {"platform": "tiktok"}
    posts = [
        *two_months(range(100, 120), range(100, 110)),
        *[post(f"tb{n}", 1_000 + n, published_on=date(2026, 2, 3), **tiktok) for n in range(10)],
        *[post(f"tn{n}", 1_000 + n, **tiktok) for n in range(20)],
    ]
    overall, instagram, tiktok_only = post_reach_change(example_tables(posts=posts), MARCH, TODAY)
    assert abs(overall.value) < 0.06
    assert overall.verdict == "uncertain"
    assert instagram.details["platform"] == "instagram"
    assert tiktok_only.n == 20


def test_part_of_the_posts_changed_definition():
    posts = [
        *two_months(range(100, 120), range(100, 120)),
        post("plays", 5_000, metric_version="plays"),
    ]
    change = post_reach_change(example_tables(posts=posts), MARCH, TODAY)[0]
    assert (change.n, change.n_expected) == (20, 21)
    assert "reach.part_changed_definition" in change.remarks


def test_no_posts_no_change():
    assert post_reach_change(example_tables(), MARCH, TODAY)[0].reason == "reach.too_few_posts"


def test_interval_agrees_with_the_wilcoxon_test():
    # n = m = 8: the exact 95 % interval uses the 14th differences of 64; ours the 13th, wider.
    now, before = [float(n * n) for n in range(8)], [float(n) for n in range(8)]
    shift = hodges_lehmann([(now, before)])
    differences = sorted(x - y for x in now for y in before)
    assert (shift.low, shift.high) == (differences[12], differences[-13])
    assert shift.value == (differences[31] + differences[32]) / 2
    few = hodges_lehmann([([1.0], [0.0])])
    assert (few.value, few.low, few.high) == (1, None, None)


def test_the_comparison_may_be_the_year_before():
    year_ago = [
        post(f"y{n}", 100 + n, published_on=date(2025, 3, 10), as_of=date(2025, 4, 10))
        for n in range(20)
    ]
    posts = [*two_months(range(200, 240, 2), range(100, 120)), *year_ago]
    tables = example_tables(posts=posts)
    # Against February half as much, against March of last year the same to the account.
    assert post_reach_change(tables, MARCH, TODAY)[0].value == pytest.approx(-0.5, abs=0.01)
    against = post_reach_change(tables, MARCH, TODAY, comparison=MARCH.year_before())[0]
    assert (against.value, against.verdict) == (0, "uncertain")
    assert [basis.start for basis in against.basis] == [MARCH.start, date(2025, 3, 1)]
