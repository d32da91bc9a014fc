from datetime import date

import pandas as pd

from access.coverage import coverage
from metrics.example_tables import example_tables


def day(day, **values):
    return {"platform": "instagram", "account_id": "kop", "date": pd.Timestamp(day), **values}


def test_holes_are_counted_per_kind_of_number():
    tables = example_tables(
        account_days=[
            day("2026-10-01", reach_1d=5, followers_total=100),
            day("2026-10-02", followers_total=101),
            day("2026-10-05", reach_1d=7, followers_total=103),
        ]
    )
    reach, followers = sorted(
        coverage(tables, "Asia/Jakarta"), key=lambda one: one.column, reverse=True
    )
    assert (reach.column, reach.filled, reach.missing) == ("reach_1d", 2, 3)
    assert reach.holes == ((date(2026, 10, 2), date(2026, 10, 4)),)
    assert (followers.column, followers.filled, followers.missing) == ("followers_total", 3, 2)
    assert (followers.first, followers.last) == (date(2026, 10, 1), date(2026, 10, 5))


def test_days_without_a_post_are_no_holes():
    posts = [
        {
            "platform": "x",
            "account_id": "kop",
            "post_id": str(number),
            "as_of": pd.Timestamp("2026-11-01"),
            "published_at": pd.Timestamp(day),
        }
        for number, day in enumerate(["2026-10-01 03:00", "2026-10-09 04:00", "2026-10-09 05:00"])
    ]
    (found,) = coverage(example_tables(posts=posts), "Asia/Jakarta")
    assert (found.table, found.filled, found.missing, found.holes) == ("posts", 2, None, None)


def test_nothing_covers_nothing():
    assert coverage(example_tables(), "Asia/Jakarta") == []
