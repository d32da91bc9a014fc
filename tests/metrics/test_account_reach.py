"""Reach of an account in a period: the platform's figure, honest bounds, an estimate."""

from datetime import date, timedelta

import pytest

from metrics.account_reach import account_reach, account_reach_change
from metrics.definition_breaks import definition_breaks
from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.reach import daily_reach, headline_reach

MONDAY = date(2026, 3, 2)
WEEK = [1_200, 900, 1_100, 1_500, 1_000, 800, 1_300]
ONE_WEEK = Period(MONDAY, MONDAY + timedelta(days=7))
FOUR_WEEKS = Period(MONDAY, MONDAY + timedelta(days=28))


def days(reaches, *, start=MONDAY, **more):
    return [
        {"platform": "instagram", "date": start + timedelta(days=n), "reach_1d": reach, **more}
        for n, reach in enumerate(reaches)
    ]


def sevens(count, *, reach=3_900, start=MONDAY):
    return [
        {"platform": "instagram", "start": start + timedelta(days=7 * n),
         "end": start + timedelta(days=7 * n + 7), "reach": reach}
        for n in range(count)
    ]  # fmt: skip


def test_daily_reach_is_never_added():
    figure = account_reach(example_tables(account_days=days(WEEK)), ONE_WEEK)[0]
    assert (figure.value, figure.reason) == (None, "reach.only_bounds")
    assert (figure.low, figure.high, figure.open_above) == (1_500, 7_800, False)
    assert (figure.n, figure.n_expected) == (7, 7)


def test_the_platforms_own_window_wins():
    rows = days(WEEK)
    rows[-1]["reach_7d"] = 3_900
    figure = account_reach(example_tables(account_days=rows), ONE_WEEK)[0]
    assert (figure.value, figure.method) == (3_900, "reach.platform_window")
    assert figure.as_of == date(2026, 3, 8)
    spans = example_tables(account_windows=[{**sevens(1)[0], "import_id": 5}])
    assert account_reach(spans, ONE_WEEK)[0].value == 3_900
    assert account_reach(spans, ONE_WEEK)[0].imports == (5,)


def test_two_exports_that_disagree_give_a_range():
    rows = days(WEEK)
    rows[-1]["reach_7d"] = 3_900
    tables = example_tables(account_days=rows, account_windows=sevens(1, reach=4_000))
    figure = account_reach(tables, ONE_WEEK)[0]
    assert (figure.value, figure.low, figure.high) == (4_000, 3_900, 4_000)
    assert "reach.windows_disagree" in figure.remarks


def test_estimate_of_four_weeks():
    tables = example_tables(account_days=days(WEEK * 4), account_windows=sevens(4))
    figure = account_reach(tables, FOUR_WEEKS)[0]
    assert round(figure.value) == 9_445
    assert (figure.low, figure.high) == (3_900, 15_600)
    assert (figure.is_estimate, figure.method) == (True, "reach.lp_of_days")
    assert figure.details["p"] == pytest.approx(1.567345, abs=5e-7)
    assert figure.details["estimate_low"] == pytest.approx(figure.value)
    assert figure.remarks == ("reach.stationary",)


def test_estimate_is_held_to_certain_bounds():
    # The last week had far more in common than the calibrating ones: its windows cap the sum.
    windows = [*sevens(3), *sevens(1, reach=1_500, start=MONDAY + timedelta(days=21)),
               *sevens(3, reach=1_500)[1:], ]  # fmt: skip
    tables = example_tables(
        account_days=days(WEEK * 4), account_windows=[windows[0], windows[3], *windows[4:]]
    )
    figure = account_reach(tables, FOUR_WEEKS)[0]
    assert figure.high == 3_900 + 3 * 1_500
    assert figure.value == figure.high
    assert "reach.held_to_bounds" in figure.remarks


def test_missing_day_leaves_the_ceiling_open_and_gives_no_estimate():
    reaches = [*WEEK * 3, *WEEK[:6], None]
    tables = example_tables(account_days=days(reaches), account_windows=sevens(3))
    figure = account_reach(tables, FOUR_WEEKS)[0]
    assert (figure.value, figure.open_above, figure.n, figure.n_expected) == (None, True, 27, 28)
    assert (figure.low, figure.high) == (3_900, 3 * 3_900 + sum(WEEK[:6]))
    assert "reach.days_missing" in figure.remarks


def test_only_a_window_larger_than_the_period():
    tables = example_tables(account_windows=sevens(1))
    figure = account_reach(tables, Period(MONDAY, MONDAY + timedelta(days=3)))[0]
    assert (figure.value, figure.low, figure.high) == (None, None, 3_900)


def test_week_above_the_sum_of_its_days():
    tables = example_tables(account_days=days([100] * 8), account_windows=sevens(1, reach=900))
    period = Period(MONDAY, MONDAY + timedelta(days=8))
    figure = account_reach(tables, period)[0]
    assert (figure.low, figure.high) == (800, 900)
    assert "reach.windows_disagree" in figure.remarks


def test_viewers_are_not_mixed_with_reach():
    rows = [{"platform": "tiktok", "date": MONDAY + timedelta(days=n), "viewers_1d": 50 + n,
             "reach_1d": 10 if n == 0 else None, "day_zone": "UTC"} for n in range(7)]  # fmt: skip
    figure = account_reach(example_tables(account_days=rows), ONE_WEEK)[0]
    assert (figure.low, figure.details["measure"]) == (56, "viewers")
    assert figure.remarks == ("reach.viewers_not_reach", "reach.platform_days")


def test_an_account_with_posts_alone_says_that_its_reach_is_unknown():
    tables = example_tables(
        posts=[{"platform": "x", "post_id": "1", "as_of": MONDAY, "account_name": "Koperasi"}]
    )
    figure = account_reach(tables, ONE_WEEK)[0]
    assert (figure.value, figure.reason) == (None, "reach.no_account_reach")
    assert figure.details["account_name"] == "Koperasi"
    assert account_reach_change(tables, ONE_WEEK) == []
    assert headline_reach(tables, ONE_WEEK, None) == figure
    assert account_reach(tables, ONE_WEEK, platforms=["facebook"]) == []


def change(before, now, *, events=()):
    tables = example_tables(
        account_windows=[
            *sevens(1, reach=before, start=MONDAY - timedelta(days=7)), *sevens(1, reach=now),
        ],
        events=events,
    )  # fmt: skip
    return account_reach_change(tables, ONE_WEEK)[0], tables


def test_change_of_exact_figures():
    up, tables = change(3_900, 4_500)
    # each to two significant digits: 4.450…4.550 minus 3.850…3.950
    assert (up.value, up.low, up.high, up.verdict) == (600, 500, 700, "up")
    headline = headline_reach(tables, ONE_WEEK, None)
    assert (headline.metric, headline.value, headline.verdict) == ("account_reach", 4_500, "up")
    assert (headline.details["before"], headline.details["change"]) == (3_900, 600)
    assert change(3_900, 3_940)[0].verdict == "uncertain"
    assert change(40, 30)[0].verdict == "down"


def test_change_of_bounds():
    earlier = days([100] * 7, start=MONDAY - timedelta(days=7))
    tables = example_tables(account_days=[*earlier, *days([900] * 7)])
    figure = account_reach_change(tables, ONE_WEEK)[0]
    assert (figure.value, figure.reason) == (None, "reach.only_bounds")
    assert (figure.low, figure.high, figure.verdict) == (900 - 700, 6_300 - 100, "up")


def test_change_between_months_of_different_length():
    months = [("2026-02-01", "2026-03-01", 1_000), ("2026-03-01", "2026-04-01", 1_100)]
    tables = example_tables(
        account_windows=[
            {"platform": "x", "start": start, "end": end, "reach": reach}
            for start, end, reach in months
        ]
    )
    figure = account_reach_change(tables, Period.month(2026, 3))[0]
    # three more days may add 31/28 of February's 1.050: no certain growth
    assert (figure.value, figure.verdict) == (100, "uncertain")
    assert figure.low == pytest.approx(1_050 - 1_050 * 31 / 28)
    assert "reach.lengths_differ" in figure.remarks


def test_no_change_without_the_period_before_or_across_a_break():
    tables = example_tables(account_windows=sevens(1))
    assert account_reach_change(tables, ONE_WEEK)[0].reason == "reach.no_change_base"
    event = {"event_id": "1", "kind": "definition_change", "name": "Meta", "start": MONDAY,
             "end": MONDAY}  # fmt: skip
    broken, _ = change(3_900, 9_000, events=[event])
    assert (broken.value, broken.reason) == (None, "reach.definition_changed")


def test_daily_series_draws_its_holes():
    rows = days([5, None, 0])
    series = daily_reach(example_tables(account_days=rows), ONE_WEEK)
    assert len(series) == 7
    assert series["is_missing"].tolist() == [False, True, False, True, True, True, True]
    assert series["value"].dropna().tolist() == [5, 0]
    assert set(series["metric"]) == {"reach_1d"}
    assert daily_reach(example_tables(), ONE_WEEK).empty


def test_a_platform_that_changed_from_reach_to_viewers_has_both_series_and_a_break():
    rows = [
        {"platform": "facebook", "date": MONDAY + timedelta(days=n),
         "reach_1d": 100 + n if n < 3 else None, "viewers_1d": 60 + n if n > 3 else None}
        for n in range(7)
    ]  # fmt: skip
    tables = example_tables(account_days=rows)
    series = daily_reach(tables, ONE_WEEK)
    by_measure = series.groupby("metric")["value"].apply(lambda own: own.dropna().tolist())
    assert by_measure.to_dict() == {"reach_1d": [100, 101, 102], "viewers_1d": [64, 65, 66]}
    # Day 3 has neither: no line may cross it.
    assert series.groupby("date")["is_missing"].all().tolist() == [n == 3 for n in range(7)]
    found = definition_breaks(tables, ONE_WEEK)
    assert found[["platform", "column", "to_version"]].to_numpy().tolist() == [
        ["facebook", "reach", "viewers"]
    ]
    assert found["date"].dt.date.tolist() == [MONDAY + timedelta(days=4)]


def test_the_comparison_may_be_any_period():
    year_before = MONDAY - timedelta(days=364)
    tables = example_tables(
        account_windows=[
            *sevens(1, reach=3_000, start=year_before),
            *sevens(1, reach=3_900, start=MONDAY - timedelta(days=7)),
            *sevens(1, reach=4_500),
        ]
    )
    a_year_ago = Period(year_before, year_before + timedelta(days=7))
    (against,) = account_reach_change(tables, ONE_WEEK, comparison=a_year_ago)
    # to two significant digits: 4.450…4.550 minus 2.950…3.050
    assert (against.value, against.low, against.high) == (1_500, 1_400, 1_600)
    headline = headline_reach(tables, ONE_WEEK, None, comparison=a_year_ago)
    assert (headline.details["before"], headline.verdict) == (3_000, "up")
    assert account_reach_change(tables, ONE_WEEK)[0].value == 600


def test_months_say_more_of_a_year_than_the_days_of_another_measure():
    """With one month missing the other months are still counts of people; days only bound them."""
    months = [
        {"platform": "tiktok", "start": date(2026, m, 1), "end": date(2026, m + 1, 1),
         "reach": 1_000 * m}
        for m in (1, 2, 4)
    ]  # fmt: skip
    period = Period(date(2026, 1, 1), date(2026, 5, 1))
    daily = [
        {"platform": "tiktok", "date": period.start + timedelta(days=n), "viewers_1d": 50}
        for n in range(period.days)
    ]
    figure = account_reach(example_tables(account_days=daily, account_windows=months), period)[0]
    assert (figure.details["measure"], figure.low, figure.open_above) == ("reach", 4_000, True)
    assert (figure.n, figure.n_expected) == (120 - 31, 120)
    # One month of four is less than half: then every day of viewers says more.
    fewer = example_tables(account_days=daily, account_windows=months[:1])
    assert account_reach(fewer, period)[0].details["measure"] == "viewers"
