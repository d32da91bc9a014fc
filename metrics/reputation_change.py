"""Whether the reputation index rose or fell, on what both periods measured."""

from __future__ import annotations

from metrics.figure import Figure, Verdict, verdict_of
from metrics.metric import Metric
from metrics.reputation_index import as_of_figures, basis_of, imports_of_figures, shares_of
from metrics.reputation_pair import Indicators, Pair, effect_of_setup, has_new_setup, paired
from metrics.reputation_points import counted
from metrics.reputation_setup import ReputationSetup
from metrics.reputation_simulation import simulated


def reputation_change(
    now: Indicators,
    before: Indicators,
    setup: ReputationSetup,
    setup_before: ReputationSetup | None = None,
) -> Figure:
    """Index now minus index before, both on the indicators that both periods have.

    Formula: difference of the two geometric indices under today's goalposts and weights; low and
        high the 5 and 95 % quantile of 10,000 draws that vary weights, values, goalposts and mean.
    Needs: figures by indicator name for both periods. Unit: points.
    Undefined when less than 60 % of the weight is measured in both.
    Verdict: up or down when 95 % of the draws agree and the arithmetic index moves the same way.
    Details: before, after, arithmetic (its change), p_up, coverage, setup_change (what new weights
        or goalposts alone did to the old period; None when the old ones cover too little),
        share_<factor>.

    >>> from metrics.reputation_setup import COMPONENTS
    >>> figures = [{"reach": Figure("r", v, "share")} for v in (0.15, 0.6)]
    >>> setup = ReputationSetup(weights={**dict.fromkeys(COMPONENTS, 0.0), "reach": 1.0})
    >>> round(reputation_change(figures[1], figures[0], setup).value, 6)
    50.0
    """
    pair = paired(now, before, setup)
    known, wanted = counted(pair.now.is_known, pair.weights)
    both = {f"{n}{name}": one for n, side in enumerate((before, now)) for name, one in side.items()}
    if not pair.is_enough:
        return Figure.missing(
            "reputation_change", "points", "reputation.too_little_in_both",
            n=known, n_expected=wanted, details={"coverage": pair.coverage},
            basis=basis_of(both), imports=imports_of_figures(both),
        )  # fmt: skip
    drawn = simulated([pair.before, pair.now], pair.weights)
    low, _, high = drawn.quantiles()
    was, becomes = pair.geometric
    other = pair.arithmetic[1] - pair.arithmetic[0]
    verdict = _verdict(becomes - was, other, low, high)
    return Figure(
        "reputation_change", becomes - was, "points",
        low=min(low, becomes - was), high=max(high, becomes - was), is_estimate=True,
        n=known, n_expected=wanted, verdict=verdict, method="reputation.common_components",
        remarks=_remarks(pair, becomes - was, other, setup, setup_before),
        details={
            "before": was, "after": becomes, "arithmetic": other,
            "p_up": drawn.chance_above_zero, "coverage": pair.coverage,
            "setup_change": effect_of_setup(now, before, setup, setup_before), **shares_of(drawn),
        },
        basis=basis_of(both), imports=imports_of_figures(both), as_of=as_of_figures(now),
    )  # fmt: skip


def _verdict(geometric_change: float, other: float, low: float, high: float) -> Verdict:
    return "uncertain" if geometric_change * other < 0 else verdict_of(low, high)


def _remarks(
    pair: Pair,
    change: float,
    other: float,
    setup: ReputationSetup,
    setup_before: ReputationSetup | None,
) -> tuple[str, ...]:
    said = {
        "reputation.sign_depends_on_mean": change * other < 0,
        "reputation.common_only": pair.coverage < 1 - 1e-9,
        "reputation.setup_changed": has_new_setup(setup, setup_before),
        "reputation.weights_assumed": "weights" in setup.assumed,
        "reputation.goalposts_assumed": "goalposts" in setup.assumed,
    }
    return tuple(code for code, is_so in said.items() if is_so)


CATALOGUE = (Metric("reputation_change", "5.4", "points", ("coop_profile",), reputation_change),)
