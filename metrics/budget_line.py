"""The RAPB line of promotion: budget, realised, last year, and the cost of a thousand reached."""

from __future__ import annotations

from canonical.tables import PLAN
from metrics.aggregates import in_period, sums
from metrics.communication_cost import Tables, communication_cost
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.own_cost import per_reached
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def budget_line(
    tables: Tables,
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    reach: Figure | None = None,
) -> list[Figure]:
    """Four figures in order: budget, realised, last year, cost of a thousand people reached.

    Budget: the amount set for the book year, else the planned costs of the period's plan. Realised
    and last year: `communication_cost` of the period and of the same dates a year before.
    Formula: cost / reach x 1000, with the range of the reach. Needs: costs, ad_spend, the reach of
    the period. Unit: rupiah. Undefined where nobody has entered it: missing and not 0. A book
    year's budget beside a shorter period is said, never divided.
    """
    now = promotion_cost(tables, period, "promotion_realised", assumptions)
    then = promotion_cost(tables, period.year_before(), "promotion_last_year", assumptions)
    metric = "cost_per_thousand_reached"
    reached = reach or Figure.missing(metric, "people", "savings.no_reach")
    cost = communication_cost(tables, period, assumptions)
    each = per_reached(cost, reached, metric=metric, times=1000)
    return [promotion_budget(tables, period, assumptions), now, then, each]


def promotion_budget(tables: Tables, period: Period, assumptions: SavingsAssumptions) -> Figure:
    """The promotion budget of the period's book year, rupiah.

    Formula: the amount set, else the sum of the planned costs of rows that were not cancelled.
    Needs: the setting budget_idr_<year> or budget_idr, else plan.cost_plan_idr. Unit: rupiah.
    Undefined when neither is there: savings.no_budget.
    """
    book_year = Period.book_year_of(period.start, assumptions.first_month, period.zone)
    budget = assumptions.budget_of(book_year.start.year)
    if budget is not None:
        return Figure(
            metric="promotion_budget",
            value=budget,
            unit="idr",
            method="savings.budget_set",
            remarks=() if period == book_year else ("savings.budget_of_book_year",),
            basis=(Basis("coop_profile", ("value",)),),
            imports=imports_of(tables["coop_profile"]),
        )
    rows = in_period(not_removed(tables["plan"]), PLAN, period)
    rows = rows[rows["cost_plan_idr"].notna() & ~rows["status"].eq("cancelled").fillna(value=False)]
    basis = (Basis("plan", ("cost_plan_idr",), start=period.start, end=period.end),)
    if rows.empty:
        return Figure.missing("promotion_budget", "idr", "savings.no_budget", basis=basis)
    planned = sums(rows, PLAN, ["cost_plan_idr"], by=[])
    return Figure(
        metric="promotion_budget",
        value=float(planned["cost_plan_idr"].iloc[0]),
        unit="idr",
        n=len(rows),
        method="savings.budget_of_plan",
        basis=basis,
        imports=imports_of(rows),
    )


def promotion_cost(
    tables: Tables, period: Period, metric: str, assumptions: SavingsAssumptions
) -> Figure:
    """All communication cost of the period, rupiah.

    Formula: vouchers + hours x hourly cost + ad spend that no voucher holds
    (`communication_cost`). Needs: costs, ad_spend. Unit: rupiah. Undefined without vouchers
    (savings.no_costs).
    """
    cost = communication_cost(tables, period, assumptions)
    if cost.amount is None:
        return Figure.missing(metric, "idr", "savings.no_costs", n=0, basis=cost.basis)
    return Figure(
        metric=metric,
        value=cost.amount,
        unit="idr",
        n=cost.rows,
        method="savings.sum_of_books",
        remarks=cost.remarks,
        details={"ads": cost.ads, "labour": cost.labour, "foreign": cost.foreign},
        basis=cost.basis,
        imports=cost.imports,
        as_of=period.last_day,
    )


CATALOGUE: tuple[Metric, ...] = (
    Metric("promotion_budget", "3.4", "idr", ("coop_profile", "plan"), promotion_budget),
    Metric("promotion_realised", "3.4", "idr", ("costs", "ad_spend"), promotion_cost),
    Metric("promotion_last_year", "3.4", "idr", ("costs", "ad_spend"), promotion_cost),
    Metric("cost_per_thousand_reached", "3.2", "idr", ("costs", "ad_spend"), budget_line),
)
