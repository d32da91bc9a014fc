"""What the savings rest on that no export says: inflation, baseline years, hourly cost and more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from math import isfinite
from typing import Any

import pandas as pd

from metrics.evidence import not_removed

_YEAR_BUDGET = "budget_idr_"


@dataclass(frozen=True)
class SavingsAssumptions:
    """The settings of savings; `assumed` names those that nobody has set yet.

    inflation: rise of prices from the baseline years to the period, in all (0.025 is 2.5 %).
    baseline_years: the one to three book years (their first calendar year) to compare with.
    first_month: month in which the book year begins. activity_factor: activity now / then.
    hourly_cost_idr: rupiah an hour of staff time costs; None when not set.
    comparability: worth of an organic view against a paid one, low, base, high.
    target_public: size of the target public, people. budget_idr: promotion budget of a book year
    that has none of its own in `budgets` (book year: rupiah).
    replaced_confirmed: cost categories the board confirms to be no longer needed.
    """

    inflation: float = 0.0
    baseline_years: tuple[int, ...] = ()
    first_month: int = 1
    activity_factor: float = 1.0
    hourly_cost_idr: float | None = None
    comparability: tuple[float, float, float] = (0.5, 0.75, 1.0)
    target_public: float | None = None
    budget_idr: float | None = None
    budgets: Mapping[int, float] = field(default_factory=dict)
    replaced_confirmed: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()

    def budget_of(self, book_year: int) -> float | None:
        """The budget of the book year that begins in that calendar year; None when not set."""
        return self.budgets.get(book_year, self.budget_idr)


def savings_assumptions(coop_profile: pd.DataFrame) -> SavingsAssumptions:
    """The co-op's own settings; what is not set, or unreadable, keeps its default.

    Settings are named like the fields (`book_year_month` gives first_month); lists are separated
    by commas, `budget_idr_2026` is the budget of that book year.

    >>> from metrics.example_tables import example_tables
    >>> said = [{"setting": "inflation", "value": "0.025"}]
    >>> own = savings_assumptions(example_tables(coop_profile=said)["coop_profile"])
    >>> own.inflation, "inflation" in own.assumed, "activity_factor" in own.assumed
    (0.025, False, True)
    """
    kept = not_removed(coop_profile).dropna(subset=["value"])
    values = dict(zip(kept["setting"], kept["value"], strict=True))
    found: dict[str, Any] = {}
    for name, (setting, read) in _SETTINGS.items():
        value = _read(values.get(setting), read)
        if value is not None:
            found[name] = value
    names = {one.name for one in fields(SavingsAssumptions)} - {"assumed", "budgets"}
    return SavingsAssumptions(
        **found, budgets=_budgets(values), assumed=frozenset(names - set(found))
    )


def _read(text: str | None, read: Callable[[str], object]) -> object:
    try:
        return None if text is None else read(text.strip())
    except ValueError:
        return None


def _budgets(values: Mapping[str, str]) -> dict[int, float]:
    years = {
        name.removeprefix(_YEAR_BUDGET): _read(text, _amount)
        for name, text in values.items()
        if name.startswith(_YEAR_BUDGET)
    }
    return {
        int(year): value
        for year, value in years.items()
        if year.isdigit() and isinstance(value, float)
    }


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _amount(text: str) -> float:
    number = _number(text)
    if number < 0:
        raise ValueError(text)
    return number


def _positive(text: str) -> float:
    number = _number(text)
    if number <= 0:
        raise ValueError(text)
    return number


def _month(text: str) -> int:
    month = int(text)
    if not 1 <= month <= 12:
        raise ValueError(text)
    return month


def _years(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(part) for part in text.split(",")}))


def _low_base_high(text: str) -> tuple[float, float, float]:
    low, base, high = (_positive(part) for part in text.split(","))
    if not low <= base <= high:
        raise ValueError(text)
    return low, base, high


def _names(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


_SETTINGS: dict[str, tuple[str, Callable[[str], object]]] = {
    "inflation": ("inflation", _number),
    "baseline_years": ("baseline_years", _years),
    "first_month": ("book_year_month", _month),
    "activity_factor": ("activity_factor", _positive),
    "hourly_cost_idr": ("hourly_cost_idr", _amount),
    "comparability": ("comparability", _low_base_high),
    "target_public": ("target_public", _positive),
    "budget_idr": ("budget_idr", _amount),
    "replaced_confirmed": ("replaced_confirmed", _names),
}
