"""Is it real: the worked example, weeks before days, and silence below the floor."""

from datetime import date, timedelta

import numpy as np
import pytest

from metrics.follower_change import Sample, difference, effective_n, is_change_real
from metrics.period import Period


def nets(first, values, platform="instagram"):
    return [
        {
            "platform": platform,
            "account_id": "kopmaju",
            "date": first + timedelta(days=n),
            "net_follows": value,
        }
        for n, value in enumerate(values)
    ]


def sides(days):
    first = date(2026, 1, 1)
    middle = first + timedelta(days=days)
    return Period(first, middle), Period(middle, middle + timedelta(days=days))


def test_worked_example_with_and_without_autocorrelation():
    n = effective_n(30, 0.3)
    before, after = Sample(5.0, 4.2, n), Sample(8.2, 5.5, n)
    change, low, high = difference(before, after)
    assert round(n, 2) == 16.15
    assert round(change, 1) == 3.2
    assert round((high - change) / 1.959963984540054, 4) == 1.7218
    assert (round(low, 2), round(high, 2)) == (-0.17, 6.57)
    naive = difference(Sample(5.0, 4.2, 30), Sample(8.2, 5.5, 30))
    assert round((naive[2] - naive[0]) / 1.959963984540054, 4) == 1.2635
    assert round(3.2 / 1.2635, 2) == 2.53


def test_negative_autocorrelation_buys_nothing():
    assert effective_n(30, -0.5) == 30


def test_eight_weeks_a_side_are_compared_by_week(make_tables):
    # Weekly sums 7 and 14 in turn before, 14 and 21 after: difference 7 a week, 1 a day.
    # s^2 = 14 each side (8 weeks), SE = sqrt(28 / 8) = 1.8708, t(14, 97.5 %) = 2.1448.
    previous, period = sides(56)
    low_weeks, high_weeks = [1] * 7 + [2] * 7, [2] * 7 + [3] * 7
    rows = nets(previous.start, low_weeks * 4) + nets(period.start, high_weeks * 4)
    figure = is_change_real(make_tables(account_days=rows), period, previous)
    assert figure.method == "growth.weekly_sums"
    assert figure.value == pytest.approx(1)
    assert figure.high - figure.value == pytest.approx(2.144787 * (28 / 8) ** 0.5 / 7, rel=1e-6)
    assert figure.verdict == "up"


def test_a_month_a_side_is_compared_by_day_with_effective_n(make_tables):
    previous, period = sides(30)
    before, after = [4, 6] * 15, [5, 5, 7, 7, 9, 9] * 5
    rows = nets(previous.start, before) + nets(period.start, after)
    figure = is_change_real(make_tables(account_days=rows), period, previous)
    assert figure.method == "growth.autocorrelated_days"
    assert figure.value == pytest.approx(2)
    a = np.array(after, dtype=float)
    r = np.corrcoef(a[:-1], a[1:])[0, 1]
    variance = a.var(ddof=1) / (30 * (1 - r) / (1 + r)) + np.var(before, ddof=1) / 30
    assert figure.high - figure.value == pytest.approx(1.959963984540054 * variance**0.5)


def test_too_few_days_are_not_judged(make_tables):
    previous, period = sides(30)
    rows = nets(previous.start, [5] * 30) + nets(period.start, [9] * 20)
    figure = is_change_real(make_tables(account_days=rows), period, previous)
    assert (figure.value, figure.reason, figure.n) == (None, "growth.too_few_days", 20)
    assert figure.verdict is None


def test_an_account_known_on_one_side_only_is_left_out_and_said(make_tables):
    previous, period = sides(30)
    rows = nets(previous.start, [5] * 60) + nets(period.start, [100] * 30, platform="tiktok")
    figure = is_change_real(make_tables(account_days=rows), period, previous)
    assert figure.value == 0
    assert figure.verdict == "uncertain"
    assert "growth.accounts_left_out" in figure.remarks


def test_totals_on_neighbouring_days_stand_for_nets(make_tables):
    previous, period = sides(30)
    totals = [1_000 + 3 * n for n in range(61)]
    rows = [
        {**row, "net_follows": None, "followers_total": total}
        for row, total in zip(nets(previous.start - timedelta(days=1), totals), totals, strict=True)
    ]
    figure = is_change_real(make_tables(account_days=rows), period, previous)
    assert figure.value == 0
    assert figure.details["before"] == 3


def test_weeks_that_never_vary_leave_no_doubt_and_no_data_no_verdict(make_tables):
    previous, period = sides(56)
    rows = nets(previous.start, [1] * 56) + nets(period.start, [2] * 56)
    figure = is_change_real(make_tables(account_days=rows), period, previous)
    assert (figure.low, figure.value, figure.high, figure.verdict) == (1, 1, 1, "up")
    nothing = is_change_real(make_tables(), period, previous)
    assert (nothing.reason, nothing.n) == ("growth.too_few_days", 0)
