"""Video against photo, and pillars: Welch, permutations, strata, and silence below the floor."""

from datetime import date
from math import exp, log

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from metrics.example_tables import example_tables
from metrics.follower_change import Sample
from metrics.format_effect import format_effect
from metrics.group_difference import permutation_p, sample_of, welch
from metrics.period import Period
from metrics.pillar_engagement import pillar_engagement
from metrics.shrinkage import Spread, spread_of

YEAR = Period(date(2026, 1, 1), date(2026, 10, 1))
TODAY = date(2026, 11, 1)
COUNTS = {"comments": 0, "shares": 0, "saves": 0}


def post(number, form, likes, month=2, **more):
    return {
        "platform": "facebook",
        "post_id": f"{form}-{month}-{number}",
        "published_on": date(2026, month, 3),
        "as_of": date(2026, 10, 20),
        "format": form,
        "reach": 1_000,
        "likes": likes,
        "is_boosted": False,
        **COUNTS,
        **more,
    }


def test_worked_welch_from_means_and_deviations():
    found = welch([(Sample(5.2, 2.1, 8), Sample(3.4, 1.5, 14))])
    assert round(found.value, 1) == 1.8
    assert (round(found.error, 4), round(found.freedom, 2)) == (0.8438, 11.17)
    assert (round(found.value / found.error, 3), round(found.p, 3)) == (2.133, 0.056)
    assert (round(found.low, 2), round(found.high, 2)) == (-0.05, 3.65)
    peer = stats.ttest_ind_from_stats(5.2, 2.1, 8, 3.4, 1.5, 14, equal_var=False)
    assert found.p == pytest.approx(peer.pvalue)


numbers = st.lists(st.integers(-50, 50), min_size=2, max_size=12).map(
    lambda values: np.array(values, dtype=float)
)


@settings(deadline=None)
@given(numbers, numbers)
def test_one_stratum_is_welchs_t(first, second):
    if first.std() + second.std() == 0:
        return
    found = welch([(sample_of(first), sample_of(second))])
    peer = stats.ttest_ind(first, second, equal_var=False)
    interval = peer.confidence_interval()
    assert found.p == pytest.approx(peer.pvalue)
    assert (found.low, found.high) == (pytest.approx(interval.low), pytest.approx(interval.high))


def test_permutations_agree_with_scipy_and_with_themselves():
    rng = np.random.default_rng(1)
    first, second = rng.normal(0.8, 1, 9), rng.normal(0, 1, 11)
    mine = permutation_p([(first, second)])
    peer = stats.permutation_test(
        (first, second),
        lambda a, b, axis: stats.ttest_ind(a, b, axis=axis, equal_var=False).statistic,
        vectorized=True, n_resamples=10_000, rng=2,
    )  # fmt: skip
    assert mine == pytest.approx(peer.pvalue, abs=0.015)
    assert mine == permutation_p([(first, second)])


def test_a_level_of_the_quarter_is_no_effect_of_the_format():
    # quarter 1: few videos, low rates; quarter 2: many videos, high rates; no difference inside
    posts = [post(n, "video_short", 20 + n, 2) for n in range(4)]
    posts += [post(n, "photo", 20 + n % 4, 2) for n in range(12)]
    posts += [post(n, "video_long", 80 + n % 4, 5) for n in range(12)]
    posts += [post(n, "photo", 80 + n, 5) for n in range(4)]
    figure = format_effect(example_tables(posts=posts), YEAR, TODAY)[0]
    assert figure.value == pytest.approx(1.0)
    assert figure.verdict == "uncertain"
    assert figure.method == "engagement.welch_in_strata"
    assert (figure.details["n_first"], figure.details["n_second"]) == (16, 16)


def clear(videos=8, photos=14):
    posts = [post(n, "video_short", 80 + n) for n in range(videos)]
    return posts + [post(n, "photo", 40 + n) for n in range(photos)]


def test_a_clear_difference_is_told_with_its_interval():
    figure = format_effect(example_tables(posts=clear()), YEAR, TODAY)[0]
    middle = np.mean([log((80.5 + n) / 1_000) for n in range(8)]) - np.mean(
        [log((40.5 + n) / 1_000) for n in range(14)]
    )
    assert figure.value == pytest.approx(exp(middle))
    assert 1 < figure.low < figure.value < figure.high
    assert (figure.verdict, figure.method) == ("up", "engagement.welch_of_logs")
    assert figure.details["p_permutation"] < 0.001
    assert (figure.details["kind"], figure.n) == ("video_photo", 22)
    other = format_effect(example_tables(posts=clear()), YEAR, TODAY, formats=("photo", "video"))[0]
    assert (other.verdict, other.value) == ("down", pytest.approx(1 / figure.value))


def test_seven_videos_say_nothing():
    figure = format_effect(example_tables(posts=clear(videos=7)), YEAR, TODAY)[0]
    assert (figure.value, figure.reason) == (None, "engagement.too_few_of_format")
    assert (figure.details["n_first"], figure.details["needed"]) == (7, 8)


def test_boosted_and_organic_are_never_compared():
    posts = [{**one, "is_boosted": one["format"] == "video_short"} for one in clear()]
    figure = format_effect(example_tables(posts=posts), YEAR, TODAY)[0]
    assert (figure.value, figure.details["n_first"]) == (None, 0)
    unsaid = [{**one, "is_boosted": None} for one in clear()]
    figure = format_effect(example_tables(posts=unsaid), YEAR, TODAY)[0]
    assert "engagement.paid_status_unknown" in figure.remarks


def test_pillars_can_be_held_equal():
    posts = [{**one, "pillar": one["format"]} for one in clear()]
    assert format_effect(example_tables(posts=posts), YEAR, TODAY, by_pillar=True)[0].value is None
    assert format_effect(example_tables(posts=posts), YEAR, TODAY)[0].value is not None


def test_two_tests_that_disagree_leave_it_open():
    # Welch says p = 0.046, exchanging the labels 0.071
    videos = [74, 72, 70, 73, 63, 63, 71, 63]
    photos = [24, 49, 110, 25, 75, 136, 61, 118, 44, 38, 62, 22, 88, 49, 24, 89, 70, 40, 34, 59,
              20, 25, 98, 59, 96, 55, 125, 28, 97, 85]  # fmt: skip
    posts = [post(n, "video_short", likes) for n, likes in enumerate(videos)]
    posts += [post(n, "photo", likes) for n, likes in enumerate(photos)]
    figure = format_effect(example_tables(posts=posts), YEAR, TODAY)[0]
    assert round(figure.details["p"], 3) == 0.046
    assert figure.details["p_permutation"] == pytest.approx(0.071, abs=0.005)
    assert (figure.low > 1, figure.verdict) == (True, "uncertain")
    assert "engagement.permutation_disagrees" in figure.remarks


def test_posts_that_are_all_alike_do_not_differ():
    posts = [post(n, form, 50) for form in ("video_short", "photo") for n in range(8)]
    figure = format_effect(example_tables(posts=posts), YEAR, TODAY)[0]
    assert (figure.value, figure.verdict) == (pytest.approx(1.0), "uncertain")
    assert figure.details["p_permutation"] == 1


def test_one_account_keeps_the_counts_that_another_lacks():
    saved = [{**one, "saves": one["likes"]} for one in clear()]
    others = [{**one, "platform": "tiktok", "saves": None} for one in clear()]
    facebook, tiktok = format_effect(example_tables(posts=[*saved, *others]), YEAR, TODAY)
    assert "engagement.component_dropped" not in facebook.remarks
    assert "engagement.component_dropped" in tiktok.remarks


def test_worked_shrinkage_of_a_group():
    one = Spread(within=0.5**2, between=0.2**2)
    assert round(one.weight(3), 4) == 0.3243
    assert round(one.shrunken(0.6, 3), 3) == 0.195
    assert round(exp(0.6), 2) == 1.82
    assert round(exp(one.shrunken(0.6, 3)), 2) == 1.21
    assert round(one.error(3), 3) == 0.164


def test_spread_by_hand():
    # groups (0, 2), (4, 6): within 2, between: MSB 16, tau2 = (16 - 2) / 2 = 7
    values, groups = pd.Series([0.0, 2, 4, 6]), pd.Series(["a", "a", "b", "b"])
    assert spread_of(values, groups) == Spread(2.0, 7.0)
    assert spread_of(values, groups, lost=1) == Spread(4.0, 6.0)
    assert spread_of(values, groups, lost=2) is None
    assert spread_of(values, pd.Series(["a"] * 4)) is None


def of_pillars(sizes):
    """Posts of pillars with a log rate of their own: each 1.3 times the next, alternating noise."""
    return [
        post(f"{name}{n}", "photo", round(60 * 1.3**-rank * (1.1 if n % 2 else 0.9)), pillar=name)
        for rank, (name, size) in enumerate(sizes.items())
        for n in range(size)
    ]


def test_pillars_are_pulled_to_the_usual():
    tables = example_tables(posts=of_pillars({"anggota": 12, "produk": 12, "acara": 3}))
    found = {one.details["kind"]: one for one in pillar_engagement(tables, YEAR, TODAY)}
    assert list(found) == ["anggota", "produk", "acara"]
    for one in found.values():
        assert abs(log(one.value)) <= abs(log(one.details["raw"]))
    assert found["anggota"].verdict == "up"
    assert found["acara"].verdict == "uncertain"
    assert "engagement.few_posts" in found["acara"].remarks
    assert found["acara"].n == 3


def test_pillars_that_do_not_differ_have_no_range():
    posts = [post(f"{name}{n}", "photo", 50 + n, pillar=name) for name in "ab" for n in range(6)]
    found = pillar_engagement(example_tables(posts=posts), YEAR, TODAY)
    assert [(one.value, one.low, one.verdict) for one in found] == [(1.0, None, "uncertain")] * 2
    assert "engagement.groups_alike" in found[0].remarks


@pytest.mark.parametrize(
    ("posts", "reason"),
    [
        ([], "engagement.no_pillars"),
        (clear(), "engagement.no_pillars"),
        (of_pillars({"a": 12, "b": 4}), "engagement.too_few_of_pillars"),
    ],
)
def test_pillars_below_the_floor(posts, reason):
    (figure,) = pillar_engagement(example_tables(posts=posts), YEAR, TODAY)
    assert (figure.value, figure.reason) == (None, reason)
