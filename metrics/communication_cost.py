"""What communication cost in a period: everything in the books, unpaid hours priced, ads once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.tables import COSTS
from metrics.ad_spend_once import spend_across_border, spend_counted_once
from metrics.aggregates import in_period, sums
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions

Tables = Mapping[str, pd.DataFrame]

RUPIAH = "IDR"


@dataclass(frozen=True)
class CommunicationCost:
    """The cost of a period in rupiah; `amount` is None when the books say nothing about it.

    `ads` is the part for advertising, `labour` the part for staff time; `foreign` lists spend in
    other currencies, which is never converted. `rows` counts the vouchers.
    """

    amount: float | None
    ads: float = 0.0
    labour: float = 0.0
    rows: int = 0
    foreign: str = ""
    remarks: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    imports: tuple[int, ...] = ()


def communication_cost(
    tables: Tables, period: Period, assumptions: SavingsAssumptions
) -> CommunicationCost:
    """All cost of communication in the period, every category, with staff time and ads.

    Formula: sum of costs.amount_idr + hours booked without an amount x hourly cost + ad spend.
    Ad spend comes from the books where they have any voucher for ads in the period (the cash that
    was paid, with its tax), else from the platforms' exports, each rupiah once, rupiah only.
    Unknown without a single voucher: blank books are not free promotion.
    """
    vouchers = in_period(not_removed(tables["costs"]), COSTS, period)
    basis = (Basis("costs", ("amount_idr", "hours"), start=period.start, end=period.end),)
    if vouchers.empty:
        return CommunicationCost(None, basis=basis)
    by_category = _by_category(vouchers)
    unpaid = vouchers[vouchers["amount_idr"].eq(0) & vouchers["hours"].gt(0)]
    hours = float(unpaid["hours"].sum())
    labour = by_category.get("labour", 0.0) + hours * (assumptions.hourly_cost_idr or 0.0)
    in_books = "ads" in by_category
    exported = _exported_ads(tables, period)
    ads = by_category["ads"] if in_books else exported.amount
    return CommunicationCost(
        amount=sum(by_category.values())
        + hours * (assumptions.hourly_cost_idr or 0.0)
        + (0.0 if in_books else exported.amount),
        ads=ads,
        labour=labour,
        rows=len(vouchers),
        foreign="" if in_books else exported.foreign,
        remarks=(
            *_labour_remarks(labour, hours, assumptions),
            *(_booked_remarks(ads, exported.amount) if in_books else exported.remarks),
        ),
        basis=basis if in_books else (*basis, *exported.basis),
        imports=tuple(sorted({*imports_of(vouchers), *(() if in_books else exported.imports)})),
    )


def _by_category(vouchers: pd.DataFrame) -> dict[str, float]:
    totals = sums(vouchers, COSTS, ["amount_idr"], by=["category"])
    return {
        str(category): float(amount)
        for category, amount in zip(totals["category"], totals["amount_idr"], strict=True)
        if not pd.isna(amount)
    }


def _labour_remarks(
    labour: float, hours: float, assumptions: SavingsAssumptions
) -> tuple[str, ...]:
    if hours and assumptions.hourly_cost_idr is None:
        return ("savings.hours_without_price",)
    return () if labour else ("savings.labour_missing",)


def _booked_remarks(booked: float, exported: float) -> tuple[str, ...]:
    """Books that know much less of the ads than the platforms miss a voucher."""
    return ("savings.ads_books_below_export",) if booked < 0.9 * exported else ()


@dataclass(frozen=True)
class _ExportedAds:
    amount: float
    foreign: str
    remarks: tuple[str, ...]
    basis: tuple[Basis, ...]
    imports: tuple[int, ...]


def _exported_ads(tables: Tables, period: Period) -> _ExportedAds:
    """The rupiah of the platforms' exports inside the period, and what could not be added."""
    once = spend_counted_once(tables["ad_spend"], period)
    rupiah = once[once["currency"].eq(RUPIAH).fillna(value=False)]
    other = once[~once["currency"].eq(RUPIAH).fillna(value=False)]
    remarks = []
    if len(rupiah):
        remarks.append("savings.ads_from_export")
        taxed = rupiah["tax_included"].fillna(value=False).astype(bool)
        remarks += [] if taxed.all() else ["savings.tax_not_included"]
    remarks += ["savings.foreign_left_out"] if len(other) else []
    if len(spend_across_border(tables["ad_spend"], period)):
        remarks.append("savings.spend_across_border")
    basis = Basis("ad_spend", ("amount",), start=period.start, end=period.end)
    return _ExportedAds(
        amount=float(rupiah["amount"].sum()),
        foreign=_listed(other),
        remarks=tuple(remarks),
        basis=(basis,) if len(once) else (),
        imports=imports_of(once),
    )


def _listed(rows: pd.DataFrame) -> str:
    """Foreign spend as a list: "USD 12.50; ? 3.00"; a currency nobody stated is "?"."""
    named = rows.assign(currency=rows["currency"].fillna("?"))
    totals = named.groupby("currency", sort=True)["amount"].sum()
    return "; ".join(f"{currency} {float(amount):.2f}" for currency, amount in totals.items())
