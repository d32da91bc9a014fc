from datetime import date

import pandas as pd

from access.days_with_data import first_and_last_day, last_full_month
from metrics.example_tables import example_tables
from metrics.period import Period

ZONE = "Asia/Jakarta"


def on_days(*days):
    rows = [{"platform": "tiktok", "date": pd.Timestamp(day), "views": 1} for day in days]
    return example_tables(account_days=rows)


def test_no_data_gives_the_month_before_today():
    assert first_and_last_day(example_tables(), ZONE) is None
    month = last_full_month(example_tables(), date(2026, 1, 9), ZONE)
    assert month == Period.month(2025, 12)


def test_the_running_month_is_not_full():
    tables = on_days("2026-10-03", "2026-11-20")
    assert last_full_month(tables, date(2026, 11, 21), ZONE) == Period.month(2026, 10)


def test_old_data_show_their_own_last_month():
    assert last_full_month(on_days("2026-03-31"), date(2026, 11, 21), ZONE) == Period.month(2026, 3)


def test_data_of_the_running_month_only_show_that_month():
    assert last_full_month(on_days("2026-11-02"), date(2026, 11, 21), ZONE) == Period.month(
        2026, 11
    )


def test_a_window_counts_to_its_last_day_and_a_target_not_at_all():
    tables = example_tables(
        account_windows=[
            {
                "platform": "x",
                "start": pd.Timestamp("2026-10-01"),
                "end": pd.Timestamp("2026-11-01"),
                "reach": 5,
            }
        ],
        targets=[{"metric": "followers", "scope": "", "due": pd.Timestamp("2027-12-31")}],
    )
    assert first_and_last_day(tables, ZONE) == (date(2026, 10, 1), date(2026, 10, 31))


def test_a_post_of_the_evening_in_london_is_of_the_next_day_in_jakarta():
    post = {"platform": "x", "published_at": pd.Timestamp("2026-10-31 20:00")}
    known = first_and_last_day(example_tables(posts=[post]), ZONE)
    assert known == (date(2026, 11, 1), date(2026, 11, 1))
