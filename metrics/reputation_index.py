"""The reputation index, 0 to 100: eight returns of the work online, each between its goalposts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.reputation_points import (
    LEAST_COVERAGE,
    NAMES,
    Measured,
    arithmetic,
    bounds,
    counted,
    coverage,
    geometric,
    measured,
    points,
    weights_of,
)
from metrics.reputation_setup import COMPONENTS, INDICATORS, ReputationSetup
from metrics.reputation_simulation import Simulation, simulated

Details = dict[str, float | str | None]


def reputation_index(indicators: Mapping[str, Figure], setup: ReputationSetup) -> Figure:
    """The weighted geometric mean of the components that are measured.

    Formula: points of a component = mean over its known indicators of 100 x clip((v - zero) /
        (hundred - zero), 0, 1) on the indicator's scale, at least 1; index = exp(Σ w ln points),
        weights scaled to the known components. low and high: the 5 and 95 % quantile of 10,000
        draws of weights, values, goalposts and mean, widened to the index with everything that is
        missing at its worst and at its best.
    Needs: figures by indicator name (INDICATORS), computed elsewhere. Unit: points, 0 to 100.
    Undefined below 60 % of the weight: a missing component is never 0.
    Details: arithmetic, coverage, bound_low, bound_high, arithmetic_low, arithmetic_high, median,
        share_<factor> of the variance for weights, values, goalposts, aggregation.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008).

    >>> both = {"reach": Figure("r", 0.15, "share"), "image": Figure("i", 1.0, "ratio")}
    >>> half = {"reach": 0.5, "image": 0.5}
    >>> setup = ReputationSetup(weights={**dict.fromkeys(COMPONENTS, 0.0), **half})
    >>> round(reputation_index(both, setup).value, 6)
    50.0
    """
    one, weights = measured(indicators, setup), weights_of(setup)
    covered = coverage(one.is_known, weights)
    known, wanted = counted(one.is_known, weights)
    if covered < LEAST_COVERAGE - 1e-9:
        return Figure.missing(
            "reputation_index", "points", "reputation.too_little_coverage",
            n=known, n_expected=wanted, details={"coverage": covered},
            basis=basis_of(indicators), imports=imports_of_figures(indicators),
        )  # fmt: skip
    x = points(one.position)
    value, ends, drawn = (
        float(geometric(x, weights)),
        bounds(one, weights),
        simulated([one], weights),
    )
    low, middle, high = drawn.quantiles()
    return Figure(
        "reputation_index", value, "points",
        low=min(value, low, ends["geometric"][0]), high=max(value, high, ends["geometric"][1]),
        is_estimate=True, n=known, n_expected=wanted,
        method="reputation.geometric", remarks=remarks_of(indicators, one, setup, covered),
        details={
            "arithmetic": float(arithmetic(x, weights)), "coverage": covered, "median": middle,
            "bound_low": ends["geometric"][0], "bound_high": ends["geometric"][1],
            "arithmetic_low": ends["arithmetic"][0], "arithmetic_high": ends["arithmetic"][1],
            **shares_of(drawn),
        },
        basis=basis_of(indicators), imports=imports_of_figures(indicators),
        as_of=as_of_figures(indicators),
    )  # fmt: skip


def component_points(indicators: Mapping[str, Figure], setup: ReputationSetup) -> list[Figure]:
    """One figure a component, in the article's order: its points, or why it has none.

    Formula: as in reputation_index; low and high from the bounds of its indicators.
    Needs: figures by indicator name. Unit: points, 0 to 100; a component counts at least 1.
    Undefined when none of its indicators has a value: the first one's own reason, or
        reputation.not_measured.
    Details: kind (the component), weight.

    >>> one = component_points({"reach": Figure("r", 0.15, "share")}, ReputationSetup())
    >>> [(f.details["kind"], f.value, f.reason) for f in one[:2]]
    [('perception', None, 'reputation.not_measured'), ('reach', 50.0, '')]
    """
    one = measured(indicators, setup)
    x = points(one.position)
    return [
        _component(name, indicators, setup, float(x[number]))
        for number, name in enumerate(COMPONENTS)
    ]


def _component(
    name: str, indicators: Mapping[str, Figure], setup: ReputationSetup, value: float
) -> Figure:
    own = [key for key in NAMES if INDICATORS[key].component == name]
    given = {key: indicators[key] for key in own if key in indicators}
    known = {key: figure for key, figure in given.items() if figure.value is not None}
    details: Details = {"kind": name, "weight": setup.weights[name]}
    if not known:
        reasons = [figure.reason for figure in given.values()] or ["reputation.not_measured"]
        # The sentence of the reason is filled from the indicator it comes from.
        said = next((figure.details for figure in given.values()), {})
        return Figure.missing(
            "reputation_component", "points", reasons[0], n=0, n_expected=len(own),
            details={**said, **details},
        )  # fmt: skip
    low, high = (_end(known, setup, end) for end in ("low", "high"))
    remarks = ["reputation.part_of_indicators"] if len(known) < len(own) else []
    return Figure(
        "reputation_component", value, "points",
        low=min(low, value), high=max(high, value),
        is_estimate=any(figure.is_estimate for figure in known.values()),
        n=len(known), n_expected=len(own), method="reputation.between_goalposts",
        remarks=tuple(remarks), details=details, basis=basis_of(known),
        imports=imports_of_figures(known), as_of=as_of_figures(known),
    )  # fmt: skip


def _end(known: Mapping[str, Figure], setup: ReputationSetup, end: str) -> float:
    """Least or most points that the bounds of the indicators allow."""
    found = []
    for name, figure in known.items():
        values = (v for v in (figure.low, figure.value, figure.high) if v is not None)
        scores = [setup.goalposts[name].points(value) for value in values]
        found.append(min(scores) if end == "low" else max(scores))
    return float(np.mean(found))


def remarks_of(
    indicators: Mapping[str, Figure], one: Measured, setup: ReputationSetup, covered: float
) -> tuple[str, ...]:
    """What a reader must know beside the index."""
    known = [indicators[name] for name in NAMES if name in indicators and indicators[name].is_known]
    said = {
        "reputation.weights_assumed": "weights" in setup.assumed,
        "reputation.goalposts_assumed": "goalposts" in setup.assumed,
        "reputation.components_missing": covered < 1 - 1e-9,
        "reputation.values_without_interval": any(
            figure.low is None and figure.high is None for figure in known
        ),
        "reputation.floor_of_one": bool((points(one.position) <= 1).any()),
    }
    return tuple(code for code, is_so in said.items() if is_so)


def shares_of(drawn: Simulation) -> Details:
    """The shares of variance as details of a figure."""
    return {f"share_{name}": share for name, share in drawn.shares.items()}


def basis_of(indicators: Mapping[str, Figure]) -> tuple[Basis, ...]:
    """The rows behind all indicators."""
    return tuple(dict.fromkeys(one for figure in indicators.values() for one in figure.basis))


def imports_of_figures(indicators: Mapping[str, Figure]) -> tuple[int, ...]:
    """The imports behind all indicators."""
    return tuple(sorted({one for figure in indicators.values() for one in figure.imports}))


def as_of_figures(indicators: Mapping[str, Figure]) -> date | None:
    """The oldest day on which one of the known indicators stood."""
    return min(
        (one.as_of for one in indicators.values() if one.is_known and one.as_of), default=None
    )


CATALOGUE = (
    Metric("reputation_index", "5.2", "points", ("coop_profile",), reputation_index),
    Metric("reputation_component", "5.1", "points", ("coop_profile",), component_points),
)
