"""How far the co-op is on the way to a target it has set itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric

Tables = Mapping[str, pd.DataFrame]

PAGE_TARGETS = ("engagement_rate", "plan_realisation", "plan_on_time", "presence", "freshness")
"""Metrics beside followers for which a target can be typed; shares are typed in percent."""


def target_progress(tables: Tables, today: date, figures: Sequence[Figure]) -> list[Figure]:
    """One figure a target that one of these figures measures, the next due first.

    Formula: the figure now / the target. A target of a share is written in percent (85 is 85 %).
        The first figure with the target's metric and channel is the one it is measured by.
    Needs: targets, and the figures of the page. Unit: share; 1 is reached.
    Undefined while the figure itself is unknown. A target in the past stays in the list for a
        year. There is no forecast: only followers have a history that carries one.
    Details: kind (the metric), platform ("" for all), target, now, unit, due (ISO day), days_left,
        standing: "reached" when the whole range of the figure is at or above the target, "below"
        when all of it is under, else "uncertain". Quartiles (engagement) are wider than the
        interval of their median, so they only make the verdict slower.

    >>> from metrics.example_tables import example_tables
    >>> target = {"metric": "presence", "scope": "", "due": "2026-12-31", "value": 80}
    >>> now = Figure("presence", 60.0, "points")
    >>> found = target_progress(example_tables(targets=[target]), date(2026, 12, 1), [now])
    >>> found[0].value, found[0].details["days_left"], found[0].details["standing"]
    (0.75, 30.0, 'below')
    """
    measured = {_scope(figure): figure for figure in reversed(figures)}
    targets = not_removed(tables["targets"]).dropna(subset=["value"]).sort_values("due")
    targets = targets[targets["due"] > pd.Timestamp(today) - pd.Timedelta(days=366)]
    keys = list(zip(targets["metric"], targets["scope"], strict=True))
    return [
        _progress(targets.iloc[[row]], measured[key], today)
        for row, key in enumerate(keys)
        if key in measured and targets["value"].iloc[row] > 0
    ]


def _scope(figure: Figure) -> tuple[str, str]:
    return figure.metric, str(figure.details.get("platform") or "")


def _progress(target: pd.DataFrame, figure: Figure, today: date) -> Figure:
    row = target.iloc[0]
    wanted = float(row["value"]) / (100 if figure.unit == "share" else 1)
    details: dict[str, float | str | None] = {
        "kind": figure.metric, "platform": str(row["scope"]), "target": wanted,
        "now": figure.value, "unit": figure.unit, "due": row["due"].date().isoformat(),
        "days_left": float((row["due"].date() - today).days), "standing": _standing(figure, wanted),
    }  # fmt: skip
    basis = (Basis("targets", ("value",)), *figure.basis)
    imports = tuple(sorted({*imports_of(target), *figure.imports}))
    if figure.value is None:
        return Figure.missing(
            "target_progress", "share", "targets.not_measured", n=figure.n, details=details,
            basis=basis, imports=imports,
        )  # fmt: skip
    return Figure(
        "target_progress", figure.value / wanted, "share", n=figure.n, details=details,
        basis=basis, imports=imports, as_of=figure.as_of,
    )  # fmt: skip


def _standing(figure: Figure, wanted: float) -> str:
    """Bounds may tell where the value itself is unknown; an estimate without a range tells nothing.

    >>> missing = Figure.missing("reach", "people", "no_overlap", low=700.0)
    >>> _standing(missing, 500.0), _standing(missing, 900.0)
    ('reached', 'uncertain')
    """
    exact = None if figure.is_estimate else figure.value
    low = exact if figure.low is None else figure.low
    high = exact if figure.high is None else figure.high
    if low is not None and low >= wanted:
        return "reached"
    if high is not None and high < wanted and not figure.open_above:
        return "below"
    return "uncertain"


CATALOGUE = (Metric("target_progress", "0.3", "share", ("targets",), target_progress),)
