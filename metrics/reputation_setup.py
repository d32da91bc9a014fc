"""What the reputation index rests on that a board decides: goalposts, scales and weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from types import MappingProxyType
from typing import TypeVar, get_args

import pandas as pd

from metrics.evidence import not_removed
from metrics.figure import Unit
from metrics.reputation_scale import Goalpost, Scale

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

WEIGHTS_SETTING = "reputation_weights"
GOALPOSTS_SETTING = "reputation_goalposts"

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Indicator:
    """One measured value of a component, in the unit in which its goalposts stand."""

    component: str
    unit: Unit
    goalpost: Goalpost


INDICATORS: Mapping[str, Indicator] = MappingProxyType(
    {
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
)
"""Every indicator with its default goalposts: assumptions until the board decides.

perception: calibrated net sentiment. reach: people reached in 28 days / target public. cost: own
cost of a thousand views / market price. image: ERR / its own median of 12 months. rating: stars
(Bayesian mean). recovery: incidents recovered within 14 days. channels: presence x freshness.
answered: messages answered within 24 hours. member_reach: members who saw or heard us. youth:
young share of the audience / young share of local adults.
"""


def _default_goalposts() -> Mapping[str, Goalpost]:
    return {name: one.goalpost for name, one in INDICATORS.items()}


def _equal_weights() -> Mapping[str, float]:
    return dict.fromkeys(COMPONENTS, 1 / len(COMPONENTS))


@dataclass(frozen=True)
class ReputationSetup:
    """Goalposts by indicator and weights by component (sum 1), as valid on one day.

    `assumed` names what nobody has set yet: "weights", "goalposts".
    """

    goalposts: Mapping[str, Goalpost] = field(default_factory=_default_goalposts)
    weights: Mapping[str, float] = field(default_factory=_equal_weights)
    assumed: frozenset[str] = frozenset({"weights", "goalposts"})


def reputation_setup(coop_profile: pd.DataFrame, on: date) -> ReputationSetup:
    """The setup valid on that day; what is not set, or unreadable, keeps its default.

    `reputation_weights` and `reputation_goalposts` hold since ever, with a day behind them
    (`reputation_weights_2026-07-01`) from that day on: the latest that is not after `on` counts.
    Weights are scaled to the sum 1, components that are not named have none.

    >>> from metrics.example_tables import example_tables
    >>> said = [{"setting": "reputation_weights_2026-07-01", "value": "reach=3;youth=1"}]
    >>> profile = example_tables(coop_profile=said)["coop_profile"]
    >>> reputation_setup(profile, date(2026, 7, 1)).weights["reach"]
    0.75
    >>> reputation_setup(profile, date(2026, 6, 30)).weights["reach"]
    0.125
    """
    kept = not_removed(coop_profile).dropna(subset=["value"])
    values = dict(zip(kept["setting"], kept["value"], strict=True))
    weights = _valid(values, WEIGHTS_SETTING, on, _weights)
    goalposts = _valid(values, GOALPOSTS_SETTING, on, _goalposts)
    unsaid = {"weights": weights is None, "goalposts": goalposts is None}
    return ReputationSetup(
        goalposts={**_default_goalposts(), **(goalposts or {})},
        weights=weights or _equal_weights(),
        assumed=frozenset(name for name, is_unsaid in unsaid.items() if is_unsaid),
    )


def setting_rows(setup: ReputationSetup, valid_from: date | None = None) -> dict[str, str]:
    """The settings (name: text) that keep this setup; from that day on, or since ever.

    >>> setting_rows(ReputationSetup(), date(2026, 7, 1))["reputation_weights_2026-07-01"][:16]
    'perception=0.125'
    """
    since = "" if valid_from is None else f"_{valid_from.isoformat()}"
    weights = ";".join(f"{name}={weight!r}" for name, weight in setup.weights.items())
    goalposts = ";".join(
        f"{name}={one.zero!r},{one.hundred!r},{one.scale}" for name, one in setup.goalposts.items()
    )
    return {f"{WEIGHTS_SETTING}{since}": weights, f"{GOALPOSTS_SETTING}{since}": goalposts}


def _valid(
    values: Mapping[str, str], setting: str, on: date, read: Callable[[str], _Read]
) -> _Read | None:
    """The newest readable value of the setting that holds on that day."""
    found: list[tuple[date, _Read]] = []
    for name, text in values.items():
        if not name.startswith(setting):
            continue
        since = name.removeprefix(setting).removeprefix("_")
        try:
            day = date.fromisoformat(since) if since else date.min
            found.append((day, read(text)))
        except ValueError:
            continue
    held = [one for one in found if one[0] <= on]
    return max(held, key=lambda one: one[0])[1] if held else None


def _pairs(text: str) -> dict[str, str]:
    return {
        name.strip(): value.strip()
        for name, value in (part.split("=") for part in text.split(";") if part.strip())
    }


def _weights(text: str) -> dict[str, float]:
    said = {name: float(value) for name, value in _pairs(text).items()}
    total = sum(said.values())
    is_usable = set(said) <= set(COMPONENTS) and all(
        isfinite(weight) and weight >= 0 for weight in said.values()
    )
    if not is_usable or total <= 0:
        raise ValueError(text)
    return {name: said.get(name, 0.0) / total for name in COMPONENTS}


def _goalposts(text: str) -> dict[str, Goalpost]:
    return {name: _goalpost(name, value) for name, value in _pairs(text).items()}


def _goalpost(name: str, text: str) -> Goalpost:
    zero, hundred, scale = text.split(",")
    known: dict[str, Scale] = {one: one for one in get_args(Scale)}
    if name not in INDICATORS or scale not in known:
        raise ValueError(text)
    return Goalpost(float(zero), float(hundred), known[scale])
