"""Unusual days: the worked example to the digit, and one test for each label."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from metrics.follower_anomalies import anomalies, robust_z
from metrics.period import Period

WORKED = [4, 6, 5, 7, 3, 5, 6, -58, 4, 6, 5, 8, 5, 4, 90, 6]
QUIET = [4, 6, 5, 7, 3, 5, 6, 4, 4, 6, 5, 8, 5, 4, 5, 6]
FIRST = date(2026, 3, 1)
PERIOD = Period(FIRST, FIRST + timedelta(days=60))


def nets(values, platform="instagram", **columns):
    """Days from 1 March; each further column is a list as long as `values`."""
    return [
        {
            "platform": platform,
            "account_id": "kopmaju",
            "date": FIRST + timedelta(days=n),
            "net_follows": value,
            **{name: column[n] for name, column in columns.items()},
        }
        for n, value in enumerate(values)
    ]


def kinds(make_tables, rows, **more):
    found = anomalies(make_tables(account_days=rows, **more), PERIOD)
    return {(row.platform, row.date.date()): row.kind for row in found.itertuples()}


def test_worked_example_and_what_the_classical_z_misses():
    x = pd.Series(WORKED)
    z = robust_z(x)
    assert x.median() == 5
    assert (x - 5).abs().median() == 1
    assert round(z[7], 1) == -42.5
    assert round(z[14], 1) == 57.3
    classical = (x - x.mean()) / x.std(ddof=1)
    assert round(x.mean(), 1) == 6.6
    assert round(x.std(ddof=1), 1) == 27.3
    assert (round(classical[7], 2), round(classical[14], 2)) == (-2.37, 3.05)


def test_when_half_the_days_are_equal_the_mean_deviation_is_used():
    x = pd.Series([0] * 15 + [40])
    # mean absolute deviation 2.5, times 1.2533 = 3.1333; 40 / 3.1333 = 12.766
    assert round(robust_z(x)[15], 3) == 12.766


def test_one_follower_is_never_an_anomaly_by_itself():
    assert (robust_z(pd.Series([0] * 30 + [1])).abs() <= 1).all()


def test_a_short_history_is_not_judged(make_tables):
    assert kinds(make_tables, nets([*QUIET[:12], 90])) == {}


def test_a_loss_alone_and_a_loss_shared_by_two_accounts(make_tables):
    fall = [*QUIET, -58]
    day = FIRST + timedelta(days=16)
    assert kinds(make_tables, nets(fall)) == {("instagram", day): "loss"}
    both = nets(fall) + nets(fall, platform="x")
    assert kinds(make_tables, both) == {("instagram", day): "purge", ("x", day): "purge"}


def test_a_known_purge_names_the_loss(make_tables):
    day = FIRST + timedelta(days=16)
    event = {"event_id": "1", "name": "purge", "kind": "purge", "start": day}
    event["end"] = day + timedelta(days=1)
    assert kinds(make_tables, nets([*QUIET, -58]), events=[event]) == {("instagram", day): "purge"}
    elsewhere = [{**event, "platform": "x"}]
    assert kinds(make_tables, nets([*QUIET, -58]), events=elsewhere) == {("instagram", day): "loss"}
    removed = [{**event, "removed": True}]
    assert kinds(make_tables, nets([*QUIET, -58]), events=removed) == {("instagram", day): "loss"}


def test_a_gain_with_reach_is_viral_and_without_it_needs_a_look(make_tables):
    values = [*QUIET, 90]
    day = FIRST + timedelta(days=16)
    usual = [100 + n % 5 for n in range(16)]
    with_reach = nets(values, reach_1d=[*usual, 4_000])
    without = nets(values, reach_1d=[*usual, 101])
    assert kinds(make_tables, with_reach) == {("instagram", day): "viral"}
    assert kinds(make_tables, without) == {("instagram", day): "spike_without_cause"}
    assert kinds(make_tables, nets(values)) == {("instagram", day): "gain"}


def test_equal_and_opposite_neighbours_are_an_import_error(make_tables):
    found = kinds(make_tables, nets([*QUIET, 505, -495]))
    assert set(found.values()) == {"import_error"}
    assert len(found) == 2


def test_no_accounts_no_anomalies(make_tables):
    assert anomalies(make_tables(), PERIOD).empty


@given(st.lists(st.integers(-1_000, 1_000), min_size=3, max_size=60), st.integers(-500, 500))
def test_a_constant_shift_changes_no_z(values, shift):
    x = pd.Series(values, dtype=float)
    np.testing.assert_allclose(robust_z(x), robust_z(x + shift), atol=1e-9)
