"""The index: goalposts, both means, what is missing, and what the board decides."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.example_tables import example_tables
from metrics.figure import Basis, Figure
from metrics.reputation_index import component_points, reputation_index
from metrics.reputation_points import arithmetic, bounds, geometric, measured, points, weights_of
from metrics.reputation_scale import Goalpost
from metrics.reputation_setup import (
    COMPONENTS,
    INDICATORS,
    ReputationSetup,
    reputation_setup,
    setting_rows,
)

WEIGHTS = dict(zip(COMPONENTS, (0.15, 0.15, 0.10, 0.10, 0.20, 0.10, 0.10, 0.10), strict=True))
BEFORE = dict(zip(COMPONENTS, (55, 40, 60, 50, 70, 80, 45, 30), strict=True))
NOW = dict(zip(COMPONENTS, (58, 48, 62, 50, 52, 80, 47, 36), strict=True))
PLAIN = ReputationSetup({name: Goalpost(0, 100) for name in INDICATORS}, WEIGHTS, frozenset())


def figures(x, **more):
    """Figures that score exactly these points under goalposts 0 and 100."""
    return {
        name: Figure(name, x[one.component], one.unit, **more)
        for name, one in INDICATORS.items()
        if one.component in x
    }


def without(x, *names):
    return {name: value for name, value in x.items() if name not in names}


def test_worked_example_of_both_means():
    then, now = reputation_index(figures(BEFORE), PLAIN), reputation_index(figures(NOW), PLAIN)
    assert (round(then.value, 4), round(now.value, 4)) == (52.6547, 52.7456)
    assert round(then.details["arithmetic"], 2) == 54.75
    assert round(now.details["arithmetic"], 2) == 53.80
    assert (now.n, now.n_expected, now.unit) == (8, 8, "points")
    assert now.details["coverage"] == pytest.approx(1)


def test_a_lost_good_name_is_not_made_up_for():
    figure = reputation_index(figures({**NOW, "good_name": 0}), PLAIN)
    assert round(figure.details["arithmetic"], 2) == 43.60
    assert round(figure.value, 2) == 23.93
    assert "reputation.floor_of_one" in figure.remarks


def test_worked_bounds_of_a_missing_component():
    figure = reputation_index(figures(without(NOW, "cost")), PLAIN)
    assert round(figure.details["arithmetic"], 2) == 52.89
    details = figure.details
    assert (round(details["arithmetic_low"], 2), round(details["arithmetic_high"], 2)) == (
        47.70,
        57.60,
    )
    assert (round(details["bound_low"], 2), round(details["bound_high"], 2)) == (34.91, 55.33)
    assert figure.low <= 34.91 and figure.high >= 55.32
    assert details["coverage"] == pytest.approx(0.90)
    assert "reputation.components_missing" in figure.remarks
    assert (figure.n, figure.n_expected) == (7, 8)


def test_no_index_below_sixty_percent_of_the_weight():
    sixty = reputation_index(figures(without(NOW, "good_name", "cost", "youth")), PLAIN)
    assert sixty.value is not None  # exactly 0.60
    less = reputation_index(figures(without(NOW, "good_name", "cost", "perception")), PLAIN)
    assert (less.value, less.reason) == (None, "reputation.too_little_coverage")
    assert less.details["coverage"] == pytest.approx(0.55)
    assert (less.n, less.n_expected) == (5, 8)
    assert reputation_index({}, PLAIN).reason == "reputation.too_little_coverage"


def test_half_a_component_is_half_covered_and_bounded_by_its_other_half():
    known = figures(NOW)
    del known["recovery"]
    one = measured(known, PLAIN)
    figure = reputation_index(known, PLAIN)
    assert figure.details["coverage"] == pytest.approx(0.90)
    # good name is 52 of its rating alone; between (52 + 0) / 2 and (52 + 100) / 2
    ends = bounds(one, weights_of(PLAIN))["arithmetic"]
    assert ends == pytest.approx((53.8 - 0.2 * 26, 53.8 + 0.2 * 24))
    assert figure.value == pytest.approx(52.7456, abs=1e-4)
    part = component_points(known, PLAIN)[4]
    assert (part.value, part.n, part.n_expected) == (52, 1, 2)
    assert part.remarks == ("reputation.part_of_indicators",)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("perception", 10, 50.0),
        ("perception", -60, 0.0),
        ("reach", 0.15, 50.0),
        ("reach", 0.9, 100.0),
        ("cost", 0.2, 100.0),
        ("cost", 2.0, 0.0),
        ("cost", 0.632455532, 50.0),  # sqrt(2.0 x 0.2)
        ("cost", 0.0, 100.0),
        ("image", 1.0, 50.0),
        ("image", 0.0, 0.0),
        ("rating", 3.9, 50.0),
        ("recovery", 0.25, 25.0),
        ("channels", 73, 73.0),
        ("answered", 0.575, 50.0),
        ("member_reach", 0.35, 50.0),
        ("youth", 0.8, 50.0),
    ],
)
def test_default_goalposts(name, value, expected):
    assert INDICATORS[name].goalpost.points(value) == pytest.approx(expected, abs=1e-6)


def test_two_indicators_of_a_component_are_averaged():
    both = {"rating": Figure("r", 3.9, "points"), "recovery": Figure("i", 1.0, "share")}
    good_name = component_points(both, ReputationSetup())[4]
    assert good_name.details["kind"] == "good_name"
    assert good_name.value == pytest.approx(75)


def test_component_keeps_reason_bounds_and_rows_of_its_figures():
    basis = Basis("posts", ("reach",))
    given = {
        "reach": Figure("r", 0.15, "share", low=0.0, high=0.6, basis=(basis,), imports=(3, 1)),
        "cost": Figure.missing("c", "ratio", "savings.no_costs"),
    }
    found = {one.details["kind"]: one for one in component_points(given, ReputationSetup())}
    assert (found["reach"].value, found["reach"].low, found["reach"].high) == (50, 0, 100)
    assert (found["reach"].basis, found["reach"].imports) == ((basis,), (1, 3))
    assert found["cost"].reason == "savings.no_costs"
    assert found["youth"].reason == "reputation.not_measured"


@pytest.mark.parametrize(
    "wrong", [{"fame": Figure("f", 1, "points")}, {"reach": Figure("r", 15, "points")}]
)
def test_an_unknown_indicator_or_unit_is_refused(wrong):
    with pytest.raises(ValueError, match=r"fame|reach"):
        reputation_index(wrong, PLAIN)


@pytest.mark.parametrize(
    "ends", [(1, 1, "linear"), (0, 1, "log"), (-1, 1, "sqrt"), (0, float("nan"), "linear")]
)
def test_goalposts_that_mean_nothing_are_refused(ends):
    with pytest.raises(ValueError, match="goalposts"):
        Goalpost(*ends)


def test_the_board_decides_from_a_day_on():
    rows = [
        {"setting": "reputation_weights", "value": "reach=1;cost=1"},
        {"setting": "reputation_weights_2026-07-01", "value": "reach=3;cost=1"},
        {"setting": "reputation_weights_2026-08-01", "value": "fame=1"},
        {"setting": "reputation_goalposts", "value": "reach=0,0.4,sqrt"},
        {"setting": "reputation_goalposts_2026-05-01", "value": "reach=1,1,sqrt"},
        {"setting": "reputation_goalposts_soon", "value": "reach=0,0.3,sqrt"},
        {"setting": "reputation_weights_2026-01-01", "value": "youth=1", "removed": True},
    ]
    profile = example_tables(coop_profile=rows)["coop_profile"]
    june, august = (reputation_setup(profile, date(2026, m, 30)) for m in (6, 8))
    assert (june.weights["reach"], august.weights["reach"]) == (0.5, 0.75)
    assert june.weights["youth"] == 0
    assert june.goalposts["reach"] == Goalpost(0, 0.4, "sqrt")
    assert june.goalposts["youth"] == INDICATORS["youth"].goalpost
    assert june.assumed == frozenset()
    nothing = reputation_setup(profile.iloc[:0], date(2026, 6, 30))
    assert nothing == ReputationSetup()
    assert nothing.assumed == {"weights", "goalposts"}
    assert "reputation.weights_assumed" in reputation_index(figures(NOW), nothing).remarks


weights_strategy = st.lists(st.integers(0, 20), min_size=8, max_size=8).filter(any)
x_strategy = st.lists(st.integers(0, 100), min_size=8, max_size=8)


def setup_of(weights):
    total = sum(weights)
    return ReputationSetup(
        PLAIN.goalposts, dict(zip(COMPONENTS, (w / total for w in weights), strict=True))
    )


@settings(max_examples=20, deadline=None)
@given(weights_strategy)
def test_settings_bring_back_the_same_setup(weights):
    kept = setting_rows(setup_of(weights), date(2026, 1, 1))
    rows = [{"setting": name, "value": text} for name, text in kept.items()]
    back = reputation_setup(example_tables(coop_profile=rows)["coop_profile"], date(2026, 1, 1))
    assert back.goalposts == PLAIN.goalposts
    assert back.weights == pytest.approx(setup_of(weights).weights)


@settings(max_examples=30, deadline=None)
@given(x_strategy, weights_strategy, st.sets(st.integers(0, 7), max_size=3))
def test_bounds_hold_the_index_whatever_is_missing(x, weights, gone):
    setup = setup_of(weights)
    whole = dict(zip(COMPONENTS, x, strict=True))
    part = figures(without(whole, *(COMPONENTS[k] for k in gone)))
    figure = reputation_index(part, setup)
    if figure.value is None:
        assert figure.details["coverage"] < 0.6
        return
    w = weights_of(setup)
    truth = float(geometric(points(measured(figures(whole), setup).position), w))
    assert figure.details["bound_low"] - 1e-9 <= truth <= figure.details["bound_high"] + 1e-9
    assert figure.low <= figure.details["bound_low"] + 1e-9
    assert figure.details["arithmetic"] >= figure.value - 1e-9


@settings(deadline=None)
@given(x_strategy, st.permutations(range(8)))
def test_order_does_not_matter(x, order):
    given_x = np.array(x, dtype=float).clip(1)
    w = weights_of(PLAIN)
    for mean in (arithmetic, geometric):
        assert float(mean(given_x[order], w[order])) == pytest.approx(float(mean(given_x, w)))


def test_order_of_the_figures_does_not_matter():
    shuffled = dict(reversed(figures(NOW).items()))
    assert reputation_index(shuffled, PLAIN).value == reputation_index(figures(NOW), PLAIN).value


def test_an_absent_component_changes_nothing_but_the_coverage():
    known = figures(without(NOW, "cost"))
    absent = {**known, "cost": Figure.missing("c", "ratio", "savings.no_costs")}
    first, second = reputation_index(known, PLAIN), reputation_index(absent, PLAIN)
    assert first == second
    narrow = ReputationSetup(PLAIN.goalposts, {**WEIGHTS, "cost": 0.0})
    scaled = {name: weight / 0.9 for name, weight in narrow.weights.items()}
    alone = reputation_index(known, ReputationSetup(PLAIN.goalposts, scaled))
    assert alone.value == pytest.approx(first.value)
    assert alone.details["coverage"] == pytest.approx(1.0)
