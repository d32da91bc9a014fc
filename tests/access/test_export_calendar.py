"""Weeks that are there, days that are missing, and by when they can still be had; by hand."""

from datetime import date, timedelta

import pandas as pd

from access.export_calendar import held_days, next_download, weeks
from access.export_windows import export_of
from metrics.example_tables import example_tables

TODAY = date(2026, 11, 21)  # a Saturday
WIB = "Asia/Jakarta"


def account_days(platform, *days, value=1):
    return [
        {"platform": platform, "account_id": "kop", "date": pd.Timestamp(day), "views": value}
        for day in days
    ]


def between(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def held(**tables):
    return held_days(example_tables(**tables), WIB, TODAY)


def test_every_week_from_the_first_day_is_whole_partial_or_empty():
    days = [*between(date(2026, 10, 26), date(2026, 11, 3)), date(2026, 11, 20)]
    (one,) = held(account_days=account_days("instagram", *days))
    assert weeks(one, TODAY, count=5) == [
        (date(2026, 10, 26), "full", 7),
        (date(2026, 11, 2), "part", 2),
        (date(2026, 11, 9), "none", 0),
        (date(2026, 11, 16), "part", 1),
    ]


def test_the_week_that_is_running_is_whole_when_yesterday_is_in():
    (one,) = held(account_days=account_days("x", *between(date(2026, 11, 18), date(2026, 11, 20))))
    assert weeks(one, TODAY, count=2) == [(date(2026, 11, 16), "full", 3)]


def test_a_day_without_any_number_is_no_day():
    rows = account_days("x", date(2026, 11, 19)) + account_days("x", date(2026, 11, 20), value=None)
    (one,) = held(account_days=rows)
    assert one.days == (date(2026, 11, 19),)


def test_the_next_download_begins_at_the_first_hole():
    days = [*between(date(2026, 11, 1), date(2026, 11, 5)), *between(date(2026, 11, 8), TODAY)]
    (one,) = held(account_days=account_days("instagram", *days))
    due = next_download(one, TODAY)
    assert due.missing == ((date(2026, 11, 6), date(2026, 11, 7)),)
    assert (due.by, due.lost) == (None, None)  # Meta does not say how long


def test_nothing_is_due_when_every_day_until_the_platforms_lag_is_in():
    # TikTok is two days late: on the 21st the 18th is the last day it has whole.
    (one,) = held(account_days=account_days("tiktok", date(2026, 11, 17), date(2026, 11, 18)))
    assert next_download(one, TODAY) is None
    (one,) = held(account_days=account_days("x", date(2026, 11, 20)))
    assert next_download(one, TODAY) is None


def test_what_the_window_has_closed_on_is_lost_and_the_rest_has_a_last_day():
    # X gives about a year: of the hole 2025-11-19 to 2025-11-23 two days are gone.
    days = [date(2025, 11, 18), *between(date(2025, 11, 24), TODAY)]
    (one,) = held(account_days=account_days("x", *days))
    due = next_download(one, TODAY)
    assert due.lost == (date(2025, 11, 19), date(2025, 11, 20))
    assert due.missing == ((date(2025, 11, 21), date(2025, 11, 23)),)
    assert due.by == TODAY


def test_search_console_keeps_sixteen_months():
    rows = [
        {
            "platform": "website",
            "source": "search_console",
            "account_id": "kop.id",
            "date": pd.Timestamp(2026, 11, 1),
            "clicks": 3,
        }
    ]
    (one,) = held(web_days=rows)
    due = next_download(one, TODAY)
    assert due.missing == ((date(2026, 11, 2), date(2026, 11, 17)),)
    assert due.by == date(2026, 11, 2) + timedelta(days=486)


def test_posts_have_quiet_weeks_but_no_holes():
    posts = [
        {
            "platform": "youtube",
            "account_id": "kop",
            "post_id": str(n),
            "published_at": pd.Timestamp(day),
        }
        for n, day in enumerate(["2026-10-19 20:00", "2026-11-03 02:00"])
    ]
    (one,) = held(posts=posts)
    assert one.days == (date(2026, 10, 20), date(2026, 11, 3))  # in WIB
    assert [status for _, status, _ in weeks(one, TODAY, count=9)] == [
        *("full", "quiet", "full", "none", "none"),
    ]
    due = next_download(one, TODAY)
    assert due.missing == ((date(2026, 11, 4), date(2026, 11, 20)),)
    assert (due.by, one.export.closes) == (None, False)


def test_ads_cover_their_ranges_and_mailings_go_by_their_service():
    ads = [
        {
            "platform": "meta_ads",
            "account_id": "Kop",
            "start": pd.Timestamp(2026, 11, 1),
            "end": pd.Timestamp(2026, 11, 4),
            "amount": 1.0,
        }
    ]
    mails = [{"provider": "brevo", "campaign_id": "1", "sent_on": pd.Timestamp(2026, 11, 2)}]
    mailing, ad = held(ad_spend=ads, email_campaigns=mails)
    assert ad.days == (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3))
    assert (mailing.platform, mailing.account) == ("email", "brevo")


def test_a_channel_without_an_export_is_filled_in_by_hand():
    assert export_of("telegram", "account_days").code == "template"
