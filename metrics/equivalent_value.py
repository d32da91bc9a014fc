"""What the organic views would have cost as advertising: a range, never a saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.communication_cost import CommunicationCost, communication_cost
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.platform_value import (
    ValuedViews,
    scenarios,
    value_by_platform,
    value_change,
    valued_views,
)
from metrics.price_uncertainty import spreads
from metrics.savings_assumptions import SavingsAssumptions

__all__ = ["CATALOGUE", "equivalent_value", "value_by_platform", "value_change"]

Tables = Mapping[str, pd.DataFrame]


def equivalent_value(
    tables: Tables,
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> Figure:
    """Organic views x price per thousand x comparability: low, base and high, rupiah.

    Formula: for s in low, base, high: sum over platforms of V / 1000 x CPM_s x kappa_s, with V
    the organic views of the posts published in the period, CPM by `market_price`, kappa the
    comparability of an organic view with a paid one. A platform without a price is listed
    (`without_price`) and not valued. Prices move together: the chance that the value exceeds the
    cost and its 5, 50 and 95 % quantiles are those of triangular prices at one common quantile.
    Unit: rupiah. n of n_expected platforms valued. Never a saving, no growth rate, no multiplier.
    Needs: posts.views, rates or ad_spend, costs. Undefined without organic views
    (savings.no_views) or without any price (savings.no_price).
    """
    valued = valued_views(tables, period, assumptions, platforms)
    cost = communication_cost(tables, period, assumptions)
    priced = valued.priced
    basis = (*valued.views.basis, *cost.basis)
    imports = tuple(sorted({*valued.imports, *cost.imports}))
    if priced.empty or valued.views.total <= 0:
        reason = "savings.no_price" if valued.views.total > 0 else "savings.no_views"
        return Figure.missing(
            "equivalent_value",
            "idr",
            reason,
            n=len(priced),
            n_expected=len(valued.frame),
            details={"without_price": _without_price(valued.frame)},
            basis=basis,
            imports=imports,
        )
    low, base, high = scenarios(priced)
    return Figure(
        metric="equivalent_value",
        value=base,
        unit="idr",
        low=low,
        high=high,
        is_estimate=True,
        n=len(priced),
        n_expected=len(valued.frame),
        method="savings.views_times_price",
        remarks=_remarks(valued, cost, assumptions),
        details={**_beside_cost(priced, cost), "without_price": _without_price(valued.frame)},
        basis=basis,
        imports=imports,
        as_of=period.last_day,
    )


def _beside_cost(priced: pd.DataFrame, cost: CommunicationCost) -> dict[str, float | str | None]:
    """The value against the cost: net value and the chance that it exceeds the cost."""
    details: dict[str, float | str | None] = {"views": float(priced["views"].sum())}
    if cost.amount is None:
        return {**details, "cost": None}
    ranges = [
        (float(row[0]), float(row[1]), float(row[2]))
        for row in priced[["low", "base", "high"]].to_numpy(dtype="float64")
    ]
    together, _ = spreads(ranges, cost.amount)
    nets = [value - cost.amount for value in scenarios(priced)]
    return {
        **details,
        "cost": cost.amount,
        **dict(zip(("net_low", "net_base", "net_high"), nets, strict=True)),
        "q05": together.q05,
        "q50": together.q50,
        "q95": together.q95,
        "chance_above_cost": together.chance_above_cost,
    }


def _remarks(
    valued: ValuedViews, cost: CommunicationCost, assumptions: SavingsAssumptions
) -> tuple[str, ...]:
    remarks = ["savings.equivalent_not_saved", *valued.views.remarks]
    if valued.frame["base"].isna().any():
        remarks.append("savings.without_price")
    if "comparability" in assumptions.assumed:
        remarks.append("savings.comparability_assumed")
    if valued.frame["origin"].eq("price_list").any():
        remarks.append("savings.prices_of_the_list")
    return tuple(dict.fromkeys((*remarks, *cost.remarks)))


def _without_price(frame: pd.DataFrame) -> str:
    return ", ".join(frame.loc[frame["base"].isna(), "platform"])


CATALOGUE: tuple[Metric, ...] = (
    Metric(
        "equivalent_value",
        "3.1",
        "idr",
        ("posts", "rates", "ad_spend", "costs", "coop_profile"),
        equivalent_value,
    ),
)
