"""Replaced promotion, the shipped price list and the RAPB line."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.budget_line import budget_line
from metrics.figure import Figure
from metrics.period import Period
from metrics.price_list import default_rates
from metrics.replaced_promotion import replaced_promotion, replaced_quantity
from metrics.savings_assumptions import SavingsAssumptions

YEAR = Period.book_year(2025)
SET = SavingsAssumptions(
    baseline_years=(2023,), activity_factor=1.1, replaced_confirmed=frozenset({"brochure"})
)
PRICE = {
    "medium": "brochure",
    "unit": "piece",
    "year": 2025,
    "place": "Bandung",
    "low": 400,
    "high": 900,
    "currency": "IDR",
    "grade": "own",
}


def bought(year, quantity, amount=5_000_000, category="brochure", **more):
    return {
        "cost_id": f"{year}-{category}-{quantity}",
        "date": date(year, 6, 1),
        "category": category,
        "amount_idr": amount,
        "quantity": quantity,
        "unit": "piece",
        "evidence_ref": "nota",
        **more,
    }


THEN, NOW = bought(2023, 12_000), bought(2025, 4_000)


def one(tables, assumptions=SET):
    (figure,) = replaced_promotion(tables, YEAR, assumptions=assumptions)
    return figure


def test_worked_example_is_a_range_where_the_list_has_no_middle(make_tables):
    figure = one(make_tables(costs=[THEN, NOW], rates=[PRICE]))
    assert figure.details["expected"] == pytest.approx(13_200)
    assert figure.details["replaced"] == 9_200
    assert (figure.value, figure.reason) == (None, "savings.range_only")
    assert (figure.low, figure.high) == (3_680_000, 8_280_000)


def test_a_middle_price_gives_a_value(make_tables):
    figure = one(make_tables(costs=[THEN, NOW], rates=[{**PRICE, "base": 500}]))
    assert (figure.value, figure.low, figure.high) == (4_600_000, 3_680_000, 8_280_000)
    assert figure.method == "savings.price_of_own_list"


def test_without_a_list_the_own_receipts_tell_the_price(make_tables):
    # 5,000,000 / 12,000 = 416.67 and 5,000,000 / 4,000 = 1,250 a piece: middle 833.33.
    figure = one(make_tables(costs=[THEN, NOW]))
    assert figure.method == "savings.price_of_own_receipts"
    assert figure.value == pytest.approx(9_200 * 833.3333, rel=1e-6)


def test_the_board_must_confirm(make_tables):
    unconfirmed = SavingsAssumptions(baseline_years=(2023,))
    figure = one(make_tables(costs=[THEN, NOW], rates=[PRICE]), unconfirmed)
    assert figure.reason == "savings.not_confirmed"


def test_what_was_never_bought_with_a_receipt_does_not_appear(make_tables):
    tables = make_tables(costs=[{**THEN, "evidence_ref": None}, NOW], rates=[PRICE])
    assert replaced_promotion(tables, YEAR, assumptions=SET) == []


def test_unknown_pieces_are_not_zero(make_tables):
    assert one(make_tables(costs=[bought(2023, None), NOW])).reason == "savings.no_quantity"
    assert one(make_tables(costs=[THEN, bought(2025, None)])).reason == "savings.no_costs"
    assert one(make_tables(costs=[THEN])).reason == "savings.no_costs"


def test_books_without_the_medium_now_mean_none_was_bought(make_tables):
    content = bought(2025, 1, category="content")
    figure = one(make_tables(costs=[THEN, content], rates=[{**PRICE, "base": 500}]))
    assert figure.details["replaced"] == pytest.approx(13_200)


def test_another_unit_has_no_price(make_tables):
    tables = make_tables(
        costs=[{**THEN, "amount_idr": 0}, {**NOW, "amount_idr": 0}],
        rates=[{**PRICE, "unit": "box"}],
    )
    assert one(tables).reason == "savings.no_price"


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.1, 3))
def test_replaced_pieces_are_never_negative(baseline, now, activity):
    assert 0 <= replaced_quantity(baseline, now, activity) <= baseline * activity + 1e-6


def test_shipped_prices_are_dated_sourced_and_graded_or_empty():
    rates = default_rates()
    priced = rates[rates[["low", "base", "high"]].notna().any(axis=1)]
    assert priced["source"].notna().all()
    assert set(priced["grade"]) <= {"A", "B", "C", "D"}
    assert (priced["year"].notna() | priced["note"].notna()).all()
    assert not rates.duplicated(["medium", "unit", "year", "place"]).any()
    empty = rates.set_index(["medium", "unit"])
    for medium in (("youtube", "cpm"), ("x", "cpm"), ("brochure", "piece")):
        assert empty.loc[[medium], ["low", "base", "high"]].isna().all(axis=None)


def test_shipped_prices_of_meta_and_tiktok():
    rates = default_rates()
    rupiah = rates[rates["unit"].eq("cpm") & rates["currency"].eq("IDR")].set_index("medium")
    assert list(rupiah.loc["meta", ["low", "base", "high"]]) == [10_000, 20_000, 40_000]
    assert list(rupiah.loc["tiktok", ["low", "base", "high"]]) == [8_000, 15_000, 40_000]


def line(tables, assumptions=SET, period=YEAR, reach=None):
    return budget_line(tables, period, assumptions=assumptions, reach=reach)


def test_the_rapb_line_in_order(make_tables):
    costs = [bought(2024, 1, 20_000_000), bought(2025, 1, 12_000_000)]
    reach = Figure("reach", 60_000, "people", low=40_000, high=80_000)
    assumptions = SavingsAssumptions(budgets={2025: 15_000_000})
    budget, realised, last_year, each = line(make_tables(costs=costs), assumptions, reach=reach)
    assert [budget.value, realised.value, last_year.value] == [15_000_000, 12_000_000, 20_000_000]
    assert (each.value, each.low, each.high) == (200_000, 150_000, 300_000)
    names = [figure.metric for figure in (budget, realised, last_year, each)]
    assert names[:3] == ["promotion_budget", "promotion_realised", "promotion_last_year"]
    assert names[3] == "cost_per_thousand_reached"
    assert budget.remarks == ()


def test_a_budget_of_the_year_beside_a_month_is_said_and_not_divided(make_tables):
    assumptions = SavingsAssumptions(budget_idr=15_000_000)
    budget = line(make_tables(), assumptions, Period.month(2025, 3))[0]
    assert budget.value == 15_000_000
    assert budget.remarks == ("savings.budget_of_book_year",)


def test_the_plan_stands_in_for_a_budget_without_its_cancelled_rows(make_tables):
    plan = [
        {"plan_id": "1", "planned_at": pd.Timestamp("2025-03-01"), "cost_plan_idr": 400},
        {
            "plan_id": "2",
            "planned_at": pd.Timestamp("2025-03-02"),
            "cost_plan_idr": 900,
            "status": "cancelled",
        },
        {"plan_id": "3", "planned_at": pd.Timestamp("2025-03-03")},
    ]
    budget = line(make_tables(plan=plan))[0]
    assert (budget.value, budget.n, budget.method) == (400, 1, "savings.budget_of_plan")


def test_blank_books_are_not_free(make_tables):
    reasons = [figure.reason for figure in line(make_tables())]
    assert reasons == [
        "savings.no_budget",
        "savings.no_costs",
        "savings.no_costs",
        "savings.no_costs",
    ]
