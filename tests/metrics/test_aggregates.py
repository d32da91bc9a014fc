"""Every aggregate on pandas and on DuckDB, over data that bite, compared exactly."""

from datetime import date

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from canonical.tables import ACCOUNT_DAYS, AD_SPEND, AUDIENCE, COSTS, POSTS, RATES
from metrics.aggregates import (
    NotAdditiveError,
    counts,
    in_period,
    largest,
    last_values,
    sums,
    with_bucket,
)
from metrics.example_tables import example_tables
from metrics.period import Period

MARCH = Period.month(2026, 3)
HUGE = 10**12


def on_both(frame, aggregate):
    """The result, the same on pandas and on DuckDB."""
    ours, theirs = results(frame, aggregate)
    assert_frame_equal(ours, theirs, rtol=1e-12)
    return aggregate(frame).reset_index(drop=True)


def results(frame, aggregate):
    """What pandas and what DuckDB say, in one order and with one dtype a column."""
    ours = aggregate(frame)
    relation = aggregate(duckdb.connect().cursor().from_df(frame))
    theirs = relation.df()
    keys = [name for name in ours.columns if ours[name].dtype != "Float64"]
    integers = [name for name in ours.columns if ours[name].dtype == "Int64"]
    # HUGEINT would arrive as float, a Decimal as object: charts draw neither.
    assert all(pd.api.types.is_integer_dtype(theirs[name]) for name in integers)
    as_ours = theirs.astype({name: str(ours[name].dtype) for name in ours.columns})
    unordered = {"ignore_index": True, "by": keys}
    return ours.sort_values(**unordered), as_ours.sort_values(**unordered)


def days(*rows):
    return example_tables(account_days=[{"platform": "facebook", **row} for row in rows])[
        "account_days"
    ]


NASTY = days(
    {"date": "2026-03-01", "views": HUGE, "reach_1d": 5, "metric_version": "views", "likes": 0},
    {"date": "2026-03-02", "views": None, "reach_1d": None, "metric_version": "views"},
    {"date": "2026-03-08", "views": 0, "reach_1d": HUGE, "metric_version": None, "likes": -2},
    {"date": "2026-03-31", "views": None, "account_id": "b", "metric_version": None},
    {"date": "2026-04-01", "views": 7, "account_id": "b", "metric_version": "views", "likes": 3},
    {"date": "2026-02-28", "views": 9, "platform": "x", "metric_version": "impressions"},
    {"date": "2026-03-05", "platform": "x", "coop_id": "lain", "views": 1, "likes": None},
)


def test_sums_leave_unknown_unknown():
    found = on_both(
        NASTY,
        lambda f: sums(f, ACCOUNT_DAYS, ["views", "likes"], by=["platform", "metric_version"]),
    )
    rows = found.astype(object).where(found.notna(), None).to_numpy().tolist()
    assert rows == [
        ["kop", "facebook", "views", HUGE + 7, 3, 2, 2],
        ["kop", "facebook", None, 0, -2, 1, 1],
        ["kop", "x", "impressions", 9, None, 1, 0],
        ["lain", "x", None, 1, None, 1, 0],
    ]


@pytest.mark.parametrize(
    ("table", "column", "by", "over"),
    [
        (ACCOUNT_DAYS, "reach_1d", ["platform", "account_id"], "days"),
        (ACCOUNT_DAYS, "followers_total", ["platform", "account_id"], "days"),
        (ACCOUNT_DAYS, "views", ["platform", "account_id"], "metric_version"),
        (ACCOUNT_DAYS, "views", ["metric_version"], "platform"),
        (POSTS, "reach", ["platform"], "posts"),
        (AD_SPEND, "reach", ["campaign"], "days"),
        (AUDIENCE, "share", ["platform", "account_id", "as_of", "base"], "anything"),
        (ACCOUNT_DAYS, "account_name", ["platform", "account_id", "date"], "anything"),
    ],
)
def test_meaningless_sums_are_refused(table, column, by, over):
    with pytest.raises(NotAdditiveError, match=over):
        sums(example_tables()[table.name], table, [column], by=by)


def test_followers_add_over_platforms_only():
    frame = days(
        {"date": "2026-03-01", "followers_total": 10},
        {"date": "2026-03-01", "followers_total": 5, "platform": "x"},
    )
    found = on_both(frame, lambda f: sums(f, ACCOUNT_DAYS, ["followers_total"], by=["date"]))
    assert found["followers_total"].tolist() == [15]


def test_a_post_counts_once_by_its_last_reading():
    post = {"platform": "instagram", "metric_version": "views", "published_on": "2026-03-01"}
    frame = example_tables(
        posts=[
            {**post, "post_id": "1", "as_of": "2026-03-09", "likes": 10, "shares": 4},
            {**post, "post_id": "1", "as_of": "2026-03-20", "likes": 12, "shares": None},
            {**post, "post_id": "2", "as_of": "2026-03-20", "likes": None, "shares": None},
        ]
    )["posts"]
    found = on_both(frame, lambda f: sums(f, POSTS, ["likes", "shares"], by=["platform"]))
    assert found[["likes", "shares", "likes_n", "shares_n"]].to_numpy().tolist() == [[12, 4, 1, 1]]


def test_money_and_decimals():
    frame = example_tables(
        costs=[
            {"cost_id": "1", "category": "ads", "amount_idr": 2_000_000_000, "hours": 0.1},
            {"cost_id": "2", "category": "ads", "amount_idr": 1, "hours": 0.2},
        ]
    )["costs"]
    found = on_both(frame, lambda f: sums(f, COSTS, ["amount_idr", "hours"], by=["category"]))
    assert found["amount_idr"].tolist() == [2_000_000_001]
    assert found["hours"].tolist() == pytest.approx([0.3])


def test_last_values_are_the_last_known():
    frame = days(
        {"date": "2026-03-01", "followers_total": 100, "views": 5},
        {"date": "2026-03-02", "followers_total": 90, "views": None},
        {"date": "2026-03-03", "followers_total": None, "views": None},
        {"date": "2026-03-03", "account_id": "b"},
    )
    by = ["platform", "account_id"]
    columns = ["followers_total", "views"]
    found = on_both(frame, lambda f: last_values(f, ACCOUNT_DAYS, columns, by=by))
    assert found["followers_total"].tolist() == [90, pd.NA]
    assert found["views"].tolist() == [5, pd.NA]


def test_last_values_of_mixed_accounts_are_refused():
    with pytest.raises(NotAdditiveError, match="account_id"):
        last_values(NASTY, ACCOUNT_DAYS, ["followers_total"], by=["platform"])


def test_largest_and_counts():
    found = on_both(NASTY, lambda f: largest(f, ["reach_1d"], by=["platform"]))
    assert found["reach_1d"].tolist() == [HUGE, pd.NA, pd.NA]
    assert on_both(NASTY, lambda f: counts(f, by=["platform"]))["rows"].tolist() == [5, 1, 1]


def test_period_holds_its_first_day_and_not_the_day_after():
    found = on_both(NASTY, lambda f: in_period(f, ACCOUNT_DAYS, MARCH, platforms=["facebook"]))
    assert [day.day for day in found["date"]] == [1, 2, 8, 31]


def test_posts_belong_to_the_day_of_the_co_op():
    # 28 Feb 17.00 UTC is 1 Mar 00.00 WIB; 31 Mar 17.00 UTC is 1 Apr.
    post = {"platform": "x", "as_of": "2026-05-01"}
    frame = example_tables(
        posts=[
            {**post, "post_id": "in", "published_at": "2026-02-28 17:00"},
            {**post, "post_id": "out", "published_at": "2026-03-31 17:00"},
            {**post, "post_id": "day only", "published_on": date(2026, 3, 31)},
            {**post, "post_id": "unknown"},
        ]
    )["posts"]
    found = on_both(frame, lambda f: in_period(f, POSTS, MARCH))
    assert found["post_id"].tolist() == ["in", "day only"]


def test_buckets_are_weeks_from_monday_cut_at_the_period():
    found = on_both(NASTY, lambda f: with_bucket(f, ACCOUNT_DAYS, MARCH, grain="week"))
    buckets = [None if pd.isna(day) else day.day for day in found["bucket"]]
    assert buckets == [1, 2, 2, 30, None, None, 2]
    month = on_both(NASTY, lambda f: with_bucket(f, ACCOUNT_DAYS, MARCH, grain="month"))
    assert set(month["bucket"].dropna()) == {pd.Timestamp("2026-03-01")}


def test_a_table_without_time_has_no_period():
    with pytest.raises(ValueError, match="rates has no time"):
        in_period(example_tables()["rates"], RATES, MARCH)


def test_nothing_in_nothing_out():
    empty = example_tables()["account_days"]
    by = ["platform", "metric_version", "bucket"]
    bucketed = on_both(empty, lambda f: with_bucket(f, ACCOUNT_DAYS, MARCH, grain="day"))
    assert on_both(bucketed, lambda f: sums(f, ACCOUNT_DAYS, ["views"], by=by)).empty


NUMBERS = st.one_of(st.none(), st.sampled_from([0, 1, HUGE]), st.integers(0, 10**6))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "coop_id": st.sampled_from(["kop", "lain"]),
            "platform": st.sampled_from(["facebook", "x"]),
            "account_id": st.sampled_from(["a", "b"]),
            "date": st.dates(date(2026, 2, 20), date(2026, 4, 10)),
            "metric_version": st.sampled_from([None, "views", "plays"]),
            "views": NUMBERS,
            "likes": NUMBERS,
            "reach_1d": NUMBERS,
            "followers_total": NUMBERS,
            "watch_seconds": st.one_of(st.none(), st.floats(0, 1e9)),
        }
    ),
    max_size=30,
    unique_by=lambda row: (row["coop_id"], row["platform"], row["account_id"], row["date"]),
)


@settings(max_examples=25, deadline=None)
@given(ROWS)
def test_both_engines_agree_on_anything(rows):
    frame = example_tables(account_days=rows)["account_days"]
    account = ["platform", "account_id"]
    definition = ["platform", "metric_version", "bucket"]
    additive = ["views", "likes", "watch_seconds"]
    for aggregate in (
        lambda f: in_period(f, ACCOUNT_DAYS, MARCH),
        lambda f: sums(
            with_bucket(f, ACCOUNT_DAYS, MARCH, grain="week"), ACCOUNT_DAYS, additive, by=definition
        ),
        lambda f: last_values(f, ACCOUNT_DAYS, ["followers_total"], by=account),
        lambda f: largest(f, ["reach_1d"], by=account),
        lambda f: counts(f, by=account),
    ):
        ours, theirs = results(frame, aggregate)
        assert_frame_equal(ours, theirs, rtol=1e-12)
