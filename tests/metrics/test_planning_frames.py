"""Weeks, notes and targets: what the planning pages draw beside their figures."""

from datetime import date

import pandas as pd
import pytest

from metrics.chart_notes import marked_days
from metrics.content_overview import content_overview, year_until
from metrics.example_tables import example_tables
from metrics.figure import Figure
from metrics.period import Period
from metrics.plan_matching import plan_matching
from metrics.plan_realisation import plan_rows
from metrics.target_progress import target_progress
from metrics.weekly_posts import plan_by_week, posts_by_week

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def post(day, number, **more):
    at = {
        "published_at": f"2026-03-{day:02} 05:00",
        "as_of": "2026-04-18",
        "caption": f"Hari {day}",
    }
    return {"platform": "facebook", "post_id": str(number), **at, **more}


def row(day, **more):
    at = {"planned_at": f"2026-03-{day:02} 05:00", "created_at": "2026-02-20"}
    return {"plan_id": f"R{day}", "platform": "facebook", "title": f"Hari {day}", **at, **more}


def test_weeks_begin_on_monday_and_the_first_with_the_period():
    tables = example_tables(posts=[post(1, 1), post(2, 2), post(8, 3), post(9, 4)])
    weeks = posts_by_week(tables, MARCH, TODAY)
    # 1 March 2026 is a Sunday: its week is cut at the start of the period.
    assert weeks["start"].dt.day.tolist() == [1, 2, 9]
    assert weeks["n"].tolist() == [1, 2, 1]


def test_a_week_without_posts_has_no_row_rather_than_a_zero():
    weeks = posts_by_week(example_tables(posts=[post(2, 1), post(30, 2)]), MARCH, TODAY)
    assert weeks["start"].dt.day.tolist() == [2, 30]


def test_the_plan_by_week_counts_each_row_and_each_unplanned_post_once():
    late = row(25, created_at="2026-03-27")  # written when the post was out
    plan = [row(3), row(12), row(19, status="cancelled", cancel_reason="hujan"), late]
    tables = example_tables(plan=plan, posts=[post(3, 1), post(16, 2), post(25, 3)])
    rows = plan_rows(tables, MARCH, TODAY)
    weeks = plan_by_week(rows, plan_matching(tables, MARCH, TODAY), MARCH)
    found = {(start.day, state): n for start, state, n in weeks.itertuples(index=False)}
    assert found == {
        (2, "done"): 1,
        (9, "missed"): 1,
        (16, "unplanned"): 1,
        (16, "cancelled"): 1,
        (23, "unplanned"): 1,
    }


def test_no_plan_and_no_post_is_an_empty_frame():
    tables = example_tables()
    rows = plan_rows(tables, MARCH, TODAY)
    assert plan_by_week(rows, plan_matching(tables, MARCH, TODAY), MARCH).empty


def test_notes_stand_on_their_page_and_in_their_period_among_the_events():
    notes = [
        {"note_id": str(k), "date": day, "page": page, "text": text}
        for k, (day, page, text) in enumerate(
            [
                ("2026-03-20", "konten", "Kamera baru"),
                ("2026-03-02", "", "Listrik padam"),
                ("2026-03-03", "rencana", "Lain halaman"),
                ("2026-04-01", "konten", "Lain bulan"),
            ]
        )
    ]
    event = {
        "event_id": "e", "name": "RAT", "kind": "rat", "start": "2026-03-10", "end": "2026-03-11",
    }  # fmt: skip
    found = marked_days(example_tables(chart_notes=notes, events=[event]), MARCH, page="konten")
    assert found["name"].tolist() == ["Listrik padam", "RAT", "Kamera baru"]
    assert found["last"].dt.day.tolist() == [2, 10, 20]
    assert marked_days(example_tables(), MARCH, page="konten").empty


def target(metric, value, due="2026-12-31", scope=""):
    return {"metric": metric, "scope": scope, "due": due, "value": value}


def test_progress_is_the_figure_over_the_target_and_shares_are_typed_in_percent():
    tables = example_tables(
        targets=[target("engagement_rate", 6), target("engagement_rate", 10, scope="x")]
    )
    every = Figure("engagement_rate", 0.045, "share", details={"platform": ""})
    (one,) = target_progress(tables, TODAY, [every])
    assert one.value == pytest.approx(0.75)  # 4.5 % of 6 %
    assert (one.details["target"], one.details["days_left"]) == (0.06, 255.0)


def test_what_is_not_measured_has_no_progress_and_what_is_long_past_no_row():
    targets = [target("presence", 80), target("freshness", 50, due="2025-01-31")]
    unknown = Figure.missing("presence", "points", "presence.unchecked")
    fresh = Figure("freshness", 40, "points")
    (one,) = target_progress(example_tables(targets=targets), TODAY, [unknown, fresh])
    assert (one.value, one.reason) == (None, "targets.not_measured")


@pytest.mark.parametrize(
    ("figure", "standing"),
    [
        (Figure("presence", 80, "points"), "reached"),
        (Figure("presence", 79.9, "points"), "below"),
        (Figure("presence", 85, "points", low=80, high=90), "reached"),
        (Figure("presence", 85, "points", low=79, high=90), "uncertain"),
        (Figure("presence", 70, "points", low=60, high=79), "below"),
        (Figure("presence", 70, "points", low=60, high=79, open_above=True), "uncertain"),
        (Figure("presence", 70, "points", is_estimate=True), "uncertain"),
        (Figure.missing("presence", "points", "x", low=81), "reached"),
        (Figure.missing("presence", "points", "x"), "uncertain"),
    ],
)
def test_a_target_is_judged_by_the_whole_range(figure, standing):
    (one,) = target_progress(example_tables(targets=[target("presence", 80)]), TODAY, [figure])
    assert one.details["standing"] == standing


@pytest.mark.parametrize(
    ("period", "start"),
    [
        (MARCH, date(2025, 4, 1)),
        (Period(date(2026, 3, 5), date(2026, 3, 20)), date(2025, 4, 1)),
        (Period(date(2024, 1, 1), date(2026, 4, 1)), date(2024, 1, 1)),
    ],
)
def test_formats_and_hours_are_judged_on_a_year(period, start):
    assert year_until(period).start == start
    assert year_until(period).end == period.end


def test_pillar_and_audience_come_from_the_plan():
    counts = {"reach": 1_000, "likes": 50, "comments": 5, "shares": 2, "saves": 1}
    days = range(2, 8)
    posts = [post(day, day, **counts) for day in days]
    plan = [row(day, audience="members", pillar="Edukasi") for day in days]
    found = content_overview(example_tables(posts=posts, plan=plan), MARCH, TODAY)
    (members,) = found.by_audience.to_dict("records")
    assert (members["audience"], members["n"]) == ("members", 6)
    assert members["rate"] == pytest.approx(0.058)
    assert found.points["rate"].tolist() == pytest.approx([0.058] * 6)
    assert pd.Timestamp(found.points["day"].iloc[0]).day == 2
