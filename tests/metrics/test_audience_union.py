"""Chapter 1.4 of the metric book to the last digit, and what must hold for any audience."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.audience_union import (
    agostini,
    all_pairs_known,
    clayton,
    clayton_theta,
    dawson_sankoff_floor,
    floor_and_ceiling,
    hunter_ceiling,
    linear_bounds,
    sainsbury,
)

U = 40_000
SIZES = [12_000, 9_000, 7_500, 3_000]  # Facebook, Instagram, TikTok, YouTube
PAIRS = {(0, 1): 4_500, (0, 2): 3_200, (0, 3): 1_400, (1, 2): 3_000, (1, 3): 1_100, (2, 3): 900}


def test_floor_is_the_largest_and_ceiling_the_sum_within_the_public():
    assert floor_and_ceiling(SIZES, U) == (12_000, 31_500)
    assert floor_and_ceiling(SIZES, 20_000) == (12_000, 20_000)
    assert floor_and_ceiling(SIZES, None) == (12_000, 31_500)


@pytest.mark.parametrize(
    ("universe", "expected"),
    [(40_000, 23_691), (20_000, 17_663), (100_000, 28_148), (180_000_000, 31_498)],
)
def test_sainsbury_and_its_dependence_on_the_public(universe, expected):
    assert int(sainsbury(SIZES, universe) + 0.5) == expected  # 17.662,5 is printed as 17.663


def test_sainsbury_rate_and_the_other_definition():
    assert round(sainsbury(SIZES, U) / U, 6) == 0.592277
    assert round(0.95 * sainsbury(SIZES, U)) == 22_507


@pytest.mark.parametrize(
    ("theta", "expected"), [(0.5, 21_746), (1, 20_303), (2, 18_273), (4, 15_907)]
)
def test_clayton(theta, expected):
    assert round(clayton(SIZES, U, theta)) == expected


def test_theta_one_adds_the_odds():
    odds = [(size / U) / (1 - size / U) for size in SIZES]
    assert [round(o, 4) for o in odds] == [0.4286, 0.2903, 0.2308, 0.0811]
    assert round(sum(odds), 4) == 1.0307
    assert clayton(SIZES, U, 1) == pytest.approx(U * sum(odds) / (1 + sum(odds)))


def test_clayton_ends_at_sainsbury_and_at_the_largest():
    assert clayton(SIZES, U, 0) == sainsbury(SIZES, U)
    assert clayton(SIZES, U, 1e-9) == pytest.approx(sainsbury(SIZES, U), rel=1e-6)
    assert clayton(SIZES, U, 1e3) == pytest.approx(12_000)
    assert clayton([39_999.9, 39_999.8], U, 1e3) == pytest.approx(39_999.9)  # no overflow


def test_known_pairs():
    assert linear_bounds(SIZES, SIZES, PAIRS, U) == pytest.approx((17_800, 22_400))
    assert hunter_ceiling(SIZES, PAIRS) == 22_400
    assert dawson_sankoff_floor(SIZES, PAIRS) == 17_400
    assert round(agostini(SIZES, PAIRS)) == 20_950


def test_sainsbury_lies_outside_what_is_possible():
    assert sainsbury(SIZES, U) > linear_bounds(SIZES, SIZES, PAIRS, U)[1]


def test_theta_from_one_pair():
    theta = clayton_theta(12_000, 9_000, 4_500, U)
    assert theta == pytest.approx(1.1896193, abs=5e-8)  # root of 0,7^-θ + 0,775^-θ − 1 = 0,5875^-θ
    assert round(clayton(SIZES, U, theta)) == 19_845
    assert clayton([12_000, 9_000], U, theta) == pytest.approx(12_000 + 9_000 - 4_500)


def test_theta_at_its_ends():
    assert 12_000 * 9_000 / U == 2_700  # people in common by chance alone
    assert clayton_theta(12_000, 9_000, 2_700, U) == 0.0
    assert clayton_theta(12_000, 9_000, 1_000, U) == 0.0
    assert clayton_theta(12_000, 9_000, 9_000, U) is None


def test_contradicting_pairs_have_no_bounds():
    assert linear_bounds([100, 100], [100, 100], {(0, 1): 150}, None) is None
    assert linear_bounds([800, 800], [800, 800], {(0, 1): 100}, 1_000) is None


def test_one_audience_and_nobody():
    assert linear_bounds([500], [500], {}, None) == pytest.approx((500, 500))
    assert agostini([0, 0], {(0, 1): 0}) == 0
    assert dawson_sankoff_floor([0, 0], {(0, 1): 0}) == 0
    assert all_pairs_known(3, {(0, 1): 1, (0, 2): 1}) is False


@st.composite
def audiences(draw):
    """A crowd of people and 2 to 5 sets among them."""
    crowd = draw(st.integers(20, 300))
    count = draw(st.integers(2, 5))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    active = random.random(crowd)
    return crowd, random.random((count, crowd)) < active * random.random((count, 1))


@settings(max_examples=60, deadline=None)
@given(audiences())
def test_bounds_hold_the_truth(case):
    crowd, members = case
    sizes = [int(row.sum()) for row in members]
    truth = int(members.any(axis=0).sum())
    pairs = {
        (i, j): int((members[i] & members[j]).sum())
        for i in range(len(sizes))
        for j in range(i + 1, len(sizes))
    }
    low, high = floor_and_ceiling(sizes, crowd)
    assert low <= truth <= high
    least, most = linear_bounds(sizes, sizes, pairs, crowd)
    assert least - 1e-6 <= truth <= most + 1e-6
    assert low - 1e-6 <= least
    assert most <= high + 1e-6
    assert truth <= hunter_ceiling(sizes, pairs)
    assert dawson_sankoff_floor(sizes, pairs) <= truth + 1e-9


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9_000), min_size=1, max_size=6),
    st.floats(0, 5),
    st.randoms(use_true_random=False),
)
def test_order_and_empty_audiences_change_nothing(sizes, theta, random):
    universe = 10_000
    shuffled = [*sizes, 0]
    random.shuffle(shuffled)
    assert clayton(shuffled, universe, theta) == pytest.approx(
        clayton(sizes, universe, theta), rel=1e-9, abs=1e-6
    )
    assert max(sizes) - 1e-6 <= clayton(sizes, universe, theta) <= sainsbury(sizes, universe) + 1e-6
    assert floor_and_ceiling(shuffled, universe) == floor_and_ceiling(sizes, universe)
