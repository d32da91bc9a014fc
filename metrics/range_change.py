"""The change between two numbers of which only ranges are certain."""

from __future__ import annotations

from dataclasses import replace
from math import floor, log10

from metrics.figure import Figure, verdict_of

SIGNIFICANT = 2
"""Platforms estimate unique people; their figures are taken as exact to so many digits (G7)."""


def range_change(
    metric: str, now: Figure, before: Figure, *, days: tuple[int, int], is_broken: bool = False
) -> Figure:
    """`now` minus `before`, with the range of what is possible and a verdict (G9).

    Formula: low = now.low − before.high, high = now.high − before.low; a figure without bounds is
        taken to two significant digits. When the periods differ in length (`days`, now and
        before), the range of `before` is widened by their ratio: a longer period reaches more,
        at an equal pace at most in proportion.
    Undefined when a side has no upper bound, or the definition changed.
    """
    basis = (*now.basis, *before.basis)
    details = {**now.details, "before": before.value}
    ends_now, ends_before = _ends(now), _ends(before)
    if is_broken or ends_now is None or ends_before is None:
        reason = "reach.definition_changed" if is_broken else "reach.no_change_base"
        return Figure.missing(metric, now.unit, reason, details=details, basis=basis)
    ratio = days[0] / days[1]
    least_before, most_before = ends_before[0] * min(1.0, ratio), ends_before[1] * max(1.0, ratio)
    low, high = ends_now[0] - most_before, ends_now[1] - least_before
    value = None if now.value is None or before.value is None else now.value - before.value
    figure = Figure(
        metric, value, now.unit, low=low, high=high,
        is_estimate=now.is_estimate or before.is_estimate,
        n=now.n, n_expected=now.n_expected, verdict=verdict_of(low, high),
        method="reach.difference_of_ranges",
        reason="" if value is not None else "reach.only_bounds",
        details=details, basis=basis,
        imports=tuple(sorted({*now.imports, *before.imports})), as_of=now.as_of,
    )  # fmt: skip
    return figure if days[0] == days[1] else figure.with_remarks("reach.lengths_differ")


def with_verdict(figure: Figure, change: Figure) -> Figure:
    """The figure, carrying the verdict of its change and the number of the period before."""
    details = {
        **figure.details,
        "before": change.details.get("before"),
        "change": change.value,
        "change_low": change.low,
        "change_high": change.high,
    }
    return replace(figure, verdict=change.verdict, details=details)


def _ends(figure: Figure) -> tuple[float, float] | None:
    if figure.low is not None and figure.high is not None:
        return None if figure.open_above else (figure.low, figure.high)
    if figure.value is None:
        return None
    half = _unit_of_last_digit(figure.value) / 2
    return figure.value - half, figure.value + half


def _unit_of_last_digit(value: float) -> float:
    """The step of the last digit that counts: 100 for 3.900, 1 for anything below 100."""
    if abs(value) < 10**SIGNIFICANT:
        return 1.0
    return float(10 ** (floor(log10(abs(value))) - SIGNIFICANT + 1))
