"""Reconstructed totals: exact where the nets reach, a band where they disagree, holes elsewhere."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.follower_series import account_series, follower_series
from metrics.period import Period

FIRST = date(2026, 3, 1)
MARCH = Period.month(2026, 3)


def rows_of(totals, nets):
    """Days from 1 March; None is unknown."""
    return [
        {
            "platform": "instagram",
            "account_id": "kopmaju",
            "date": FIRST + timedelta(days=n),
            "followers_total": total,
            "net_follows": net,
        }
        for n, (total, net) in enumerate(zip(totals, nets, strict=True))
    ]


def series(make_tables, totals, nets, days=None):
    period = Period(FIRST, FIRST + timedelta(days=days or len(totals)))
    return follower_series(make_tables(account_days=rows_of(totals, nets)), period)


def test_drift_between_two_anchors_is_flagged_and_not_spread(make_tables):
    # 4,000 on 1 March, nets of 310 until 31 March, the export says 4,262: drift -48, 1.1 %.
    totals = [4_000] + [None] * 29 + [4_262]
    nets = [None] + [10] * 29 + [20]
    march = series(make_tables, totals, nets)
    between = march.iloc[1:30]
    assert (march["drift"].iloc[1:] == -48).all()
    assert between["is_flagged"].all()
    assert between["followers"].isna().all()
    assert (between["high"] - between["low"] == 48).all()
    assert march["followers"].iloc[30] == 4_262
    assert list(march["kind"].iloc[[0, 1, 30]]) == ["reported", "reconstructed", "reported"]


def test_small_drift_is_not_flagged(make_tables):
    march = series(make_tables, [4_000, None, 4_012], [None, 5, 5])
    assert march["drift"].iloc[2] == 2
    assert not march["is_flagged"].any()
    assert list(march["followers"]) == [4_000, 4_005, 4_012]


def test_backwards_from_one_anchor(make_tables):
    march = series(make_tables, [None, None, 100], [4, 5, 6])
    assert list(march["followers"]) == [89, 94, 100]
    assert list(march["kind"]) == ["reconstructed", "reconstructed", "reported"]


def test_a_missing_net_is_a_gap_that_is_not_bridged(make_tables):
    march = series(make_tables, [100, None, None, None, 130], [None, 5, None, None, 6])
    assert march["followers"].iloc[1] == 105
    assert np.isnan(march["followers"].iloc[2])
    assert march["followers"].iloc[3] == 124
    assert list(march["kind"]) == ["reported", "reconstructed", "gap", "reconstructed", "reported"]
    assert march["drift"].isna().all()


def test_days_without_rows_are_gaps(make_tables):
    march = series(make_tables, [100], [None], days=3)
    assert list(march["kind"]) == ["reported", "gap", "gap"]


def test_no_rows_give_the_columns(make_tables):
    empty = follower_series(make_tables(), MARCH)
    assert empty.empty
    assert {"platform", "account_id", "date", "followers", "kind"} <= set(empty.columns)


nets_lists = st.lists(st.integers(-50, 50), min_size=2, max_size=40)


@settings(max_examples=60, deadline=None)
@given(nets_lists, st.data())
def test_any_anchor_gives_the_same_line_when_nothing_is_lost(nets, data):
    true = 5_000 + np.cumsum(nets)
    anchor = data.draw(st.integers(0, len(nets) - 1))
    totals = np.where(np.arange(len(nets)) == anchor, true, np.nan)
    frame = pd.DataFrame({"followers_total": totals, "net": np.array(nets, dtype=float)})
    assert list(account_series(frame)["followers"]) == list(true)
