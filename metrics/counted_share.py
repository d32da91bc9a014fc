"""A share of people or messages as a figure, with Wilson's interval, or the reason for silence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from metrics.figure import Basis, Figure
from metrics.proportion_interval import Proportion, wilson, wilson_ends

LEAST_FOR_SHARE = 8
"""Below, a share is not said at all: its interval would span most of what is possible."""


@dataclass(frozen=True)
class Count:
    """So many of so many, with the evidence; `population` is known where all could be asked."""

    yes: int
    of: int
    population: int | None = None
    details: dict[str, float | str | None] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()
    imports: tuple[int, ...] = ()
    as_of: date | None = None


def finite_wilson(yes: int, of: int, population: int) -> Proportion | None:
    """Wilson's interval of a sample from a finite population: n is n (N - 1) / (N - n).

    Whoever has asked everyone knows the share exactly.

    >>> asked_all = finite_wilson(30, 40, 40)
    >>> (asked_all.low, asked_all.value, asked_all.high)
    (0.75, 0.75, 0.75)
    """
    if of == 0:
        return None
    value = yes / of
    if of >= population:
        return Proportion(value, value, value)
    worth = of * (population - 1) / (population - of)
    low, high = wilson_ends(value * worth, worth)
    return Proportion(value, min(low, value), max(high, value))


def interval_of(count: Count) -> Proportion | None:
    """The share with its interval; None below 8."""
    if count.of < LEAST_FOR_SHARE:
        return None
    if count.population is None:
        return wilson(count.yes, count.of)
    return finite_wilson(count.yes, count.of, count.population)


def share_figure(metric: str, count: Count, *, none: str, remarks: tuple[str, ...] = ()) -> Figure:
    """The share as a figure; reason `none` where nothing was counted, members.too_few below 8."""
    share = interval_of(count)
    if share is None:
        return Figure.missing(
            metric, "share", none if count.of == 0 else "members.too_few", n=count.of,
            n_expected=LEAST_FOR_SHARE, details=count.details, basis=count.basis,
            imports=count.imports,
        )  # fmt: skip
    method = "members.wilson" if count.population is None else "members.finite_wilson"
    return Figure(
        metric, share.value, "share", low=share.low, high=share.high, n=count.of, method=method,
        remarks=remarks, details=count.details, basis=count.basis, imports=count.imports,
        as_of=count.as_of,
    )  # fmt: skip
