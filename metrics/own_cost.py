"""What a thousand views, or a reached person, cost the co-op itself."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.communication_cost import CommunicationCost, Tables, communication_cost
from metrics.counted_views import all_views
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions


def own_cost_per_thousand(
    tables: Tables,
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> Figure:
    """All communication cost of the period / views x 1000, rupiah.

    Formula: `communication_cost` / views of the posts published in the period x 1000. Cost and
    views both include advertising. Rp3,200,000 for 280,000 views is Rp11,429 a thousand.
    Needs: costs, posts.views. Unit: rupiah. n: posts with views of those published.
    Undefined without vouchers (savings.no_costs) or without views (savings.no_views).
    """
    cost = communication_cost(tables, period, assumptions)
    views = all_views(tables, period, platforms)
    n, expected = views.posts, views.posts_expected
    basis, imports = (*cost.basis, *views.basis), _together(cost.imports, views.imports)
    if cost.amount is None or views.total <= 0:
        reason = "savings.no_costs" if cost.amount is None else "savings.no_views"
        return Figure.missing(
            "own_cost", "idr", reason, n=n, n_expected=expected, basis=basis, imports=imports
        )
    narrowed = ("savings.cost_of_all_platforms",) if platforms else ()
    return Figure(
        metric="own_cost",
        value=cost.amount / views.total * 1000,
        unit="idr",
        n=n,
        n_expected=expected,
        method="savings.cost_over_views",
        remarks=(*cost.remarks, *views.remarks, *narrowed),
        details={
            "cost": cost.amount,
            "views": views.total,
            "labour": cost.labour,
            "ads": cost.ads,
            "foreign": cost.foreign,
        },
        basis=basis,
        imports=imports,
        as_of=period.last_day,
    )


def cost_per_reached(
    tables: Tables, period: Period, *, assumptions: SavingsAssumptions, reach: Figure
) -> Figure:
    """All communication cost of the period / people reached, rupiah a person.

    Formula: `communication_cost` / reach; low and high come from the high and low end of the
    reach. `reach` is the figure of the same period (its middle, where it is a range).
    Needs: costs.amount_idr, ad_spend.amount; the reach of the period.
    Unit: rupiah. Undefined without vouchers (savings.no_costs) or reach (savings.no_reach); the
    bounds may be known where the value is not.
    """
    cost = communication_cost(tables, period, assumptions)
    return per_reached(cost, reach, metric="cost_per_reached", times=1)


def per_reached(cost: CommunicationCost, reach: Figure, *, metric: str, times: int) -> Figure:
    """Cost of reaching so many people, with the range that the reach leaves."""
    basis, imports = (*cost.basis, *reach.basis), _together(cost.imports, reach.imports)
    if cost.amount is None:
        return Figure.missing(metric, "idr", "savings.no_costs", basis=basis, imports=imports)
    most = None if reach.open_above else reach.high
    low = cost.amount / most * times if most else None
    high = cost.amount / reach.low * times if reach.low else None
    if not reach.value:
        return Figure.missing(
            metric, "idr", "savings.no_reach", low=low, high=high, basis=basis, imports=imports
        )
    return Figure(
        metric=metric,
        value=cost.amount / reach.value * times,
        unit="idr",
        low=low,
        high=high,
        is_estimate=reach.is_estimate,
        n=reach.n,
        n_expected=reach.n_expected,
        method="savings.cost_over_reach",
        remarks=cost.remarks,
        details={"cost": cost.amount, "reach": reach.value},
        basis=basis,
        imports=imports,
        as_of=reach.as_of,
    )


def _together(*imports: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({number for one in imports for number in one}))


CATALOGUE: tuple[Metric, ...] = (
    Metric("own_cost", "3.2", "idr", ("costs", "ad_spend", "posts"), own_cost_per_thousand),
    Metric("cost_per_reached", "3.2", "idr", ("costs", "ad_spend"), cost_per_reached),
)
