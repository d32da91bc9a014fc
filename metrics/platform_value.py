"""Organic views with the price of each platform: what a page lists and the value adds up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.counted_views import CountedViews, organic_views
from metrics.market_price import MarketPrice, market_prices
from metrics.period import Period
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
class ValuedViews:
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
    return valued_views(tables, period, assumptions, platforms).frame


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


def valued_views(
    tables: Tables, period: Period, assumptions: SavingsAssumptions, platforms: Sequence[str]
) -> ValuedViews:
    """Organic views of the period, the price of each platform, and their product."""
    views = organic_views(tables, period, platforms)
    names = [str(name) for name in views.by_platform.index]
    prices = market_prices(tables, period, names)
    rows = [
        _row(name, float(views.by_platform[name]), prices[name], assumptions.comparability)
        for name in names
    ]
    return ValuedViews(views, prices, pd.DataFrame(rows, columns=list(COLUMNS)).astype(_TYPES))


_TYPES = {name: "float64" for name in COLUMNS[1:8]} | {"year": "Int64"}


def _row(
    platform: str, views: float, price: MarketPrice | None, comparability: Scenarios
) -> tuple[object, ...]:
    if price is None:
        return (platform, views, *[None] * 6, "", None, "", "")
    cpm = (price.low, price.base, price.high)
    worth = (views / 1000 * p * kappa for p, kappa in zip(cpm, comparability, strict=True))
    return (platform, views, *cpm, *worth, price.source, price.year, price.grade, price.origin)
