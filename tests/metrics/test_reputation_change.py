"""Change, simulation, contributions and the sentence: the worked example throughout."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.figure import Figure
from metrics.reputation_change import reputation_change
from metrics.reputation_contributions import (
    Story,
    logarithmic_contributions,
    logarithmic_mean,
    reputation_contributions,
    story_of,
)
from metrics.reputation_index import reputation_index
from metrics.reputation_points import geometric, measured, weights_of
from metrics.reputation_scale import Goalpost
from metrics.reputation_setup import COMPONENTS, INDICATORS, ReputationSetup
from metrics.reputation_simulation import drawn_factors, simulated

WEIGHTS = dict(zip(COMPONENTS, (0.15, 0.15, 0.10, 0.10, 0.20, 0.10, 0.10, 0.10), strict=True))
X0 = np.array([55.0, 40, 60, 50, 70, 80, 45, 30])
X1 = np.array([58.0, 48, 62, 50, 52, 80, 47, 36])
PLAIN = ReputationSetup({name: Goalpost(0, 100) for name in INDICATORS}, WEIGHTS, frozenset())
W = weights_of(PLAIN)


def figures(x, *, gone=(), half_width=None):
    """Figures that score exactly these points under goalposts 0 and 100."""
    made = {}
    for name, one in INDICATORS.items():
        value = float(x[COMPONENTS.index(one.component)])
        ends = (None, None) if half_width is None else (value - half_width, value + half_width)
        if one.component not in gone:
            made[name] = Figure(name, value, one.unit, low=ends[0], high=ends[1])
    return made


def test_the_sign_depends_on_the_mean_so_nothing_is_claimed():
    change = reputation_change(figures(X1), figures(X0), PLAIN)
    assert round(change.value, 4) == 0.0909
    assert round(change.details["arithmetic"], 2) == -0.95
    assert change.verdict == "uncertain"
    assert change.remarks == ("reputation.sign_depends_on_mean",)
    assert (round(change.details["before"], 4), round(change.details["after"], 4)) == (
        52.6547,
        52.7456,
    )


def test_worked_simulation_of_the_weights_alone():
    # 100.000 draws of Dirichlet(50 w), numpy's default_rng(7), all weights in one call.
    drawn = drawn_factors(
        [measured(figures(X1), PLAIN)], W, vary=("weights",), draws=100_000, seed=7
    )
    weights = drawn.weights
    level, change = weights @ X1, weights @ (X1 - X0)
    assert [round(q, 2) for q in np.quantile(level, (0.05, 0.5, 0.95))] == [51.37, 53.73, 56.45]
    assert [round(q, 2) for q in np.quantile(change, (0.05, 0.95))] == [-3.10, 0.97]
    assert round((change > 0).mean(), 3) == 0.231
    assert (round(level.std(), 4), round(change.std(), 4)) == (1.5458, 1.2448)
    both = [measured(figures(x), PLAIN) for x in (X0, X1)]
    of_geometric = simulated(both, W, vary=("weights",), draws=100_000, seed=7)
    low, _, high = of_geometric.quantiles()
    assert (round(low, 2), round(high, 2)) == (-2.02, 1.92)
    assert round(of_geometric.chance_above_zero, 3) == 0.546
    assert of_geometric.shares == {
        "weights": 1.0, "values": 0.0, "goalposts": 0.0, "aggregation": 0.0,
    }  # fmt: skip


def test_the_simulation_against_the_variance_of_a_dirichlet():
    covariance = (np.diag(W) - np.outer(W, W)) / 51
    assert round(float(np.sqrt(X1 @ covariance @ X1)), 4) == 1.5432
    assert round(float(np.sqrt((X1 - X0) @ covariance @ (X1 - X0))), 4) == 1.2465


def test_values_alone_move_the_index_as_their_errors_say():
    # one component of weight 1, points 50 with a 95 % interval of 50 -/+ 9.8: sd 5
    alone = ReputationSetup(
        PLAIN.goalposts, {**dict.fromkeys(COMPONENTS, 0.0), "reach": 1.0}, frozenset()
    )
    one = measured(figures(np.full(8, 50.0), half_width=9.8), alone)
    drawn = simulated([one], weights_of(alone), vary=("values",), draws=50_000)
    assert drawn.drawn.std() == pytest.approx(5.0, rel=0.02)
    assert drawn.shares["values"] == pytest.approx(1.0)


def test_a_chosen_end_moves_and_a_natural_end_stays():
    for name, moves in (("reach", True), ("channels", False)):
        setup = ReputationSetup(
            PLAIN.goalposts, {**dict.fromkeys(COMPONENTS, 0.0), name: 1.0}, frozenset()
        )
        one = measured(figures(np.full(8, 50.0)), setup)
        drawn = simulated([one], weights_of(setup), vary=("goalposts",)).drawn
        assert (drawn.std() > 1) == moves


def test_shares_of_variance_are_parts_of_one():
    now = reputation_index(figures(X1, half_width=10), PLAIN)
    shares = [
        now.details[f"share_{name}"] for name in ("weights", "values", "goalposts", "aggregation")
    ]
    assert all(0 <= share <= 1 for share in shares)
    assert 0.8 < sum(shares) < 1.1
    assert now.low < now.value < now.high


def test_the_same_figures_give_the_same_draws():
    first, second = (reputation_change(figures(X1), figures(X0), PLAIN) for _ in range(2))
    assert first == second


def test_ten_thousand_draws_are_quick():
    both = [measured(figures(x, half_width=5), PLAIN) for x in (X0, X1)]
    simulated(both, W)
    started = time.process_time()
    simulated(both, W)
    assert time.process_time() - started < 0.3


def test_a_clear_rise_is_called_up_and_its_mirror_down():
    higher = np.minimum(X0 + 25, 100)
    up = reputation_change(figures(higher, half_width=2), figures(X0, half_width=2), PLAIN)
    down = reputation_change(figures(X0, half_width=2), figures(higher, half_width=2), PLAIN)
    assert (up.verdict, down.verdict) == ("up", "down")
    assert up.value == pytest.approx(-down.value)


def test_only_what_both_periods_have_is_compared():
    change = reputation_change(figures(X1, gone=("cost",)), figures(X0), PLAIN)
    # arithmetic on the common set 54.17 -> 52.89; the mix 54.75 -> 52.89 would be wrong
    assert change.details["arithmetic"] == pytest.approx(52.8889 - 54.1667, abs=1e-4)
    assert change.details["coverage"] == pytest.approx(0.9)
    assert "reputation.common_only" in change.remarks
    few = reputation_change(
        figures(X1, gone=("cost", "good_name")), figures(X0, gone=("youth", "reach")), PLAIN
    )
    assert (few.value, few.reason) == (None, "reputation.too_little_in_both")
    assert reputation_contributions(
        figures(X1, gone=("cost", "good_name")), figures(X0, gone=("youth", "reach")), PLAIN
    ) == []  # fmt: skip


def test_worked_contributions():
    bars = reputation_contributions(figures(X1), figures(X0), PLAIN)
    assert [one.details["kind"] for one in bars] == list(COMPONENTS)
    assert [round(one.value, 3) for one in bars] == [
        0.420, 1.441, 0.173, 0, -3.133, 0, 0.229, 0.961,
    ]  # fmt: skip
    assert [round(one.details["arithmetic"], 2) for one in bars] == [
        0.45, 1.20, 0.20, 0, -3.60, 0, 0.20, 0.60,
    ]  # fmt: skip
    assert round(sum(one.value for one in bars), 4) == 0.0909
    assert round(sum(one.details["arithmetic"] for one in bars), 2) == -0.95
    first, last = float(geometric(X0, W)), float(geometric(X1, W))
    assert round(logarithmic_mean(last, first), 4) == 52.7002


def test_worked_sentence():
    story = story_of(reputation_contributions(figures(X1), figures(X0), PLAIN))
    assert (story.code, story.mover, round(story.points, 1)) == ("covered", "good_name", -3.1)
    assert [(name, round(points, 1)) for name, points in story.others] == [
        ("reach", 1.4), ("youth", 1.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("bars", "expected"),
    [
        (
            [("reach", 2.0), ("cost", -0.5)],
            Story("partly_covered", "reach", 2.0, (("cost", -0.5),)),
        ),
        ([("reach", 2.0), ("cost", -0.01)], Story("alone", "reach", 2.0)),
        ([("reach", 0.01)], Story("still")),
        ([("setup", 9.0)], Story("still")),
        ([], Story("still")),
    ],
)
def test_other_sentences(bars, expected):
    made = [Figure("c", value, "points", details={"kind": kind}) for kind, value in bars]
    assert story_of(made) == expected


def test_changed_weights_are_a_bar_of_their_own():
    old = ReputationSetup(PLAIN.goalposts, dict.fromkeys(COMPONENTS, 0.125), frozenset())
    bars = reputation_contributions(figures(X1), figures(X0), PLAIN, old)
    assert bars[-1].details["kind"] == "setup"
    under_old = float(geometric(X0, np.full(8, 0.125)))
    under_new, now = float(geometric(X0, W)), float(geometric(X1, W))
    assert bars[-1].value == pytest.approx(under_new - under_old)
    assert sum(one.value for one in bars) == pytest.approx(now - under_old)
    change = reputation_change(figures(X1), figures(X0), PLAIN, old)
    assert change.value == pytest.approx(now - under_new)
    assert change.details["setup_change"] == pytest.approx(under_new - under_old)
    assert "reputation.setup_changed" in change.remarks
    same = reputation_contributions(figures(X1), figures(X0), PLAIN, PLAIN)
    assert [one.details["kind"] for one in same] == list(COMPONENTS)


def test_old_weights_on_what_is_not_common_give_no_bar_of_numbers():
    old = ReputationSetup(
        PLAIN.goalposts, {**dict.fromkeys(COMPONENTS, 0.0), "cost": 1.0}, frozenset()
    )
    bars = reputation_contributions(figures(X1, gone=("cost",)), figures(X0), PLAIN, old)
    assert (bars[-1].value, bars[-1].reason) == (None, "reputation.too_little_in_both")


x_strategy = st.lists(st.floats(1, 100), min_size=8, max_size=8).map(np.array)
w_strategy = (
    st.lists(st.integers(0, 20), min_size=8, max_size=8)
    .filter(any)
    .map(lambda w: np.array(w) / sum(w))
)


@settings(deadline=None)
@given(x_strategy, x_strategy, w_strategy, st.permutations(range(8)))
def test_contributions_add_up_in_any_order_and_backwards(x0, x1, weights, order):
    bars = logarithmic_contributions(x0, x1, weights)
    change = float(geometric(x1, weights) - geometric(x0, weights))
    assert bars.sum() == pytest.approx(change, abs=1e-9)
    assert logarithmic_contributions(x1, x0, weights) == pytest.approx(-bars, abs=1e-9)
    shuffled = logarithmic_contributions(x0[order], x1[order], weights[order])
    assert shuffled == pytest.approx(bars[order], abs=1e-9)


@given(x_strategy, w_strategy)
def test_nothing_moved_means_no_bars(x, weights):
    assert not logarithmic_contributions(x, x, weights).any()
