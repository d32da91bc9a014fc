"""When posts engage most, in the co-op's own time, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

import pandas as pd

from metrics.evidence import imports_of, last_day
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.post_engagement import (
    PostEngagement,
    engagement_basis,
    post_engagement,
    residuals,
)
from metrics.time_model import Effect, Time, cell_effects, margin_effects

Tables = Mapping[str, pd.DataFrame]

LEAST_FOR_CELLS = 60
LEAST_FOR_MARGINS = 20
LEAST_IN_CELL = 3
LEAST_CELLS = 2
SCHEDULE = ("week", "variant", "weekday", "daypart")

_FACTORS = ("account", "format_group", "pillar", "paid", "in_ramadan")


def posting_times(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a cell of weekday and daypart, the most probably best first.

    Formula: y = ln(interactions / reach + 0.5 / reach) less what account, format, pillar, paid
        status and Ramadan explain; cell mean shrunken towards weekday + daypart effect, both
        shrunken themselves; exp of it; 80 % range and P(best) from 10,000 draws, fixed seed.
        Dayparts of the co-op's zone: dawn 04-07, morning 07-11, midday 11-15, afternoon 15-18,
        evening 18-23; posts of the night stay out.
    Needs: posts.published_at, reach and counts; events for Ramadan. Unit: ratio (1 = usual).
    Undefined below 20 posts. Below 60, or with fewer than 2 cells of 3 posts, weekdays and
        dayparts are judged apart ("margins"); cells and margins below 3 posts have no value.
        Where nothing differs beyond chance every value is 1, without a range.
    Details: kind ("0-evening", "0", "evening"), weekday (0 Monday; None for a daypart), daypart
        (None for a weekday), p_best (among the cells, or among its own margin), raw, needed.
    The hour was chosen, not drawn by lot: an alternating schedule tells more than any ranking.
    """
    both = post_engagement(tables, period, today, platforms=platforms)
    posts = both.frame.dropna(subset=["weekday", "daypart"])
    scope = _scope(both, posts, period, platforms)
    if len(posts) < LEAST_FOR_MARGINS:
        return [scope.missing("engagement.too_few_timed", LEAST_FOR_MARGINS, {}, n=len(posts))]
    series, lost = residuals(posts, _FACTORS)
    rest = series.to_numpy(dtype=float)
    cells: list[Time] = [
        (int(day), str(part)) for day, part in zip(posts["weekday"], posts["daypart"], strict=True)
    ]
    judged, few = _by_size(cells)
    if len(posts) >= LEAST_FOR_CELLS and len(judged) >= LEAST_CELLS:
        found = cell_effects(rest, cells, judged, lost=lost)
        return [*scope.figures(found, "engagement.cells"), *scope.too_few(few)]
    figures: list[Figure] = []
    unjudged: dict[Time, int] = {}
    weekdays: list[Time] = [(day, None) for day, _ in cells]
    dayparts: list[Time] = [(None, part) for _, part in cells]
    for margin in (weekdays, dayparts):
        judged, few = _by_size(margin)
        found = margin_effects(rest, margin, judged, lost=lost)
        figures += scope.figures(found, "engagement.margins")
        unjudged |= few
    return [*figures, *scope.too_few(unjudged)]


def _by_size(times: Sequence[Time]) -> tuple[list[Time], dict[Time, int]]:
    """The times with enough posts, and the others with how many they have."""
    sizes = Counter(times)
    ordered = sorted(sizes, key=str)
    judged = [time for time in ordered if sizes[time] >= LEAST_IN_CELL]
    return judged, {time: sizes[time] for time in ordered if sizes[time] < LEAST_IN_CELL}


def _scope(
    both: PostEngagement, posts: pd.DataFrame, period: Period, platforms: Sequence[str]
) -> _Scope:
    untimed = ("engagement.untimed_left_out",) if len(posts) < len(both.frame) else ()
    return _Scope(
        basis=engagement_basis(period, platforms),
        imports=imports_of(posts),
        as_of=last_day(posts, "as_of"),
        remarks=(*both.remarks, *untimed, "engagement.time_was_chosen"),
    )


@dataclass(frozen=True)
class _Scope:
    """What all figures of one call share."""

    basis: tuple[Basis, ...]
    imports: tuple[int, ...]
    as_of: date | None
    remarks: tuple[str, ...]

    def figures(self, effects: Sequence[Effect], method: str) -> list[Figure]:
        """The effects as figures, the most probably best first."""
        ordered = sorted(effects, key=lambda one: (-one.p_best, -one.value))
        more = _closeness(ordered)
        return [self._figure(one, method, more) for one in ordered]

    def _figure(self, one: Effect, method: str, more: tuple[str, ...]) -> Figure:
        # No spread between groups was found: that is no proof that there is none.
        low, high = (None, None) if one.low == one.high else (exp(one.low), exp(one.high))
        return Figure(
            "posting_time", exp(one.value), "ratio", low=low, high=high, is_estimate=True,
            n=one.n, method=method, remarks=(*self.remarks, *more),
            details={**_label(one.time), "raw": exp(one.raw), "p_best": one.p_best},
            basis=self.basis, imports=self.imports, as_of=self.as_of,
        )  # fmt: skip

    def too_few(self, times: Mapping[Time, int]) -> list[Figure]:
        """Cells or margins with too few posts to say anything."""
        return [
            self.missing("engagement.too_few_in_cell", LEAST_IN_CELL, _label(time), n=n)
            for time, n in times.items()
        ]

    def missing(
        self, reason: str, needed: int, label: Mapping[str, float | str | None], *, n: int
    ) -> Figure:
        """No value, and why."""
        return Figure.missing(
            "posting_time", "ratio", reason, n=n, n_expected=needed,
            details={**label, "needed": float(needed)}, basis=self.basis, imports=self.imports,
        )  # fmt: skip


def _closeness(ordered: Sequence[Effect]) -> tuple[str, ...]:
    if all(one.low == one.high for one in ordered):
        return ("engagement.groups_alike",)
    is_small = any(one.high > ordered[0].low for one in ordered[1:])
    return ("engagement.small_difference",) if is_small else ()


def _label(time: Time) -> dict[str, float | str | None]:
    weekday, daypart = time
    kind = "-".join(str(part) for part in time if part is not None)
    return {
        "kind": kind,
        "weekday": None if weekday is None else float(weekday),
        "daypart": daypart,
    }


def alternating_schedule(times: Sequence[Figure], start: date, *, weeks: int = 8) -> pd.DataFrame:
    """Weeks that alternate between the two most probable times, from the first Monday on.

    Columns week (its Monday), variant (A, B), weekday (0 Monday), daypart. Such weeks, kept to,
    tell the two apart; a ranking of hours that were chosen cannot. From margins the best two
    weekdays are tried in the best daypart. Empty where there are no two times.
    """
    pairs = _two_times(times)
    monday = start + timedelta(days=-start.weekday() % 7)
    rows = [
        (pd.Timestamp(monday + timedelta(weeks=week)), "AB"[week % 2], *pairs[week % 2])
        for week in range(weeks if len(pairs) == 2 else 0)
    ]
    return pd.DataFrame(rows, columns=list(SCHEDULE))


def _two_times(times: Sequence[Figure]) -> list[tuple[int, str]]:
    known = [
        (one.details["weekday"], one.details["daypart"]) for one in times if one.value is not None
    ]
    cells = [(int(day), str(part)) for day, part in known if day is not None and part is not None]
    days = [int(day) for day, part in known if day is not None and part is None]
    parts = [str(part) for day, part in known if day is None and part is not None]
    return (cells or [(day, parts[0]) for day in days if parts])[:2]


CATALOGUE = (Metric("posting_time", "4.6", "ratio", ("posts", "events"), posting_times),)
