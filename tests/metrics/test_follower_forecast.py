"""The forecast: the worked example, its floors, and a target that may never come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.follower_forecast import follower_fan, forecast_to_target
from metrics.growth_drift import Drift, months_to_target
from metrics.period import Period, add_months

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
STEPS = [60, 180] * 6


def month_ends(totals, platform="instagram"):
    """Totals on the last day of the months up to December 2025."""
    first = add_months(date(2026, 1, 1), 1 - len(totals))
    return [
        {
            "platform": platform,
            "account_id": "kopmaju",
            "date": add_months(first, n) - timedelta(days=1),
            "followers_total": total,
        }
        for n, total in enumerate(totals)
    ]


def running(start, steps):
    totals = [start]
    for step in steps:
        totals.append(totals[-1] + step)
    return totals


def test_worked_example():
    drift = Drift(4_386, 120, 60, 12)
    middle, low, high = drift.after(6)
    assert (round(low), round(high)) == (4_875, 5_337)
    assert middle == 4_386 + 720
    assert months_to_target(drift, 6_000) == (14, 11, 18)


def test_forecast_from_month_ends(make_tables):
    totals = running(2_946, STEPS)
    assert totals[-1] == 4_386
    figure = forecast_to_target(make_tables(account_days=month_ends(totals)), YEAR, 6_000)
    assert figure.n == 12
    assert figure.details["per_month"] == 120
    assert figure.details["deviation"] == pytest.approx(60 * (12 / 11) ** 0.5)
    assert (figure.value, figure.low, figure.high) == (14, 11, 18)
    assert figure.as_of == date(2025, 12, 31)
    assert figure.is_estimate


def test_seven_differences_are_too_few(make_tables):
    tables = make_tables(account_days=month_ends(running(100, STEPS[:7])))
    figure = forecast_to_target(tables, YEAR, 6_000)
    assert (figure.value, figure.reason) == (None, "growth.too_few_months")
    assert (figure.n, figure.n_expected) == (7, 8)
    assert follower_fan(tables, YEAR).empty


def test_a_hole_ends_the_run(make_tables):
    rows = month_ends(running(100, STEPS))
    del rows[5]
    figure = forecast_to_target(make_tables(account_days=rows), YEAR, 6_000)
    assert (figure.n, figure.reason) == (6, "growth.too_few_months")


def test_shrinking_followers_do_not_reach_the_target(make_tables):
    tables = make_tables(account_days=month_ends(running(9_000, [-100] * 12)))
    figure = forecast_to_target(tables, YEAR, 9_500)
    assert (figure.value, figure.reason) == (None, "growth.target_unlikely")


def test_an_uncertain_drift_leaves_the_range_open(make_tables):
    tables = make_tables(account_days=month_ends(running(4_000, [-400, 520] * 6)))
    figure = forecast_to_target(tables, YEAR, 5_000)
    assert figure.value is not None
    assert figure.open_above
    assert "growth.may_not_be_reached" in figure.remarks


def test_a_reached_target_needs_no_month(make_tables):
    tables = make_tables(account_days=month_ends(running(2_946, STEPS)))
    assert forecast_to_target(tables, YEAR, 4_386).value == 0


def test_no_rows(make_tables):
    assert forecast_to_target(make_tables(), YEAR, 10).reason == "growth.too_few_months"


def test_the_fan_starts_at_the_last_total_and_widens(make_tables):
    fan = follower_fan(make_tables(account_days=month_ends(running(2_946, STEPS))), YEAR)
    assert list(fan["months"]) == list(range(13))
    assert list(fan.loc[0, ["value", "low", "high"]]) == [4_386] * 3
    assert (fan["high"] - fan["low"]).is_monotonic_increasing
    assert fan["date"].iloc[2].date() == date(2026, 2, 28)


def test_accounts_are_added_only_when_all_have_the_month_end(make_tables):
    rows = month_ends(running(2_946, STEPS)) + month_ends(running(500, [10] * 9), "tiktok")
    figure = forecast_to_target(make_tables(account_days=rows), YEAR, 6_000)
    assert figure.n == 9
    assert figure.details["last"] == 4_386 + 590


@given(st.floats(1, 500), st.floats(0, 300), st.integers(8, 24), st.floats(1, 20_000))
def test_the_range_holds_the_point(mean, deviation, n, more):
    middle, low, high = months_to_target(Drift(1_000, mean, deviation, n), 1_000 + more)
    if middle is not None:
        assert low is not None
        assert low <= middle
    if high is not None:
        assert middle is not None
        assert middle <= high


def test_platforms_choose_the_accounts(make_tables):
    rows = month_ends(running(2_946, STEPS)) + month_ends(running(500, [10] * 12), "tiktok")
    figure = forecast_to_target(make_tables(account_days=rows), YEAR, 640, platforms=("tiktok",))
    assert (figure.details["last"], figure.value) == (620, 2)
    assert figure.basis[0].platforms == ("tiktok",)
