"""Weekday and daypart effects with a cell of their own, and the chance that each is the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.shrinkage import Spread, spread_of

Numbers = npt.NDArray[np.float64]
Time = tuple[int | None, str | None]
"""Weekday (0 Monday) and daypart; one of them None on a margin."""

DRAWS = 10_000
SEED = 20260101

ALIKE = Spread(1.0, 0.0)
"""Where nothing can be told between groups, none is believed to differ."""


@dataclass(frozen=True)
class Effect:
    """One time: posts, mean on the log scale before and after shrinking, 80 % range, P(best)."""

    time: Time
    n: int
    raw: float
    value: float
    low: float
    high: float
    p_best: float


@dataclass(frozen=True)
class _Level:
    """One time with the draws of its true mean."""

    n: int
    raw: float
    value: float
    drawn: Numbers


def margin_effects(
    rest: Numbers, times: Sequence[Time], judged: Sequence[Time], *, lost: int
) -> list[Effect]:
    """Weekdays, or dayparts, by themselves: shrunken means, and P(best) among those judged.

    `rest` is a post's log rate after adjustment (`lost` degrees of freedom), `times` its place.
    """
    levels = _levels(rest, times, np.random.default_rng(SEED), lost=lost)
    return _effects({time: levels[time] for time in judged})


def cell_effects(
    rest: Numbers, times: Sequence[Time], judged: Sequence[Time], *, lost: int
) -> list[Effect]:
    """Cells drawn to the sum of their weekday's and daypart's shrunken effects.

    θ = m + B (mean - m), m = weekday + daypart, B = τ² / (τ² + σ²/n) with τ² and σ² of the cells
    after both effects; simulated with the uncertainty of m.
    """
    rng = np.random.default_rng(SEED)
    weekdays: list[Time] = [(weekday, None) for weekday, _ in times]
    dayparts: list[Time] = [(None, daypart) for _, daypart in times]
    rows = _levels(rest, weekdays, rng, lost=lost)
    after_rows = rest - [rows[one].value for one in weekdays]
    columns = _levels(after_rows, dayparts, rng, lost=lost)
    after_both = after_rows - [columns[one].value for one in dayparts]
    own = _spread(after_both, times, lost=lost)
    found = {}
    for time in judged:
        values = rest[[one == time for one in times]]
        row, column = rows[time[0], None], columns[None, time[1]]
        n, mean = values.size, float(values.mean())
        towards = row.drawn + column.drawn
        drawn = towards + own.weight(n) * (mean - towards)
        drawn = drawn + own.error(n) * rng.standard_normal(DRAWS)
        value = own.shrunken(mean, n, towards=row.value + column.value)
        found[time] = _Level(n, mean, value, drawn)
    return _effects(found)


def _levels(
    rest: Numbers, times: Sequence[Time], rng: np.random.Generator, *, lost: int
) -> dict[Time, _Level]:
    spread = _spread(rest, times, lost=lost)
    levels = {}
    for time in sorted(set(times), key=str):
        values = rest[[one == time for one in times]]
        n, mean = values.size, float(values.mean())
        value = spread.shrunken(mean, n)
        drawn = value + spread.error(n) * rng.standard_normal(DRAWS)
        levels[time] = _Level(n, mean, value, drawn)
    return levels


def _spread(rest: Numbers, times: Sequence[Time], *, lost: int) -> Spread:
    return spread_of(pd.Series(rest), pd.Series([str(one) for one in times]), lost=lost) or ALIKE


def _effects(levels: Mapping[Time, _Level]) -> list[Effect]:
    if not levels:
        return []
    drawn = np.column_stack([one.drawn for one in levels.values()])
    # Equal draws (nothing differs) would all give the crown to the first.
    ties = 1e-9 * np.random.default_rng(SEED).standard_normal(drawn.shape)
    best = np.bincount((drawn + ties).argmax(axis=1), minlength=len(levels)) / DRAWS
    low, high = np.quantile(drawn, (0.1, 0.9), axis=0)
    return [
        Effect(
            time, one.n, one.raw, one.value,
            min(float(low[k]), one.value), max(float(high[k]), one.value), float(best[k]),
        )
        for k, (time, one) in enumerate(levels.items())
    ]  # fmt: skip
