"""Recovery and answers of incidents, computed by hand on made-up days of talk."""

from datetime import date, timedelta

import pandas as pd
import pytest

from metrics.example_tables import example_tables
from metrics.good_name_overview import good_name_overview
from metrics.incident_recovery import incident_course, incident_recovery
from metrics.incident_response import incident_response
from metrics.incidents import incident_list
from metrics.period import Period
from metrics.tone_course import ToneCourse, first_fall, recovered_at
from metrics.tone_windows import tone_of, weighted_labels
from metrics.waiting_times import answered_by, median_wait

START = date(2026, 5, 1)
MAY = Period.month(2026, 5)
TODAY = date(2026, 7, 1)
INCIDENT = {"incident_id": "I1", "name": "SHU terlambat", "started_on": pd.Timestamp(START)}


def talk(day, tones, **values):
    """Mentions of one day, at noon WIB, one author each."""
    at = pd.Timestamp(day) + pd.Timedelta(hours=5)
    return [
        {"mention_id": f"{day}-{i}", "at": at, "author_hash": f"{day}-{i}", "tone": tone} | values
        for i, tone in enumerate(tones)
    ]


GOOD = ["positive"] * 4 + ["neutral"] + ["negative"]  # NS 50, six a day
BAD = ["positive"] + ["neutral"] + ["negative"] * 4  # NS -50


def course(*, before=28, bad=10, good_after=20, good=GOOD, bad_tones=BAD):
    days = [START + timedelta(days=d) for d in range(-before, bad + good_after)]
    tones = [good if day < START or (day - START).days >= bad else bad_tones for day in days]
    return [row for day, own in zip(days, tones, strict=True) for row in talk(day, own)]


def recovery_of(rows, incident=INCIDENT, period=MAY):
    tables = example_tables(mentions=rows, incidents=[incident])
    return incident_recovery(tables, period, TODAY)


def test_recovery_depth_and_area_by_hand():
    recovery, depth, area = recovery_of(course())
    # Before: 168 mentions, NS 50, SE 100 sqrt((4/6 + 1/6 - 1/4) / 168) = 5,893; threshold 44,1.
    assert recovery.details["baseline"] == pytest.approx(50)
    assert recovery.details["threshold"] == pytest.approx(50 - 100 * ((5 / 6 - 1 / 4) / 168) ** 0.5)
    # Windows with k bad days of 7 have NS 50 - 100 k/7: only k = 0 reaches 44,1, on day 16.
    assert recovery.value == 16
    assert depth.value == pytest.approx(-100)
    # From day 6: k = 7 on days 6 to 9, then 6, 5, 4, 3, 2, 1: (4*7 + 21) * 100/7 point-days.
    assert area.value == pytest.approx(49 * 100 / 7)
    assert recovery.method == "good_name.daily_windows"
    assert recovery.remarks == ()


def test_six_good_days_are_not_seven():
    # Good from day 10, so the windows from day 16 on are good: seven of them end with day 22.
    recovery, _, area = recovery_of(course(good_after=12))
    assert (recovery.value, recovery.reason, recovery.low) == (None, "good_name.not_recovered", 21)
    assert recovery.details["days_so_far"] == 22
    assert area.open_above
    assert "good_name.area_goes_on" in area.remarks
    assert recovery_of(course(good_after=13))[0].value == 16


def test_a_tone_that_never_fell_has_nothing_to_recover():
    recovery, depth, area = recovery_of(course(bad_tones=GOOD))
    assert (recovery.value, area.value) == (0, 0)
    assert recovery.remarks == ("good_name.did_not_fall",)
    assert depth.value == pytest.approx(0)


def test_good_days_before_the_fall_are_no_recovery():
    calm = [row for d in range(-28, 14) for row in talk(START + timedelta(days=d), GOOD)]
    fall = [row for d in range(14, 24) for row in talk(START + timedelta(days=d), BAD)]
    assert recovery_of(calm + fall)[0].reason == "good_name.not_recovered"


def test_quiet_talk_is_seen_by_the_week():
    rows = [
        row
        for d in range(-28, 35)
        for row in talk(
            START + timedelta(days=d), ["negative"] * 2 if 0 <= d < 7 else ["positive", "positive"]
        )
    ]
    recovery, depth, area = recovery_of(rows)
    # Weeks end on day 6 (all bad), 13, 20, ...: the first of two good ones ends on day 13.
    assert recovery.method == "good_name.weekly_windows"
    assert (recovery.value, depth.value, area.value) == (13, -200, 7 * 200)


def test_without_thirty_labels_before_there_is_no_usual_level():
    for figure in recovery_of(course(before=4)):
        assert (figure.value, figure.reason) == (None, "good_name.no_tone_before")
    before_only = course(bad=0, good_after=0)
    assert recovery_of(before_only)[0].reason == "good_name.no_tone_since"


def test_labels_of_the_queue_stand_for_their_stratum():
    rows = [
        *talk(START, ["positive", "positive", None, None], text="petugas ramah"),
        *talk(START + timedelta(days=1), ["negative"], text="gagal bayar"),
    ]
    mentions = example_tables(mentions=rows)["mentions"].assign(day=pd.Timestamp(START))
    labels = weighted_labels(mentions)
    assert labels["weight"].tolist() == [2.0, 2.0, 1.0]
    value, _ = tone_of(labels)
    assert value == pytest.approx(100 * (4 - 1) / 5)


def test_the_course_starts_four_weeks_before():
    tables = example_tables(mentions=course(), incidents=[INCIDENT])
    frame = incident_course(tables, "I1", MAY, TODAY)
    assert frame["end"].iloc[0] == pd.Timestamp(START) - pd.Timedelta(days=22)
    assert frame["end"].iloc[-1] == pd.Timestamp(START) + pd.Timedelta(days=29)
    assert frame.loc[
        frame["end"].eq(pd.Timestamp(START) + pd.Timedelta(days=9)), "value"
    ].item() == pytest.approx(-50)
    assert (frame["low"] <= frame["value"]).all()
    assert incident_course(tables, "other", MAY, TODAY).empty


def test_median_wait_of_the_worked_example():
    found = median_wait([5, 12, 26, 40, 72, 72, 72], [True] * 4 + [False] * 3)
    assert (found.median, found.high, found.longest) == (40, None, 72)
    # The median of those answered alone would say 19.
    assert pd.Series([5, 12, 26, 40]).median() == 19
    none = median_wait([3.0, 4.0], [False, False])
    assert (none.median, none.longest) == (None, 4.0)


def test_the_curve_of_answers_by_hand():
    curve = answered_by([1, 2, 3, 4, 5], [True, False, True, False, False])
    # after 1: 1 - 4/5; after 3: 1 - 4/5 * 2/3
    assert curve["hours"].tolist() == [1, 3]
    assert curve["answered"].tolist() == pytest.approx([0.2, 1 - 8 / 15])
    assert answered_by([1.0], [False]).empty


def asked(number, hours=None, **values):
    at = pd.Timestamp("2026-05-01 01:00") + pd.Timedelta(minutes=number)
    answered = None if hours is None else at + pd.Timedelta(hours=hours)
    return {
        "mention_id": f"q{number}",
        "at": at,
        "incident_id": "I1",
        "answered_at": answered,
    } | values


def responses_of(rows, **incident):
    tables = example_tables(mentions=rows, incidents=[{**INCIDENT, **incident}])
    return {one.metric: one for one in incident_response(tables, MAY, TODAY)}


def test_statement_lag_from_the_first_mention_or_the_day():
    said = pd.Timestamp("2026-05-02 07:00")  # UTC
    found = responses_of([asked(0)], first_statement_at=said)["statement_lag"]
    assert (found.value, found.low) == (30.0, None)
    # Without a mention only the day is known: 1 May WIB is 30 April 17.00 to 1 May 17.00 UTC.
    found = responses_of([], first_statement_at=said)["statement_lag"]
    assert (found.value, found.low, found.high) == (None, 14.0, 38.0)
    assert found.reason == "good_name.only_the_day_known"
    found = responses_of([asked(0)])["statement_lag"]
    assert found.reason == "good_name.no_statement"
    assert (
        found.low
        == (pd.Timestamp("2026-06-30 17:00") - pd.Timestamp("2026-05-01 01:00")).total_seconds()
        / 3600
    )


def test_answers_of_an_incident():
    rows = [asked(n, h) for n, h in enumerate([1, 2, 3, 4, 5, 6, None, None])]
    found = responses_of(rows)
    assert found["incident_answered"].value == 0.75
    assert found["incident_wait"].value == 5.0
    few = responses_of(rows[:5])
    assert (
        few["incident_answered"].reason
        == few["incident_wait"].reason
        == "good_name.few_incident_mentions"
    )
    slow = responses_of(
        [*[asked(n, 1 if n < 2 else None) for n in range(8)], asked(9_999, incident_id=None)]
    )["incident_wait"]
    assert (slow.value, slow.reason) == (None, "good_name.fewer_than_half_answered")


def test_incidents_that_touch_the_period():
    rows = [
        INCIDENT,
        {**INCIDENT, "incident_id": "closed", "closed_on": pd.Timestamp("2026-05-20")},
        {
            **INCIDENT,
            "incident_id": "old",
            "started_on": pd.Timestamp("2026-03-01"),
            "closed_on": pd.Timestamp("2026-04-30"),
        },
        {**INCIDENT, "incident_id": "later", "started_on": pd.Timestamp("2026-06-01")},
        {**INCIDENT, "incident_id": "gone", "removed": True},
    ]
    tables = example_tables(incidents=rows, mentions=[asked(0), asked(1)])
    found = incident_list(tables, MAY, TODAY).set_index("incident_id")
    assert set(found.index) == {"I1", "closed"}
    assert found.loc["I1", ["is_open", "days_open", "mentions"]].tolist() == [True, 62, 2]
    assert found.loc["closed", ["is_open", "days_open"]].tolist() == [False, 20]


def test_the_overview_of_an_empty_coop_says_why():
    overview = good_name_overview(example_tables(), MAY, TODAY)
    assert len(overview.figures) == 5
    assert all(figure.value is None and figure.reason for figure in overview.figures)
    assert overview.queue.empty
    assert overview.incidents.empty


def test_an_incident_without_labels_has_no_course():
    tables = example_tables(incidents=[INCIDENT])
    assert incident_course(tables, "I1", MAY, TODAY).empty
    assert recovered_at(ToneCourse(pd.DataFrame(), pd.DataFrame())) is None
    assert first_fall(ToneCourse(pd.DataFrame(), pd.DataFrame())) is None
