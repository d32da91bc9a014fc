"""What the organic views would have cost as advertising: a range, never a saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.communication_cost import CommunicationCost, communication_cost
from metrics.counted_views import CountedViews, organic_views
from metrics.figure import Figure
from metrics.market_price import MarketPrice, market_prices
from metrics.metric import Metric
from metrics.period import Period
from metrics.price_uncertainty import spreads
from metrics.savings_assumptions import SavingsAssumptions

Tables = Mapping[str, pd.DataFrame]
Scenarios = tuple[float, float, float]

COLUMNS = (
    "platform",
    "views",
    "cpm_low",
    "cpm_base",
    "cpm_high",
    "low",
    "base",
    "high",
    "source",
    "year",
    "grade",
    "origin",
)


@dataclass(frozen=True)
class _Valued:
    """Organic views with the price of each platform; None where nobody knows one."""

    views: CountedViews
    prices: Mapping[str, MarketPrice | None]
    frame: pd.DataFrame

    @property
    def priced(self) -> pd.DataFrame:
        """The platforms that have a price."""
        return self.frame[self.frame["base"].notna()]

    @property
    def imports(self) -> tuple[int, ...]:
        """Imports behind views and prices."""
        own = {number for price in self.prices.values() if price for number in price.imports}
        return tuple(sorted({*self.views.imports, *own}))


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
    valued = _valued(tables, period, assumptions, platforms)
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


def value_by_platform(
    tables: Tables,
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    platforms: Sequence[str] = (),
) -> pd.DataFrame:
    """One row per platform with organic views: prices, value (rupiah), and where they are from.

    Columns: platform, views, cpm_low, cpm_base, cpm_high, low, base, high, source, year, grade,
    origin (own_ads, own_list, price_list). A platform without a price has nulls.
    """
    return _valued(tables, period, assumptions, platforms).frame


def scenarios(priced: pd.DataFrame) -> Scenarios:
    """The summed value in the low, the base and the high scenario."""
    low, base, high = (float(priced[name].sum()) for name in ("low", "base", "high"))
    return low, base, high


def value_change(before: pd.DataFrame, after: pd.DataFrame) -> tuple[float, float]:
    """Change of the base value between two frames of `value_by_platform`: by volume, by price.

    Formula: volume = sum (V1 - V0) (P0 + P1) / 2, price = sum (P1 - P0) (V0 + V1) / 2, with P the
    base value of a thousand views; together exactly the change. A platform on one side only is
    all volume; one without a price is left out. Printed instead of a growth rate of the value,
    which would mix the two.
    """
    sides = [
        frame[frame["base"].notna() & frame["views"].gt(0)].set_index("platform")
        for frame in (before, after)
    ]
    names = sides[0].index.union(sides[1].index)
    volumes = [side["views"].reindex(names).fillna(0.0) for side in sides]
    prices = [(side["base"] / side["views"]).reindex(names) for side in sides]
    first, second = prices[0].fillna(prices[1]), prices[1].fillna(prices[0])
    volume = (volumes[1] - volumes[0]) * (first + second) / 2
    price = (second - first) * (volumes[0] + volumes[1]) / 2
    return float(volume.sum()), float(price.sum())


def _valued(
    tables: Tables, period: Period, assumptions: SavingsAssumptions, platforms: Sequence[str]
) -> _Valued:
    views = organic_views(tables, period, platforms)
    names = [str(name) for name in views.by_platform.index]
    prices = market_prices(tables, period, names)
    rows = [
        _row(name, float(views.by_platform[name]), prices[name], assumptions.comparability)
        for name in names
    ]
    return _Valued(views, prices, pd.DataFrame(rows, columns=list(COLUMNS)).astype(_TYPES))


_TYPES = {name: "float64" for name in COLUMNS[1:8]} | {"year": "Int64"}


def _row(
    platform: str, views: float, price: MarketPrice | None, comparability: Scenarios
) -> tuple[object, ...]:
    if price is None:
        return (platform, views, *[None] * 6, "", None, "", "")
    cpm = (price.low, price.base, price.high)
    worth = (views / 1000 * p * kappa for p, kappa in zip(cpm, comparability, strict=True))
    return (platform, views, *cpm, *worth, price.source, price.year, price.grade, price.origin)


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
    valued: _Valued, cost: CommunicationCost, assumptions: SavingsAssumptions
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
