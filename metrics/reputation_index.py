"""The reputation index, 0 to 100: eight returns of the work online, each with its goalposts."""

from __future__ import annotations

from collections.abc import Mapping

from metrics.figure import Figure
from metrics.reputation_setup import ReputationSetup


def reputation_index(indicators: Mapping[str, Figure], setup: ReputationSetup) -> Figure:
    """The geometric index (points) with a 5-95 % range; `indicators` by name (INDICATORS).

    `details`: arithmetic, coverage, bound_low, bound_high, median, share_weights, share_values,
    share_goalposts, share_aggregation, and points_<component> (None when missing).
    """
    raise NotImplementedError


def component_points(indicators: Mapping[str, Figure], setup: ReputationSetup) -> list[Figure]:
    """One figure a component: its points 0 to 100, or why it has none; details kind, weight."""
    raise NotImplementedError
