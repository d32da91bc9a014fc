"""Answers, member share, member reach and the association of reach with new members."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from metrics.counted_share import finite_wilson
from metrics.example_tables import example_tables
from metrics.member_path import member_path
from metrics.member_reach import heard_from, member_reach
from metrics.member_share import member_share
from metrics.members_overview import members_overview
from metrics.office_hours import office_hours_between
from metrics.period import Period
from metrics.public_replies import public_replies
from metrics.reach_and_new_members import correlation_range, reach_and_new_members
from metrics.response_time import response_curve, response_time

NOVEMBER = Period.month(2026, 11)
TODAY = date(2026, 12, 5)
MONDAY = pd.Timestamp("2026-11-02 02:00")  # Monday 09.00 WIB


def thread(number, hours=None, **values):
    begun = MONDAY + pd.Timedelta(minutes=number)
    answered = None if hours is None else begun + pd.Timedelta(hours=hours)
    return {
        "thread_id": f"t{number}",
        "channel": "whatsapp",
        "first_in_at": begun,
        "first_reply_at": answered,
    } | values


LATER = {**thread(40_000), "is_spam": True}
"""Spam on 29 November: the file is watched until then."""


def times_of(rows):
    figures = response_time(example_tables(messages=[*rows, LATER]), NOVEMBER, TODAY)
    return {(one.metric, one.details.get("kind", "")): one for one in figures}


def test_response_rate_of_the_worked_example():
    rows = [thread(n, 2) for n in range(41)] + [thread(n) for n in range(41, 48)]
    rate = times_of(rows)["response_rate", ""]
    assert round(100 * rate.value, 1) == 85.4
    assert (round(100 * rate.low, 1), round(100 * rate.high, 1)) == (72.8, 92.8)
    assert (rate.n, rate.details["spam"]) == (48, 1)


def test_the_unanswered_are_in_the_median():
    hours = [5, 12, 26, 40, None, None, None]
    found = times_of([thread(n, h) for n, h in enumerate(hours)])
    wait = found["response_wait", "clock"]
    # Of seven: 6/7, 5/7, 4/7, 3/7 are waiting after 5, 12, 26, 40 hours.
    assert wait.value == 40
    assert wait.open_above
    # Monday 09.0x to Tuesday 09.0x+: 5 h are 5, 12 h end at 21.00 (7), 26 h at Tue 11.00 (7 + 3).
    assert found["response_wait", "office"].value == pytest.approx(7 + 8 + 0, abs=0.1)
    assert found["answered_in_a_day", ""].reason == "members.too_few"


def test_an_automatic_answer_is_none_and_spam_does_not_count():
    rows = [thread(n, 1) for n in range(6)]
    rows += [thread(10, 0.01, is_auto=True), thread(11, is_auto=True), thread(12, 1, is_spam=True)]
    found = times_of(rows)
    rate = found["response_rate", ""]
    assert (rate.value, rate.n) == (6 / 8, 8)
    assert (rate.details["automatic"], rate.details["spam"]) == (2, 2)
    assert found["answered_in_a_day", ""].value == 6 / 8


def test_a_thread_of_the_last_hours_says_nothing_of_a_day():
    last = pd.Timestamp("2026-11-29 12:40")
    fresh = [{**thread(n), "first_in_at": last - pd.Timedelta(hours=n)} for n in range(5)]
    found = times_of([*[thread(n + 10, 30 if n < 2 else 1) for n in range(8)], *fresh])
    assert found["answered_in_a_day", ""].n == 8
    assert found["answered_in_a_day", ""].value == 6 / 8


def test_below_the_floors_nothing_is_said():
    found = times_of([thread(n, 1) for n in range(5)])
    for key in (("response_rate", ""), ("response_wait", "clock"), ("response_wait", "office")):
        assert (found[key].value, found[key].reason, found[key].n) == (None, "members.too_few", 5)
    none = times_of([])
    assert {one.reason for one in none.values()} == {"members.no_threads"}
    slow = times_of([thread(n, 1 if n < 2 else None) for n in range(8)])["response_wait", "clock"]
    assert (slow.value, slow.reason) == (None, "members.fewer_than_half")


def test_the_curve_rises_and_is_empty_below_six():
    rows = [thread(n, h) for n, h in enumerate([1, 2, 3, 4, 5, None])]
    curve = response_curve(example_tables(messages=[*rows, LATER]), NOVEMBER, TODAY)
    assert curve["answered"].tolist() == pytest.approx([1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6])
    assert (curve["low"] <= curve["answered"]).all()
    assert response_curve(example_tables(messages=rows[:5]), NOVEMBER, TODAY).empty


@pytest.mark.parametrize(
    ("begun", "ended", "hours"),
    [
        ("2026-11-20 08:00", "2026-11-20 09:00", 1.0),  # Friday 15.00 to 16.00
        ("2026-11-20 08:30", "2026-11-23 01:30", 1.0),  # Friday 15.30 to Monday 08.30
        ("2026-11-21 03:00", "2026-11-22 03:00", 0.0),  # a weekend
        ("2026-11-15 17:00", "2026-11-22 17:00", 40.0),  # a week
        ("2026-11-16 00:00", "2026-11-16 01:00", 0.0),  # Monday 07.00 to 08.00
    ],
)
def test_office_hours_in_jakarta(begun, ended, hours):
    series = [pd.Series([pd.Timestamp(moment)]) for moment in (begun, ended)]
    assert office_hours_between(*series, "Asia/Jakarta").item() == pytest.approx(hours)


def test_public_replies_by_hand_or_by_mark():
    at = pd.Timestamp("2026-11-05 03:00")
    rows = [
        {"mention_id": f"m{n}", "at": at, "channel": "instagram", "author_hash": f"a{n}",
         "text": f"jam buka {n}?" if n < 6 else f"bagus {n}", "answered_at": at if n < 5 else None,
         "asks": True if n in (6, 7) else None if n < 8 else False}
        for n in range(10)
    ]  # fmt: skip
    rows.append(
        {"mention_id": "x", "at": at, "channel": "facebook", "text": "berapa ya?", "asks": False}
    )
    every, instagram = public_replies(example_tables(mentions=rows), NOVEMBER)
    assert (every.n, every.value, every.details["by_mark"]) == (8, 5 / 8, 6)
    assert instagram.details["platform"] == "instagram"
    assert every.remarks == ("members.asks_by_mark",)
    nobody = public_replies(example_tables(), NOVEMBER)
    assert [one.reason for one in nobody] == ["members.nobody_asked"]


def survey(item, yes, of, day="2026-11-10", who="r"):
    return [
        {"survey_on": pd.Timestamp(day), "respondent_id": f"{who}{n}", "item": item, "yes": n < yes}
        for n in range(of)
    ]


def test_member_share_of_the_worked_example():
    followers = {
        "platform": "instagram",
        "date": pd.Timestamp("2026-11-30"),
        "followers_total": 4_386,
    }
    tables = example_tables(
        member_survey=survey("is_member:instagram", 31, 50, who="f"), account_days=[followers]
    )
    found = {one.metric: one for one in member_share(tables, NOVEMBER)}
    share, people = found["member_share"], found["member_followers"]
    assert round(100 * share.value) == 62
    assert (round(100 * share.low, 1), round(100 * share.high, 1)) == (48.2, 74.1)
    assert (round(people.low), round(people.high)) == (2_112, 3_252)
    assert found["public_share"].value == pytest.approx(0.38)
    assert found["public_share"].low == pytest.approx(1 - share.high)
    assert found["members_following"].reason == "members.no_survey"
    assert "members.sample_is_coarse" in share.remarks


def test_samples_of_followers_and_members_are_never_mixed():
    rows = [
        *survey("is_member:tiktok", 4, 10, who="f"), *survey("follows:tiktok", 10, 10, who="f"),
        *survey("follows:tiktok", 6, 12, who="m"),
    ]  # fmt: skip
    tables = example_tables(
        member_survey=rows, members=[{"as_of": pd.Timestamp("2026-10-31"), "members_total": 12}]
    )
    found = {one.metric: one for one in member_share(tables, NOVEMBER)}
    following = found["members_following"]
    # All 12 members were asked: the share is known, not estimated.
    assert (following.value, following.low, following.high, following.n) == (0.5, 0.5, 0.5, 12)
    assert found["member_share"].value == 0.4
    assert found["member_followers"].reason == "members.no_followers"


def test_two_accounts_of_a_platform_share_people_so_none_are_counted():
    days = [
        {
            "platform": "instagram",
            "account_id": a,
            "date": pd.Timestamp("2026-11-30"),
            "followers_total": 100,
        }
        for a in "ab"
    ]
    tables = example_tables(member_survey=survey("is_member:instagram", 5, 10), account_days=days)
    people = next(one for one in member_share(tables, NOVEMBER) if one.metric == "member_followers")
    assert (people.value, people.reason) == (None, "members.no_followers")


def test_finite_wilson_narrows_with_the_part_that_was_asked():
    plain, finite = finite_wilson(31, 50, 10**9), finite_wilson(31, 50, 100)
    assert (round(plain.low, 3), round(plain.high, 3)) == (0.482, 0.741)
    # 50 of 100 count as 50 * 99 / 50 = 99 draws: centre and half-width of Wilson by hand.
    p, n, z2 = 0.62, 99, 1.959964**2
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = (z2 * (p * (1 - p) / n + z2 / (4 * n * n))) ** 0.5 / (1 + z2 / n)
    assert (finite.low, finite.high) == pytest.approx((centre - half, centre + half), abs=1e-6)


def test_finite_wilson_holds_the_truth_nineteen_times_in_twenty():
    chance = np.random.default_rng(11)
    drawn = chance.hypergeometric(120, 180, 80, size=2_000)
    ranges = {int(k): finite_wilson(int(k), 80, 300) for k in set(drawn)}
    held = sum(ranges[int(k)].low <= 0.4 <= ranges[int(k)].high for k in drawn)
    assert 0.93 <= held / 2_000 <= 0.975


def test_member_reach_and_where_they_heard():
    rows = [
        *survey("saw_30d", 24, 40),
        *survey("heard_from:radio", 10, 40),
        *survey("saw_30d", 1, 9, day="2025-01-01"),
    ]
    members = [
        {"as_of": pd.Timestamp("2026-10-31"), "members_total": 400},
        {"as_of": pd.Timestamp("2026-12-31"), "members_total": 999},
    ]
    tables = example_tables(member_survey=rows, members=members)
    share, people = member_reach(tables, NOVEMBER)
    expected = finite_wilson(24, 40, 400)
    assert (share.value, share.low, share.high) == (0.6, expected.low, expected.high)
    assert people.value == 240
    assert people.low == pytest.approx(expected.low * 400)
    (radio,) = heard_from(tables, NOVEMBER)
    assert (radio.details["kind"], radio.value) == ("radio", 0.25)
    old = Period.month(2026, 4)
    assert "members.old_survey" in member_reach(tables, old)[0].remarks


def test_member_reach_without_survey_or_count_says_which():
    share, people = member_reach(example_tables(), NOVEMBER)
    assert share.reason == people.reason == "members.no_survey"
    share, people = member_reach(example_tables(member_survey=survey("saw_30d", 3, 9)), NOVEMBER)
    assert share.is_known
    assert people.reason == "members.no_member_count"


def weekly(views, joined):
    """Weeks from Monday 5 January 2026: all views on Monday, members counted on Sunday."""
    first = pd.Timestamp("2026-01-05")
    days = [
        {
            "platform": "facebook",
            "date": first + pd.Timedelta(days=7 * w + d),
            "views": v if d == 0 else 0,
        }
        for w, v in enumerate(views)
        for d in range(7)
    ]
    counts = [{"as_of": first - pd.Timedelta(days=1), "joined": 0}]
    counts += [
        {"as_of": first + pd.Timedelta(days=7 * w + 6), "joined": j} for w, j in enumerate(joined)
    ]
    return example_tables(account_days=days, members=counts)


def test_association_with_its_lag():
    chance = np.random.default_rng(2)
    views = chance.integers(100, 900, size=40)
    joined = [5, *(int(v) // 100 for v in views[:-1])]
    found = reach_and_new_members(weekly(views, joined), NOVEMBER)
    assert [one.details["lag"] for one in found] == [0, 1, 2, 3, 4]
    expected = np.corrcoef(np.diff(views)[:-1], np.diff(joined)[1:])[0, 1]
    assert found[1].value == pytest.approx(expected)
    assert found[1].value > 0.98
    assert "members.association_seen" in found[1].remarks
    assert all("members.beside_not_because" in one.remarks for one in found)


def test_association_needs_twenty_six_weeks_in_a_row():
    views, joined = list(range(100, 125)), [1, 2] * 12 + [1]
    found = reach_and_new_members(weekly(views, joined), NOVEMBER)
    assert {(one.value, one.reason, one.n) for one in found} == {
        (None, "members.too_few_weeks", 25)
    }
    flat = reach_and_new_members(weekly(views * 2, [3] * 50), NOVEMBER)
    assert {one.reason for one in flat} == {"members.never_changes"}
    assert reach_and_new_members(example_tables(), NOVEMBER)[0].n == 0


def test_unrelated_series_rarely_pass_for_associated():
    chance = np.random.default_rng(3)
    false = 0
    for _ in range(1_000):
        a, b = chance.normal(size=(2, 30))
        ranges = [
            correlation_range(np.corrcoef(a[: 30 - lag], b[lag:])[0, 1], 30 - lag, looks=5)
            for lag in range(5)
        ]
        false += any(low > 0 or high < 0 for low, high in ranges)
    assert false / 1_000 <= 0.07


def test_the_path_counts_and_claims_nothing():
    at = pd.Timestamp("2026-11-05 03:00")
    tables = example_tables(
        account_days=[
            {"platform": "x", "date": pd.Timestamp(2026, 11, d), "follows_gained": 2}
            for d in range(1, 31)
        ],
        messages=[
            thread(1, is_member=False),
            thread(2, is_member=True),
            thread(3),
            thread(4, is_member=False, is_spam=True),
        ],
        mentions=[{"mention_id": "m", "at": at, "asks": True, "is_member": False}],
        members=[
            {"as_of": pd.Timestamp("2026-11-30"), "joined": 7},
            {"as_of": pd.Timestamp("2026-12-01"), "joined": 9},
        ],
        member_survey=[
            *survey("heard_from:instagram", 2, 5),
            *survey("heard_from:facebook", 1, 5),
            *survey("heard_from:radio", 5, 5),
        ],
    )
    found = {one.details["kind"]: one for one in member_path(tables, NOVEMBER)}
    assert (found["new_followers"].value, found["new_followers"].open_above) == (60, False)
    assert (found["asked"].value, found["asked"].high) == (2, 3)
    assert found["joined"].value == 7
    # r0 named Instagram and Facebook, r1 Instagram: two people of five.
    assert (found["joined_knowing_us"].value, found["joined_knowing_us"].n) == (2, 5)


def test_the_overview_of_an_empty_coop_says_why():
    overview = members_overview(example_tables(), NOVEMBER, TODAY)
    assert overview.figures
    assert all(figure.value is None and figure.reason for figure in overview.figures)
    assert overview.response_curve.empty
    assert overview.young_by_snapshot.empty


def test_chosen_channels_alone_are_counted():
    at = pd.Timestamp("2026-11-05 03:00")
    day = pd.Timestamp("2026-11-05")
    tables = example_tables(
        messages=[thread(1), thread(2, channel="email")],
        mentions=[
            {"mention_id": name, "at": at, "channel": name, "asks": True, "is_member": False}
            for name in ("instagram", "facebook")
        ],
        account_days=[
            {"platform": name, "date": day, "follows_gained": 3, "views": 9}
            for name in ("instagram", "facebook")
        ],
        audience=[{"platform": "instagram", "as_of": day, "base": "followers", "dimension": "age",
                   "band": "18-24", "share": 1.0}],
    )  # fmt: skip
    chosen = ["facebook", "email"]
    assert response_time(tables, NOVEMBER, TODAY, platforms=chosen)[0].n == 1
    assert public_replies(tables, NOVEMBER, platforms=chosen)[0].n == 1
    path = {one.details["kind"]: one for one in member_path(tables, NOVEMBER, platforms=chosen)}
    assert (path["new_followers"].value, path["asked"].value) == (3, 1)
    assert path["new_followers"].open_above  # one day of thirty
    assert reach_and_new_members(tables, NOVEMBER, platforms=chosen)[0].n == 0
    assert members_overview(tables, NOVEMBER, TODAY, platforms=("facebook",)).young == ()


def test_what_moves_exactly_together_has_no_width():
    assert correlation_range(1.0, 30) == (1.0, 1.0)
    assert finite_wilson(0, 0, 10) is None
