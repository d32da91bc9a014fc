"""Why the reputation index changed: what each component added or took away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from metrics.figure import Figure
from metrics.metric import Metric
from metrics.reputation_pair import Indicators, effect_of_setup, has_new_setup, paired
from metrics.reputation_points import FLOOR, geometric
from metrics.reputation_scale import Numbers
from metrics.reputation_setup import COMPONENTS, ReputationSetup

SETUP = "setup"
"""The kind of the bar that changed weights or goalposts get."""

_LEAST_MOVE = 0.05


@dataclass(frozen=True)
class Story:
    """The pieces of one sentence: the largest movement, and the largest two that answer it.

    `code` is a key of reputation_index.story: covered, partly_covered, alone or still. `points`
    are signed; `mover` is "" when nothing moved.
    """

    code: str
    mover: str = ""
    points: float = 0.0
    others: tuple[tuple[str, float], ...] = ()


def reputation_contributions(
    now: Indicators,
    before: Indicators,
    setup: ReputationSetup,
    setup_before: ReputationSetup | None = None,
) -> list[Figure]:
    """One bar a component (details kind), and kind "setup" when weights or goalposts changed.

    Formula: L(now, before) w ln(points now / points before) with L(a, b) = (a - b) / ln(a / b):
        the bars add up to the change exactly, in any order, and backwards with the other sign.
        With a new setup the old period is computed again under it; the gap is a bar of its own.
    Needs: as reputation_change. Unit: points.
    Undefined with reputation_change: then there are no bars.
    Details: kind, before, after (points), weight, arithmetic (w x difference of points).
    Source: logarithmic mean Divisia index (LMDI I), additive.
    """
    pair = paired(now, before, setup)
    if not pair.is_enough:
        return []
    x0, x1 = pair.x
    shares = np.where(np.isnan(x1), 0.0, pair.weights)
    shares = shares / shares.sum()
    bars = logarithmic_contributions(x0, x1, shares)
    figures = [
        Figure(
            "reputation_contribution", float(bars[k]), "points", is_estimate=True,
            method="reputation.lmdi",
            details={
                "kind": name, "before": float(x0[k]), "after": float(x1[k]),
                "weight": float(shares[k]), "arithmetic": float(shares[k] * (x1[k] - x0[k])),
            },
        )
        for k, name in enumerate(COMPONENTS) if shares[k] > 0
    ]  # fmt: skip
    if has_new_setup(setup, setup_before):
        figures.append(_setup_bar(effect_of_setup(now, before, setup, setup_before)))
    return figures


def _setup_bar(effect: float | None) -> Figure:
    name, details = "reputation_contribution", {"kind": SETUP}
    if effect is None:
        return Figure.missing(name, "points", "reputation.too_little_in_both", details=details)
    return Figure(
        name, effect, "points", is_estimate=True, method="reputation.new_setup", details=details
    )  # fmt: skip


def logarithmic_contributions(x0: Numbers, x1: Numbers, weights: Numbers) -> Numbers:
    """L(I1, I0) w ln(x1 / x0): what each component did to the geometric index; Σ = I1 - I0.

    `weights` sum to 1 over the components known in both; the others give 0.

    >>> x0, x1 = np.array([55.0, 40.0]), np.array([58.0, 36.0])
    >>> [round(float(c), 4) for c in logarithmic_contributions(x0, x1, np.array([0.5, 0.5]))]
    [1.2294, -2.4389]
    """
    used = weights > 0
    steps = np.zeros_like(weights)
    steps[used] = weights[used] * np.log(np.maximum(x1[used], FLOOR) / np.maximum(x0[used], FLOOR))
    first, last = (float(geometric(np.where(used, x, np.nan), weights)) for x in (x0, x1))
    return logarithmic_mean(last, first) * steps


def logarithmic_mean(a: float, b: float) -> float:
    """(a - b) / ln(a / b), and a where both are the same.

    >>> logarithmic_mean(2.0, 2.0), round(logarithmic_mean(2.0, 1.0), 6)
    (2.0, 1.442695)
    """
    ratio = float(np.log(a / b))
    return a if abs(ratio) < 1e-12 else (a - b) / ratio


def story_of(contributions: Sequence[Figure]) -> Story:
    """Who moved most, and who answered: the pieces of the sentence that says why.

    >>> bars = [("good_name", -3.1), ("reach", 1.4), ("youth", 1.0), ("image", 0.9)]
    >>> story_of([Figure("c", v, "points", details={"kind": k}) for k, v in bars])
    Story(code='covered', mover='good_name', points=-3.1, others=(('reach', 1.4), ('youth', 1.0)))
    """
    bars = [
        (str(one.details["kind"]), one.value)
        for one in contributions
        if one.value is not None and one.details["kind"] != SETUP
    ]
    ordered = sorted(bars, key=lambda bar: -abs(bar[1]))
    if not ordered or abs(ordered[0][1]) < _LEAST_MOVE:
        return Story("still")
    mover, most = ordered[0]
    answers = [(k, v) for k, v in ordered if v * most < 0 and abs(v) >= _LEAST_MOVE]
    is_covered = sum(value for _, value in bars) * most < 0
    code = "covered" if is_covered else "partly_covered" if answers else "alone"
    return Story(code, mover, most, tuple(answers[:2]))


CATALOGUE = (
    Metric("reputation_contribution", "5.5", "points", ("coop_profile",), reputation_contributions),
)
