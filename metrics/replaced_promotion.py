"""Brochures, banners and spots that were bought before and are no longer needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

import pandas as pd

from canonical.tables import COSTS
from metrics.aggregates import in_period, sums
from metrics.communication_cost import RUPIAH
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.price_list import default_rates
from metrics.promotion_savings import baseline_periods
from metrics.savings_assumptions import SavingsAssumptions

Tables = Mapping[str, pd.DataFrame]
Range = tuple[float | None, float | None, float | None]

MEDIA = ("brochure", "banner", "billboard", "radio", "newspaper")


@dataclass(frozen=True)
class _Bought:
    """What the books say about one medium: pieces in each baseline year, pieces now."""

    baseline: tuple[float, ...]
    now: float | None
    unit: str
    unit_prices: tuple[float, ...]
    imports: tuple[int, ...]


def replaced_quantity(baseline: float, now: float, activity: float) -> float:
    """Pieces no longer bought: baseline x activity - now, never below 0.

    >>> replaced_quantity(12_000, 4_000, 1.1)
    9200.0
    """
    return max(0.0, round(baseline * activity - now, 9))


def replaced_promotion(
    tables: Tables, period: Period, *, assumptions: SavingsAssumptions
) -> list[Figure]:
    """What the pieces that are no longer bought would cost, one figure per medium, rupiah.

    Formula: (q_baseline x a - q_now)+ x price, low, base and high. q_baseline is the median over
    the baseline years of the pieces bought with a receipt (evidence_ref) on the same dates. Only
    media that were bought then appear, and only those the board confirms to be no longer needed
    have a value. Price: the co-op's own list, else its own receipts of the baseline (cheapest,
    middle, dearest), else the shipped list; same unit only.
    Needs: costs.quantity, unit and evidence_ref; rates.
    Unit: rupiah. Never added to the cash saved, which already holds it. Undefined when not
    confirmed (savings.not_confirmed), without pieces (savings.no_quantity), vouchers
    (savings.no_costs) or a price (savings.no_price); savings.range_only when the list has no
    middle price.
    """
    years = baseline_periods(period, assumptions)
    vouchers = not_removed(tables["costs"])
    return [
        _figure(tables, period, medium, _bought(vouchers, period, years, medium), assumptions)
        for medium in MEDIA
        if any(len(_with_receipt(vouchers, year, medium)) for year in years)
    ]


def _with_receipt(vouchers: pd.DataFrame, period: Period, medium: str) -> pd.DataFrame:
    rows = in_period(vouchers, COSTS, period)
    return rows[rows["category"].eq(medium) & rows["evidence_ref"].notna()]


def _pieces(vouchers: pd.DataFrame) -> float | None:
    """Pieces of these vouchers; unknown when one of them does not say."""
    if vouchers.empty:
        return 0.0
    if vouchers["quantity"].isna().any():
        return None
    return float(sums(vouchers, COSTS, ["quantity"], by=[])["quantity"].iloc[0])


def _bought(vouchers: pd.DataFrame, period: Period, years: list[Period], medium: str) -> _Bought:
    now = in_period(vouchers, COSTS, period)
    own = now[now["category"].eq(medium)]
    then = [_with_receipt(vouchers, year, medium) for year in years]
    recorded = [len(in_period(vouchers, COSTS, year)) > 0 for year in years]
    counts = [_pieces(rows) for rows, known in zip(then, recorded, strict=True) if known]
    known = tuple(count for count in counts if count is not None)
    receipts = pd.concat([*then, own])
    units = receipts["unit"].dropna().unique()
    prices = receipts["amount_idr"].astype("Float64") / receipts["quantity"]
    return _Bought(
        baseline=known if len(known) == len(counts) and len(units) <= 1 else (),
        now=None if now.empty else _pieces(own),
        unit=str(units[0]) if len(units) == 1 else "",
        unit_prices=tuple(float(price) for price in prices.dropna() if price > 0),
        imports=imports_of(receipts),
    )


def _figure(
    tables: Tables, period: Period, medium: str, bought: _Bought, assumptions: SavingsAssumptions
) -> Figure:
    basis = (Basis("costs", ("quantity", "amount_idr"), start=period.start, end=period.end),)
    details: dict[str, float | str | None] = {"medium": medium, "unit": bought.unit}
    reason = _unknown(medium, bought, assumptions)
    (low, base, high), origin = _price(tables, medium, bought)
    if not reason and low is None:
        reason = "savings.no_price"
    if reason or bought.now is None:
        return Figure.missing(
            "replaced_promotion",
            "idr",
            reason or "savings.no_costs",
            n=len(bought.baseline),
            details=details,
            basis=basis,
            imports=bought.imports,
        )
    baseline = median(bought.baseline)
    pieces = replaced_quantity(baseline, bought.now, assumptions.activity_factor)
    bounds = [None if price is None else pieces * price for price in (low, base, high)]
    return Figure(
        metric="replaced_promotion",
        value=bounds[1],
        unit="idr",
        low=bounds[0],
        high=bounds[2],
        is_estimate=True,
        n=len(bought.baseline),
        n_expected=len(assumptions.baseline_years),
        method=f"savings.{origin}",
        reason="" if bounds[1] is not None else "savings.range_only",
        remarks=("savings.part_of_cash",),
        details={
            **details,
            "baseline": baseline,
            "expected": baseline * assumptions.activity_factor,
            "now": bought.now,
            "replaced": pieces,
        },
        basis=basis,
        imports=bought.imports,
        as_of=period.last_day,
    )


def _unknown(medium: str, bought: _Bought, assumptions: SavingsAssumptions) -> str:
    if medium not in assumptions.replaced_confirmed:
        return "savings.not_confirmed"
    return "" if bought.baseline else "savings.no_quantity"


def _price(tables: Tables, medium: str, bought: _Bought) -> tuple[Range, str]:
    """Low, base and high price of one piece and where they are from; None where nobody knows."""
    typed = _listed(not_removed(tables["rates"]), medium, bought.unit)
    if typed is not None:
        return typed, "price_of_own_list"
    if bought.unit_prices:
        prices = bought.unit_prices
        return (min(prices), median(prices), max(prices)), "price_of_own_receipts"
    shipped = _listed(default_rates(), medium, bought.unit)
    return shipped or (None, None, None), "price_of_shipped_list"


def _listed(rates: pd.DataFrame, medium: str, unit: str) -> Range | None:
    """The latest rupiah row of the list for that medium and unit, with a lower price."""
    rows = rates[rates["medium"].eq(medium) & rates["currency"].fillna(RUPIAH).eq(RUPIAH)]
    rows = rows[rows["unit"].eq(unit) & (rows["low"].notna() | rows["base"].notna())]
    if rows.empty:
        return None
    best = rows.sort_values("year", na_position="first").iloc[-1]
    low, base, high = (
        None if pd.isna(best[name]) else float(best[name]) for name in ("low", "base", "high")
    )
    return (base if low is None else low), base, (base if high is None else high)


CATALOGUE: tuple[Metric, ...] = (
    Metric("replaced_promotion", "3.3", "idr", ("costs", "rates"), replaced_promotion),
)
