"""The market price of a thousand views per medium: the co-op's own ads first, then the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from metrics.ad_spend_once import spend_counted_once
from metrics.communication_cost import RUPIAH
from metrics.evidence import imports_of, not_removed
from metrics.period import Period, add_months
from metrics.price_list import default_rates

Tables = Mapping[str, pd.DataFrame]
Origin = Literal["own_ads", "own_list", "price_list"]

MIN_IMPRESSIONS = 10_000
MIN_MONTH_IMPRESSIONS = 1_000

_MEDIA = {
    "facebook": "meta",
    "instagram": "meta",
    "meta_ads": "meta",
    "tiktok_ads": "tiktok",
}


@dataclass(frozen=True)
class MarketPrice:
    """Rupiah for a thousand paid views: low, base and high, and where the price is from."""

    low: float
    base: float
    high: float
    origin: Origin
    source: str = ""
    year: int | None = None
    grade: str = ""
    imports: tuple[int, ...] = ()


def medium_of(platform: str) -> str:
    """The medium whose ads show on that platform: Facebook and Instagram are bought as Meta.

    >>> medium_of("instagram"), medium_of("youtube")
    ('meta', 'youtube')
    """
    return _MEDIA.get(platform, platform)


def market_prices(
    tables: Tables, period: Period, platforms: Iterable[str]
) -> dict[str, MarketPrice | None]:
    """The price for each platform; None where nobody knows one: never a world price instead.

    First the co-op's own ads of the 12 months before the end of the period, spend / impressions
    x 1000 in rupiah, at least 10,000 impressions; low and high are its cheapest and dearest month.
    Then the co-op's own price list, then the shipped one: rows of unit "cpm" in rupiah with a base
    price, for the platform or its medium, own grade first, then the latest year.
    """
    year = Period(add_months(period.end, -12), period.end, period.zone)
    ads = spend_counted_once(tables["ad_spend"], year)
    typed, shipped = not_removed(tables["rates"]), default_rates()
    prices: dict[str, MarketPrice | None] = {}
    for platform in platforms:
        media = (platform, medium_of(platform))
        prices[platform] = (
            _own_ad_price(ads, media[1], period)
            or _listed(typed, media, "own_list")
            or _listed(shipped, media, "price_list")
        )
    return prices


def _own_ad_price(ads: pd.DataFrame, medium: str, period: Period) -> MarketPrice | None:
    """What the co-op itself paid for a thousand impressions, from ads counted once."""
    own = ads[ads["platform"].map(medium_of).eq(medium) & ads["currency"].eq(RUPIAH)]
    own = own[own["impressions"].gt(0).fillna(value=False)]
    shown = float(own["impressions"].sum())
    if shown < MIN_IMPRESSIONS or float(own["amount"].sum()) <= 0:
        return None
    months = own.groupby(own["start"].dt.to_period("M"))[["amount", "impressions"]].sum()
    months = months[months["impressions"] >= MIN_MONTH_IMPRESSIONS].astype("float64")
    each = months["amount"] / months["impressions"] * 1000
    base = float(own["amount"].sum()) / shown * 1000
    return MarketPrice(
        low=min(base, *each),
        base=base,
        high=max(base, *each),
        origin="own_ads",
        year=period.last_day.year,
        grade="own",
        imports=imports_of(own),
    )


def _listed(rates: pd.DataFrame, media: tuple[str, ...], origin: Origin) -> MarketPrice | None:
    """The best row of a price list for the platform, else for its medium."""
    usable = rates[
        rates["unit"].eq("cpm")
        & rates["base"].notna()
        & rates["currency"].fillna(RUPIAH).eq(RUPIAH)
    ]
    for medium in media:
        rows = usable[usable["medium"].eq(medium)]
        if len(rows):
            ordered = rows.assign(is_own=rows["grade"].eq("own").fillna(value=False))
            best = ordered.sort_values(["is_own", "year"], na_position="first").iloc[-1]
            return _price(best, origin)
    return None


def _price(row: pd.Series, origin: Origin) -> MarketPrice:
    base = float(row["base"])
    low = base if pd.isna(row["low"]) else float(row["low"])
    high = base if pd.isna(row["high"]) else float(row["high"])
    return MarketPrice(
        low=min(low, base),
        base=base,
        high=max(high, base),
        origin=origin,
        source="" if pd.isna(row["source"]) else str(row["source"]),
        year=None if pd.isna(row["year"]) else int(row["year"]),
        grade="" if pd.isna(row["grade"]) else str(row["grade"]),
        imports=(int(row["import_id"]),)
        if "import_id" in row and pd.notna(row["import_id"])
        else (),
    )
