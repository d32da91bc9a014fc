"""Floor, ceiling and Lp estimate of a period, chapters 1.2 and 1.3 of the metric book."""

from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.period import Period
from metrics.reach_windows import (
    Window,
    calibrated_norm,
    cheapest_cover,
    exact_windows,
    largest_inside,
    lp_exponent,
    lp_union,
)

START = date(2026, 3, 2)
WEEK = [1_200, 900, 1_100, 1_500, 1_000, 800, 1_300]


def window(first, days, reach):
    start = START + timedelta(days=first)
    return Window(start, start + timedelta(days=days), float(reach))


def period(days):
    return Period(START, START + timedelta(days=days))


DAYS = [window(i, 1, reach) for i, reach in enumerate(WEEK)]


def test_week_of_days():
    assert largest_inside(DAYS, period(7)) == 1_500
    assert cheapest_cover(DAYS, period(7)).total == 7_800
    assert exact_windows(DAYS, period(7)) == []
    assert exact_windows([*DAYS, window(0, 7, 3_900)], period(7)) == [window(0, 7, 3_900)]


def test_cover_takes_the_cheapest_mix_and_may_stick_out():
    windows = [*DAYS, window(0, 3, 2_000), window(2, 5, 3_000), window(5, 7, 1_900)]
    # days 0-2, 3 and 4 singly, 5 and 6 by the window that sticks out: 2.000 + 2.500 + 1.900 = 6.400
    # days 0 and 1 singly, then 2-6: 1.200 + 900 + 3.000 = 5.100; days 0-2, then 2-6: 5.000
    assert cheapest_cover(windows, period(7)).total == 5_000


def test_missing_day_opens_the_ceiling():
    cover = cheapest_cover([DAYS[0], DAYS[2]], period(3))
    assert (cover.total, cover.missing_days) == (2_300, 1)
    assert largest_inside([], period(3)) is None
    assert cheapest_cover([], period(3)).missing_days == 3


def test_cover_is_the_best_of_all_choices():
    random = np.random.default_rng(20260302)
    for _ in range(50):
        windows = [
            window(int(random.integers(-2, 6)), int(random.integers(1, 5)), random.integers(1, 99))
            for _ in range(8)
        ] + [window(i, 1, 60) for i in range(6)]
        best = min(
            sum(w.reach for w in chosen)
            for size in range(1, 7)
            for chosen in combinations(windows, size)
            if all(any(w.start <= d.start < w.end for w in chosen) for d in period(6).parts("day"))
        )
        assert cheapest_cover(windows, period(6)).total == best


def test_lp_worked_example():
    p = lp_exponent(WEEK, 3_900)
    assert round(p, 6) == 1.567345
    assert round(1 / p, 6) == 0.638022
    assert round(lp_union(WEEK * 4, p)) == 9_445
    assert round(3_900 * 4 ** (1 / p)) == 9_445
    assert sum(WEEK * 4) == 31_200


def test_lp_ends():
    assert lp_union([3, 4], 2) == pytest.approx(5)
    assert lp_union([0, 0], 2) == 0
    assert lp_exponent(WEEK, sum(WEEK)) == 1
    assert lp_exponent(WEEK, sum(WEEK) + 1) is None
    assert lp_exponent(WEEK, 1_500) is None


def test_calibration_takes_the_latest_windows_that_do_not_overlap():
    exponents = [1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.1]  # one a week, oldest first
    daily = {START + timedelta(days=i): float(WEEK[i % 7]) for i in range(70)}
    windows = [window(7 * i, 7, lp_union(WEEK, p)) for i, p in enumerate(exponents)]
    rolling = window(66, 3, lp_union(WEEK[3:6], 9.0))  # overlaps the last week, ends before it
    norm = calibrated_norm(daily, [*windows, rolling], until=START + timedelta(days=70))
    assert norm.n == 8
    assert norm.p == pytest.approx(1.75)  # median of 1.4 … 2.1
    assert (norm.low, norm.high) == pytest.approx((1.47, 2.03))  # 10 and 90 % of them
    early = calibrated_norm(daily, windows, until=START + timedelta(days=14))
    assert (early.n, early.low) == (2, None)
    assert early.p == pytest.approx(1.25)


def test_no_calibration_with_a_hole():
    daily = {START + timedelta(days=i): 100.0 for i in range(6)}
    assert calibrated_norm(daily, [window(0, 7, 300)], until=START + timedelta(days=7)) is None


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 14))
def test_bounds_hold_the_truth_of_a_simulated_audience(seed, days):
    random = np.random.default_rng(seed)
    seen = random.random((days, 200)) < random.random((1, 200)) ** 3
    windows = [window(i, 1, seen[i].sum()) for i in range(days)]
    for _ in range(4):
        first = int(random.integers(0, days))
        last = int(random.integers(first + 1, days + 1))
        windows.append(window(first, last - first, seen[first:last].any(axis=0).sum()))
    truth = seen.any(axis=0).sum()
    order = list(random.permutation(len(windows)))
    shuffled = [windows[i] for i in order]
    cover = cheapest_cover(shuffled, period(days))
    assert cover.missing_days == 0
    assert largest_inside(shuffled, period(days)) <= truth <= cover.total
    assert cover == cheapest_cover(windows, period(days))
