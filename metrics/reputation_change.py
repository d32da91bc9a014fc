"""Why the reputation index changed: what each component added or took away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.figure import Figure
from metrics.reputation_setup import ReputationSetup


@dataclass(frozen=True)
class Story:
    """The pieces of one sentence: the largest movement, and those that answer it.

    `code` is a key of reputation_index.story.*; points are signed.
    """

    code: str
    mover: str
    points: float
    others: tuple[tuple[str, float], ...] = ()


def reputation_change(
    now: Mapping[str, Figure],
    before: Mapping[str, Figure],
    setup: ReputationSetup,
    setup_before: ReputationSetup | None = None,
) -> Figure:
    """Change of the geometric index on what both periods have; details p_up, arithmetic."""
    raise NotImplementedError


def reputation_contributions(
    now: Mapping[str, Figure],
    before: Mapping[str, Figure],
    setup: ReputationSetup,
    setup_before: ReputationSetup | None = None,
) -> list[Figure]:
    """One bar a component (details kind), and kind "setup" when weights or goalposts changed."""
    raise NotImplementedError


def story_of(contributions: Sequence[Figure]) -> Story | None:
    """The pieces of the sentence that says why."""
    raise NotImplementedError
