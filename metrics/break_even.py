"""How many views pay for the cost, how many months pay back, and when ROI may be said at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from metrics.communication_cost import Tables, communication_cost
from metrics.equivalent_value import equivalent_value
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def views_needed(cost: float, price_per_thousand: float, comparability: float = 1.0) -> float:
    """V* = cost / (CPM x kappa) x 1000.

    >>> [round(views_needed(3_200_000, value / 280)) for value in (2_635_000, 5_150_000)]
    [340038, 173981]
    """
    return cost / (price_per_thousand * comparability) * 1000


def break_even_views(
    tables: Tables,
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> Figure:
    """Views at which the equivalent value equals the cost; low at the highest price.

    Formula: cost / (CPM_s x kappa_s) x 1000, with CPM_s x kappa_s the value of a thousand views in
    the period's own mix of platforms. Needs: costs, ad_spend, posts.views, rates.
    Unit: views. Details: the views there were.
    Undefined without views (savings.no_views), a price (savings.no_price) or vouchers
    (savings.no_costs).
    """
    worth = equivalent_value(tables, period, assumptions=assumptions, platforms=platforms)
    cost, views = worth.details.get("cost"), worth.details.get("views")
    figure = replace(
        worth, metric="break_even_views", unit="views", method="savings.cost_over_price"
    )
    if worth.value is None or not isinstance(views, float):
        return figure
    if not isinstance(cost, float):
        return replace(figure, value=None, low=None, high=None, reason="savings.no_costs")
    low, base, high = (
        None if value is None else views_needed(cost, value / views * 1000)
        for value in (worth.low, worth.value, worth.high)
    )
    details = {"cost": cost, "views": views, "price_base": worth.value / views * 1000}
    return replace(figure, value=base, low=high, high=low, details=details)


def months_to_recover(monthly_net: Sequence[float], investment: float) -> int | None:
    """The first month in which the summed net values reach the investment; None when never.

    >>> months_to_recover([2.0, -1.0, 3.0, 4.0], 4.0)
    3
    """
    for month, total in enumerate(accumulate(monthly_net), start=1):
        if total >= investment:
            return month
    return None


def return_on_cost(
    tables: Tables,
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    attributable_margin_idr: float | None = None,
) -> Figure:
    """(attributable margin - cost) / cost, as a share.

    Formula: (margin - cost) / cost. Needs: costs, ad_spend and a measured margin. Unit: share.
    Undefined without that margin (savings.no_margin) or vouchers (savings.no_costs). The margin is
    the SHU contribution of new members who named the channel, measured by the co-op. Without it
    there is no ROI: the equivalent value is no income.
    """
    cost = communication_cost(tables, period, assumptions)
    reason = "savings.no_margin" if attributable_margin_idr is None else "savings.no_costs"
    if attributable_margin_idr is None or not cost.amount:
        return Figure.missing(
            "return_on_cost", "share", reason, basis=cost.basis, imports=cost.imports
        )
    return Figure(
        metric="return_on_cost",
        value=(attributable_margin_idr - cost.amount) / cost.amount,
        unit="share",
        method="savings.margin_over_cost",
        remarks=cost.remarks,
        details={"margin": attributable_margin_idr, "cost": cost.amount},
        basis=cost.basis,
        imports=cost.imports,
        as_of=period.last_day,
    )


CATALOGUE: tuple[Metric, ...] = (
    Metric(
        "break_even_views",
        "3.5",
        "views",
        ("costs", "posts", "rates", "ad_spend"),
        break_even_views,
    ),
    Metric("return_on_cost", "3.6", "share", ("costs", "ad_spend"), return_on_cost),
)
