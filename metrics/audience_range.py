"""From the reach of several accounts to the range and the estimate of their union."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from metrics.audience_union import (
    MOST_AUDIENCES,
    Pairs,
    agostini,
    all_pairs_known,
    clayton,
    clayton_theta,
    dawson_sankoff_floor,
    floor_and_ceiling,
    hunter_ceiling,
    linear_bounds,
    sainsbury,
)

LEAST_THETA, MIDDLE_THETA, MOST_THETA = 0.5, 1.0, 2.0
"""Strength of the overlap where nobody measured it: an assumption; 1 adds the odds."""


@dataclass(frozen=True)
class Audience:
    """One account: what is possible, the estimate if there is one, and the estimate's own range."""

    label: str
    low: float
    high: float
    value: float | None = None
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class UnionRange:
    """What is possible, and by which method; contradicted overlaps were not used."""

    low: float
    high: float
    method: str
    is_contradicted: bool = False


@dataclass(frozen=True)
class UnionEstimate:
    """A value between the bounds with the range of its assumption, and rivals by name."""

    value: float
    low: float
    high: float
    method: str
    details: Mapping[str, float | str | None] = field(default_factory=dict)


def pairs_of(labels: Sequence[str], overlaps: Mapping[tuple[str, str], float]) -> Pairs:
    """Overlaps by position, those of unknown labels left out.

    >>> pairs_of(["facebook", "instagram"], {("instagram", "facebook"): 4_500})
    {(0, 1): 4500.0}
    """
    place = {label: i for i, label in enumerate(labels)}
    found: dict[tuple[int, int], float] = {}
    for (one, other), common in overlaps.items():
        if one in place and other in place and one != other:
            i, j = sorted((place[one], place[other]))
            found[i, j] = float(common)
    return found


def union_range(audiences: Sequence[Audience], pairs: Pairs, universe: float | None) -> UnionRange:
    """Largest account to sum of all; narrower where overlaps are known.

    Up to 8 accounts by linear programme, above by Hunter and Dawson–Sankoff.
    """
    least, most = [one.low for one in audiences], [one.high for one in audiences]
    low, high = max(least), floor_and_ceiling(most, universe)[1]
    if not pairs:
        return UnionRange(low, high, "reach.floor_and_ceiling")
    if len(audiences) > MOST_AUDIENCES:
        if all_pairs_known(len(audiences), pairs):
            low = max(low, dawson_sankoff_floor(least, pairs))
        return UnionRange(low, min(high, hunter_ceiling(most, pairs)), "reach.pair_bounds")
    solved = linear_bounds(least, most, pairs, universe)
    if solved is None:
        return UnionRange(low, high, "reach.floor_and_ceiling", is_contradicted=True)
    return UnionRange(*solved, "reach.linear_programme")


def union_estimate(
    audiences: Sequence[Audience], pairs: Pairs, universe: float, bounds: UnionRange
) -> UnionEstimate:
    """Clayton's union, θ from the known pairs or 1 with the range 0,5 to 2; held to the bounds.

    Every audience needs a value below the universe.
    """
    sizes = [one.value or 0.0 for one in audiences]
    fitted = sorted(_fitted_thetas(sizes, pairs, universe))
    middle = median(fitted) if fitted else MIDDLE_THETA
    weakest, strongest = (fitted[0], fitted[-1]) if fitted else (LEAST_THETA, MOST_THETA)
    least = [_or(one.least, size) for one, size in zip(audiences, sizes, strict=True)]
    most = [_or(one.most, size) for one, size in zip(audiences, sizes, strict=True)]

    def held(union: float) -> float:
        return min(max(union, bounds.low), bounds.high)

    top = clayton(most, universe, weakest) if max(most) < universe else universe
    free = clayton(sizes, universe, middle)
    details: dict[str, float | str | None] = {
        "theta": middle,
        "free_estimate": free,
        "sainsbury": sainsbury(sizes, universe),
        "agostini": agostini(sizes, pairs) if all_pairs_known(len(sizes), pairs) else None,
    }
    return UnionEstimate(
        held(free), held(clayton(least, universe, strongest)), held(top),
        "reach.clayton_fitted" if fitted else "reach.odds", details,
    )  # fmt: skip


def _fitted_thetas(sizes: Sequence[float], pairs: Pairs, universe: float) -> list[float]:
    thetas = (clayton_theta(sizes[i], sizes[j], d, universe) for (i, j), d in pairs.items())
    return [theta for theta in thetas if theta is not None]


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value
