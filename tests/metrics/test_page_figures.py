"""What the result pages ask for beside their metrics: scope, coverage, top posts, gaps, names."""

from datetime import date

import pandas as pd

from metrics.coverage import coverage
from metrics.example_tables import example_tables
from metrics.figure import Figure
from metrics.figure_key import figure_key, find_figures
from metrics.growth_overview import follower_targets, gaps_of
from metrics.headlines import months_before
from metrics.period import Period
from metrics.scope import account_names, events_in, only_account
from metrics.top_posts import top_posts

MARCH = Period.month(2026, 3)


def day(number, account="a", **values):
    date_of = pd.Timestamp(2026, 3, number)
    return {"platform": "instagram", "account_id": account, "date": date_of, **values}


def test_coverage_counts_days_and_stretches():
    known = [day(d, reach_1d=5) for d in (1, 2, 5, 6, 9)]
    rows = [*known, day(7), day(31, "b", followers_total=9)]
    found = coverage(example_tables(account_days=rows), Period(date(2026, 3, 1), date(2026, 3, 11)))
    # a: 3-4, 7-8 and 10 are missing (a row without any number is no data); b: all ten days.
    last = date(2026, 3, 10)
    assert found == (
        ("instagram", "a", 5, 10, 3, date(2026, 3, 3), last),
        ("instagram", "b", 0, 10, 1, date(2026, 3, 1), last),
    )


def test_one_account_keeps_its_rows_and_the_tables_without_accounts():
    tables = example_tables(
        account_days=[day(1, "a"), day(1, "b")],
        coop_profile=[{"setting": "name", "value": "Kopwan"}],
    )
    own = only_account(tables, "instagram/b")
    assert own["account_days"]["account_id"].tolist() == ["b"]
    assert len(own["coop_profile"]) == 1
    assert len(only_account(tables, None)["account_days"]) == 2


def test_events_are_cut_to_the_period_and_removed_ones_forgotten():
    def event(name, first, after, **more):
        return {
            "event_id": name,
            "name": name,
            "kind": "rat",
            "start": pd.Timestamp(first),
            "end": pd.Timestamp(after),
            **more,
        }

    events = [
        event("before", "2026-02-01", "2026-03-01"),
        event("into", "2026-02-20", "2026-03-03"),
        event("gone", "2026-03-05", "2026-03-06", removed=True),
        event("tiktok", "2026-03-07", "2026-03-08", platform="tiktok"),
        event("out", "2026-03-30", "2026-04-09"),
    ]
    found = events_in(example_tables(events=events), MARCH, ("instagram",))
    assert found["name"].tolist() == ["into", "out"]
    assert found["start"].tolist() == [pd.Timestamp(2026, 3, 1), pd.Timestamp(2026, 3, 30)]
    assert found["last"].tolist() == [pd.Timestamp(2026, 3, 2), pd.Timestamp(2026, 3, 31)]


def post(name, published, as_of, **values):
    return {
        "platform": "instagram",
        "post_id": name,
        "published_at": pd.Timestamp(published),
        "as_of": pd.Timestamp(as_of),
        **values,
    }


def test_top_posts_are_ripe_read_last_and_have_reach():
    posts = [
        post("old reading", "2026-03-02 01:00", "2026-03-20", reach=900),
        post("old reading", "2026-03-02 01:00", "2026-04-01", reach=1_200),
        post("young", "2026-03-28 01:00", "2026-04-01", reach=9_000),
        post("views only", "2026-03-03 01:00", "2026-04-01", views=99_000),
        post("biggest", "2026-03-04 01:00", "2026-04-01", reach=2_000),
        # 28 February, 17.30 UTC is 1 March, 00.30 in Jakarta.
        post("midnight", "2026-02-28 17:30", "2026-04-01", reach=10),
        post("february", "2026-02-28 16:30", "2026-04-01", reach=5_000),
    ]
    found = top_posts(example_tables(posts=posts), MARCH)
    assert found["reach"].tolist() == [2_000, 1_200, 10]
    assert len(top_posts(example_tables(posts=posts), MARCH, count=1)) == 1


def test_gaps_join_two_readings_over_days_without_data():
    days = pd.DataFrame(
        {
            "platform": "x",
            "account_id": "a",
            "date": pd.date_range("2026-03-01", periods=6),
            "followers": [10.0, None, None, 40.0, None, 60.0],
            "kind": ["reported", "gap", "gap", "reported", "reconstructed", "reported"],
        }
    )
    found = gaps_of(days)
    # 5 March lies in a flagged stretch: it has a band of its own and is no gap.
    assert found[["start_value", "end_value"]].to_numpy().tolist() == [[10.0, 40.0]]
    assert found["start"].tolist() == [pd.Timestamp(2026, 3, 1)]
    assert gaps_of(days.iloc[:0]).empty


def test_the_next_target_after_the_period_counts():
    def target(value, due, scope="", **more):
        return {
            "metric": "followers",
            "scope": scope,
            "due": pd.Timestamp(due),
            "value": value,
            **more,
        }

    tables = example_tables(
        targets=[
            target(5_000, "2026-02-01"),
            target(9_000, "2027-12-31"),
            target(7_000, "2026-12-31"),
            target(1, "2026-06-30", removed=True),
            target(800, "2026-12-31", "tiktok"),
        ]
    )
    every = follower_targets(tables, MARCH)
    assert [(one.platform, one.value) for one in every] == [("", 7_000), ("tiktok", 800)]
    # The target of all platforms together is none of TikTok's alone.
    assert [one.value for one in follower_targets(tables, MARCH, ("tiktok", "x"))] == [800]
    assert follower_targets(tables, MARCH, ("facebook",)) == ()


def test_a_figure_is_found_by_its_name():
    figures = [
        Figure("views", 1, "views", details={"platform": "x", "metric_version": "views"}),
        Figure("views", 2, "views", details={"platform": "x", "metric_version": "impressions"}),
        Figure("repeat_posts", 0.2, "share", details={"platform": "x", "posts": 4.0}),
    ]
    assert [figure_key(one) for one in figures] == [
        "views~x~views",
        "views~x~impressions",
        "repeat_posts~x~4.0",
    ]
    assert find_figures("views~x~impressions", figures) == [figures[1]]
    assert find_figures("gone", figures) == []


def test_twelve_months_end_with_the_month_of_the_last_day():
    months = months_before(Period(date(2026, 2, 10), date(2026, 3, 1)))
    assert (months[0].start, months[-1].end, len(months)) == (
        date(2025, 3, 1),
        date(2026, 3, 1),
        12,
    )


def test_accounts_are_called_by_their_last_name_and_told_apart_by_id():
    rows = [
        day(1, "a", account_name="Padi"),
        day(2, "a", account_name="Padi Kencana"),
        day(1, "b", account_name="Padi Kencana"),
        day(1, "c"),
        {**day(1, "a", account_name="Padi Kencana"), "platform": "tiktok"},
    ]
    assert account_names(example_tables(account_days=rows)) == {
        ("instagram", "a"): "Padi Kencana (a)",
        ("instagram", "b"): "Padi Kencana (b)",
        ("instagram", "c"): "c",
        ("tiktok", "a"): "Padi Kencana",
    }
