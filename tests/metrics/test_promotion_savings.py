"""Cash saved: the worked example, the median of years, and every reason for silence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.figure import Figure
from metrics.period import Period
from metrics.promotion_savings import baseline_periods, cash_saved, saved
from metrics.savings_assumptions import SavingsAssumptions, savings_assumptions

YEAR = Period.book_year(2025)
SET = SavingsAssumptions(inflation=0.025, baseline_years=(2023,), activity_factor=1.0)


def voucher(year, amount, category="brochure", month=5, **more):
    number = f"{year}-{category}-{month}-{amount}-{len(more)}"
    return {
        "cost_id": number,
        "date": date(year, month, 10),
        "category": category,
        "amount_idr": amount,
        **more,
    }


def reach(value, low=None, high=None):
    return Figure("reach", value, "people", low=low, high=high)


def test_worked_example(make_tables):
    rows = [
        voucher(2023, 30_000_000),
        voucher(2023, 18_000_000, "radio"),
        voucher(2025, 11_500_000, "content"),
        voucher(2025, 8_000_000, "ads"),
        voucher(2025, 12_000_000, "labour"),
    ]
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=SET)
    assert figure.value == pytest.approx(17_700_000)
    assert round(figure.details["rate"] * 100, 1) == 36.0
    assert figure.details["without_inflation"] == pytest.approx(16_500_000)
    assert figure.details["expected"] == pytest.approx(49_200_000)
    assert (figure.low, figure.high, figure.verdict) == (None, None, None)
    assert "savings.one_baseline_year" in figure.remarks
    assert figure.imports == (1,)


def test_the_baseline_is_the_median_and_the_years_give_the_range(make_tables):
    rows = [voucher(2022, 40), voucher(2023, 90), voucher(2024, 50), voucher(2025, 30)]
    assumptions = SavingsAssumptions(baseline_years=(2022, 2023, 2024))
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=assumptions)
    assert (figure.value, figure.low, figure.high) == (20, 10, 60)
    assert (figure.n, figure.n_expected, figure.verdict) == (3, 3, "up")


def test_a_range_across_zero_is_not_sure(make_tables):
    rows = [voucher(2022, 20), voucher(2024, 50), voucher(2025, 30)]
    assumptions = SavingsAssumptions(baseline_years=(2022, 2024))
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=assumptions)
    assert (figure.value, figure.verdict) == (5, "uncertain")


def test_a_baseline_year_without_vouchers_is_missing_not_free(make_tables):
    rows = [voucher(2022, 40), voucher(2025, 30)]
    assumptions = SavingsAssumptions(baseline_years=(2022, 2023))
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=assumptions)
    assert (figure.value, figure.n, figure.n_expected) == (10, 1, 2)
    assert "savings.baseline_years_missing" in figure.remarks


@pytest.mark.parametrize(
    ("rows", "years", "reason"),
    [
        ([voucher(2025, 30)], (), "savings.no_baseline"),
        ([voucher(2025, 30)], (2025,), "savings.no_baseline"),
        ([voucher(2025, 30)], (2023,), "savings.baseline_without_costs"),
        ([voucher(2023, 30)], (2023,), "savings.no_costs"),
    ],
)
def test_reasons_for_silence(make_tables, rows, years, reason):
    assumptions = SavingsAssumptions(baseline_years=years)
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=assumptions)
    assert (figure.value, figure.reason) == (None, reason)


def test_a_removed_voucher_does_not_count(make_tables):
    rows = [voucher(2023, 48), voucher(2025, 30), voucher(2025, 99, removed=True)]
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=SET)
    assert figure.details["cost"] == 30


def test_part_of_a_year_is_compared_with_the_same_dates(make_tables):
    march = Period.month(2025, 3)
    rows = [voucher(2023, 40, month=3), voucher(2023, 999, month=8), voucher(2025, 10, month=3)]
    assumptions = SavingsAssumptions(baseline_years=(2023,))
    figure = cash_saved(make_tables(costs=rows), march, assumptions=assumptions)
    assert figure.value == 30
    assert "savings.part_of_year" in figure.remarks


def test_baseline_years_are_book_years():
    assumptions = SavingsAssumptions(baseline_years=(2023,), first_month=7)
    year = Period.book_year(2025, 7)
    assert baseline_periods(year, assumptions) == [Period.book_year(2023, 7)]
    # March 2026 lies in the book year 2025: two years back is March 2024.
    assert baseline_periods(Period.month(2026, 3), assumptions) == [Period.month(2024, 3)]


def test_unpaid_hours_cost_what_an_hour_costs(make_tables):
    rows = [voucher(2023, 1_000_000), voucher(2025, 0, "labour", hours=20)]
    priced = SavingsAssumptions(baseline_years=(2023,), hourly_cost_idr=25_000)
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=priced)
    assert figure.details["cost"] == 500_000
    unpriced = cash_saved(make_tables(costs=rows), YEAR, assumptions=SET)
    assert "savings.hours_without_price" in unpriced.remarks


def test_labour_that_nobody_booked_is_said(make_tables):
    tables = make_tables(costs=[voucher(2023, 48), voucher(2025, 30)])
    assert "savings.labour_missing" in cash_saved(tables, YEAR, assumptions=SET).remarks
    tables = make_tables(costs=[voucher(2023, 48), voucher(2025, 30, "labour")])
    assert "savings.labour_on_one_side" in cash_saved(tables, YEAR, assumptions=SET).remarks


def ad(amount, currency="IDR", tax=None):
    return {
        "platform": "facebook",
        "account_id": "act",
        "start": date(2025, 3, 1),
        "end": date(2025, 4, 1),
        "breakdown": "",
        "band": "",
        "campaign": currency,
        "ad_set": "",
        "ad": "",
        "amount": amount,
        "currency": currency,
        "tax_included": tax,
    }


def test_exported_ads_are_added_once_and_only_when_the_books_have_none(make_tables):
    rows = [voucher(2023, 48), voucher(2025, 30)]
    tables = make_tables(costs=rows, ad_spend=[ad(8.0), ad(12.5, "USD")])
    figure = cash_saved(tables, YEAR, assumptions=SET)
    assert figure.details["cost"] == 38
    assert figure.details["foreign"] == "USD 12.50"
    assert {"savings.foreign_left_out", "savings.tax_not_included"} <= set(figure.remarks)
    booked = make_tables(costs=[*rows, voucher(2025, 9, "ads")], ad_spend=[ad(8.0, tax=True)])
    assert cash_saved(booked, YEAR, assumptions=SET).details["cost"] == 39


def test_books_that_know_less_of_the_ads_than_the_platform_are_told(make_tables):
    rows = [voucher(2023, 48), voucher(2025, 30), voucher(2025, 1, "ads")]
    figure = cash_saved(make_tables(costs=rows, ad_spend=[ad(8.0)]), YEAR, assumptions=SET)
    assert "savings.ads_books_below_export" in figure.remarks


def test_reach_stands_beside_the_saving(make_tables):
    tables = make_tables(costs=[voucher(2022, 48), voucher(2023, 50), voucher(2025, 30)])
    assumptions = SavingsAssumptions(baseline_years=(2022, 2023))
    fell = cash_saved(
        tables,
        YEAR,
        assumptions=assumptions,
        reach_now=reach(100, 80, 120),
        reach_then=reach(200, 150, 260),
    )
    assert (fell.details["reach_now"], fell.details["reach_then"]) == (100, 200)
    assert fell.verdict == "uncertain"
    assert "savings.results_fell" in fell.remarks
    overlapping = cash_saved(
        tables,
        YEAR,
        assumptions=assumptions,
        reach_now=reach(100, 80, 160),
        reach_then=reach(200, 150, 260),
    )
    assert overlapping.verdict == "up"
    unknown = cash_saved(tables, YEAR, assumptions=assumptions)
    assert "savings.results_unknown" in unknown.remarks


def profile(make_tables, **settings):
    rows = [{"setting": name, "value": value} for name, value in settings.items()]
    return savings_assumptions(make_tables(coop_profile=rows)["coop_profile"])


def test_settings_are_read_and_defaults_are_marked(make_tables):
    own = profile(
        make_tables,
        inflation="0.025",
        baseline_years="2024, 2022",
        book_year_month="7",
        hourly_cost_idr="25000",
        comparability="0.4,0.6,0.9",
        target_public="40000",
        budget_idr="30000000",
        budget_idr_2026="36000000",
        replaced_confirmed="brochure, radio",
    )
    assert own.baseline_years == (2022, 2024)
    assert own.first_month == 7
    assert own.comparability == (0.4, 0.6, 0.9)
    assert own.replaced_confirmed == {"brochure", "radio"}
    assert (own.budget_of(2025), own.budget_of(2026)) == (30_000_000, 36_000_000)
    assert own.assumed == {"activity_factor"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("inflation", "nan"),
        ("activity_factor", "0"),
        ("book_year_month", "13"),
        ("hourly_cost_idr", "-1"),
        ("comparability", "1,0.5,0.2"),
        ("baseline_years", "tahun lalu"),
    ],
)
def test_an_unreadable_setting_is_an_assumption(make_tables, setting, value):
    own = profile(make_tables, **{setting: value})
    assert own == SavingsAssumptions(assumed=own.assumed)
    assert {"book_year_month": "first_month"}.get(setting, setting) in own.assumed


def test_a_removed_setting_is_not_set(make_tables):
    rows = [{"setting": "inflation", "value": "0.03", "removed": True}]
    assert savings_assumptions(make_tables(coop_profile=rows)["coop_profile"]).inflation == 0


money = st.floats(0, 1e9)


@given(money, money, st.floats(0, 0.5), st.floats(0.1, 3), st.floats(0, 1e6))
def test_a_rupiah_more_of_cost_is_a_rupiah_less_saved(baseline, cost, inflation, activity, more):
    before = saved(baseline, cost, inflation=inflation, activity=activity)
    after = saved(baseline, cost + more, inflation=inflation, activity=activity)
    assert before - after == pytest.approx(more, abs=1e-3)


def test_ads_across_the_border_of_the_period_are_said(make_tables):
    across = {**ad(70.0), "start": date(2025, 12, 15), "end": date(2026, 1, 15)}
    rows = [voucher(2023, 48), voucher(2025, 30)]
    figure = cash_saved(make_tables(costs=rows, ad_spend=[across]), YEAR, assumptions=SET)
    assert figure.details["cost"] == 30
    assert "savings.spend_across_border" in figure.remarks


def test_default_settings_are_named_beside_the_saving(make_tables):
    rows = [voucher(2023, 48), voucher(2025, 30)]
    assumed = SavingsAssumptions(baseline_years=(2023,), assumed=frozenset({"inflation"}))
    figure = cash_saved(make_tables(costs=rows), YEAR, assumptions=assumed)
    assert "savings.settings_assumed" in figure.remarks
