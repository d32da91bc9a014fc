"""What the reputation index rests on that a board decides: goalposts, scales and weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import exp, isfinite, log, sqrt
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.evidence import not_removed
from metrics.figure import Unit

Scale = Literal["linear", "sqrt", "log", "as_is"]
Numbers = npt.NDArray[np.float64]

COMPONENTS = (
    "perception",
    "reach",
    "cost",
    "image",
    "good_name",
    "channels",
    "members",
    "youth",
)
"""The eight returns, in the order in which the article names them."""


@dataclass(frozen=True)
class Goalpost:
    """The value that earns 0 points and the one that earns 100; inverted when zero > hundred."""

    zero: float
    hundred: float
    scale: Scale = "linear"


@dataclass(frozen=True)
class Indicator:
    """One measured value of a component, in the unit in which its goalposts stand."""

    component: str
    unit: Unit
    goalpost: Goalpost


INDICATORS: Mapping[str, Indicator] = {
    "perception": Indicator("perception", "points", Goalpost(-50, 70)),
    "reach": Indicator("reach", "share", Goalpost(0, 0.6, "sqrt")),
    "cost": Indicator("cost", "ratio", Goalpost(2.0, 0.2, "log")),
    "image": Indicator("image", "ratio", Goalpost(0.5, 2.0, "log")),
    "rating": Indicator("good_name", "points", Goalpost(3.0, 4.8)),
    "recovery": Indicator("good_name", "share", Goalpost(0, 1)),
    "channels": Indicator("channels", "points", Goalpost(0, 100, "as_is")),
    "answered": Indicator("members", "share", Goalpost(0.2, 0.95)),
    "member_reach": Indicator("members", "share", Goalpost(0, 0.7)),
    "youth": Indicator("youth", "ratio", Goalpost(0.3, 1.3)),
}
"""Every indicator with its default goalposts: assumptions until the board decides."""


@dataclass(frozen=True)
class ReputationSetup:
    """Goalposts by indicator and weights by component (sum 1), as valid on one day.

    `assumed` names what nobody has set: "weights", "goalposts".
    """

    goalposts: Mapping[str, Goalpost] = field(
        default_factory=lambda: {name: one.goalpost for name, one in INDICATORS.items()}
    )
    weights: Mapping[str, float] = field(
        default_factory=lambda: dict.fromkeys(COMPONENTS, 1 / len(COMPONENTS))
    )
    assumed: frozenset[str] = frozenset({"weights", "goalposts"})


def reputation_setup(coop_profile: pd.DataFrame, on: date) -> ReputationSetup:
    """The setup valid on that day, from the settings; defaults where nothing was set."""
    raise NotImplementedError


def setting_rows(setup: ReputationSetup, valid_from: date) -> dict[str, str]:
    """The settings (name: text) that keep this setup from that day on."""
    raise NotImplementedError
