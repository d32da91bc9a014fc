"""When to post: the co-op's own hours, floors, shrinking, and a schedule instead of a verdict."""

from datetime import date, datetime, timedelta

import pytest

from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.post_engagement import post_engagement
from metrics.posting_time import alternating_schedule, posting_times

YEAR = Period(date(2026, 1, 1), date(2026, 10, 1))
TODAY = date(2026, 11, 1)
MONDAY = datetime(2026, 1, 5)  # noqa: DTZ001 (as the tables store it)
COUNTS = {"comments": 0, "shares": 0, "saves": 0, "is_boosted": False, "format": "photo"}


def post(number, local_hour, weekday, likes, **more):
    """A post at that hour WIB (UTC+7) on that weekday, a week later for each number."""
    local = MONDAY + timedelta(weeks=number, days=weekday, hours=local_hour)
    return {
        "platform": "facebook",
        "post_id": f"{weekday}-{local_hour}-{number}",
        "published_at": local - timedelta(hours=7),
        "as_of": date(2026, 10, 20),
        "reach": 1_000,
        "likes": likes,
        **COUNTS,
        **more,
    }


def the_same(_day, _hour, n):
    return 50 + n


def grid(per_cell, likes=the_same):
    return [
        post(n, hour, day, likes(day, hour, n))
        for day in range(7) for hour in (8, 12, 19) for n in range(per_cell)
    ]  # fmt: skip


def better_on_tuesday_evening(day, hour, n):
    return (150 if (day, hour) == (1, 19) else 50) + 3 * n


@pytest.mark.parametrize(
    ("hour", "part"),
    [(4, "dawn"), (6, "dawn"), (7, "morning"), (11, "midday"), (15, "afternoon"), (18, "evening"),
     (22, "evening"), (23, None), (3, None)],
)  # fmt: skip
def test_dayparts_in_the_co_ops_own_time(hour, part):
    found = post_engagement(example_tables(posts=[post(0, hour, 2, 5)]), YEAR, TODAY).frame
    day = found["weekday"].iloc[0]
    assert day == 2
    assert (found["daypart"].iloc[0] == part) if part else found["daypart"].isna().all()


def test_the_same_moment_is_another_daypart_in_papua():
    wit = Period(YEAR.start, YEAR.end, "Asia/Jayapura")
    late = example_tables(posts=[post(0, 22, 6, 5)])
    found = post_engagement(late, wit, TODAY).frame
    assert (found["weekday"].iloc[0], found["daypart"].isna().all()) == (0, True)


def test_ramadan_is_known_from_the_events():
    events = [{"event_id": "1", "name": "Ramadan", "kind": "ramadan", "start": date(2026, 2, 19),
               "end": date(2026, 3, 21)}]  # fmt: skip
    posts = [post(n, 12, 3, 5) for n in (5, 6, 10, 11)]  # Thursdays 12 and 19 Feb, 19 and 26 March
    found = post_engagement(example_tables(posts=posts, events=events), YEAR, TODAY).frame
    assert found.sort_values("day")["in_ramadan"].tolist() == [False, True, True, False]


def test_the_better_cell_is_found_and_pulled_back():
    tables = example_tables(posts=grid(5, better_on_tuesday_evening))
    best, *others = posting_times(tables, YEAR, TODAY)
    assert (best.details["weekday"], best.details["daypart"]) == (1, "evening")
    assert (best.details["kind"], best.method, best.n) == ("1-evening", "engagement.cells", 5)
    assert best.details["p_best"] > 0.95
    assert 1 < best.low < best.value < best.details["raw"]
    assert sum(one.details["p_best"] for one in (best, *others)) == pytest.approx(1)
    assert len(others) == 20
    assert "engagement.small_difference" not in best.remarks
    assert "engagement.time_was_chosen" in best.remarks


def test_one_lucky_post_is_no_best_time():
    posts = [*grid(4), post(0, 5, 6, 900)]
    found = posting_times(example_tables(posts=posts), YEAR, TODAY)
    lucky = found[-1]
    assert (lucky.details["kind"], lucky.value, lucky.n) == ("6-dawn", None, 1)
    assert lucky.reason == "engagement.too_few_in_cell"
    assert lucky.n_expected == 3


def test_sixty_posts_or_only_the_margins():
    cells = posting_times(example_tables(posts=grid(3)[:60]), YEAR, TODAY)
    margins = posting_times(example_tables(posts=grid(3)[:59]), YEAR, TODAY)
    assert cells[0].method == "engagement.cells"
    assert margins[0].method == "engagement.margins"
    known = [one.details for one in margins if one.value is not None]
    days = [one for one in known if one["daypart"] is None]
    parts = [one for one in known if one["weekday"] is None]
    assert (len(days), len(parts)) == (7, 3)
    assert sum(one["p_best"] for one in days) == pytest.approx(1)
    assert sum(one["p_best"] for one in parts) == pytest.approx(1)


def test_times_that_do_not_differ_share_the_crown_without_a_range():
    found = posting_times(example_tables(posts=grid(3)), YEAR, TODAY)
    assert {(round(one.value, 9), one.low, one.high) for one in found} == {(1.0, None, None)}
    assert all(0.02 < one.details["p_best"] < 0.08 for one in found)  # 1 of 21 each
    assert "engagement.groups_alike" in found[0].remarks


def test_below_twenty_posts_nothing_is_said():
    (figure,) = posting_times(example_tables(posts=grid(3)[:19]), YEAR, TODAY)
    assert (figure.value, figure.reason) == (None, "engagement.too_few_timed")
    assert (figure.n, figure.n_expected) == (19, 20)
    (nothing,) = posting_times(example_tables(), YEAR, TODAY)
    assert nothing.n == 0


def test_the_effect_of_a_format_is_not_taken_for_the_effect_of_the_hour():
    # most evening posts are videos, and videos engage twice as much at any hour
    videos = {8: (True, False, False), 19: (True, False, True), 12: (False, False, False)}
    posts = [
        {**post(n, hour, day, 100 if is_video else 50), "format": "video" if is_video else "photo"}
        for day in range(7)
        for hour, made in videos.items()
        for n, is_video in enumerate(made)
    ]
    found = posting_times(example_tables(posts=posts), YEAR, TODAY)
    assert {round(one.value, 6) for one in found} == {1.0}


def test_the_same_posts_in_any_order_give_the_same_answer():
    posts = grid(4, better_on_tuesday_evening)
    first = posting_times(example_tables(posts=posts), YEAR, TODAY)
    second = posting_times(example_tables(posts=posts[::-1]), YEAR, TODAY)
    assert [one.details["kind"] for one in first] == [one.details["kind"] for one in second]
    assert [one.value for one in first] == pytest.approx([one.value for one in second])


def test_posts_without_a_time_of_day_stay_out():
    untimed = {**post(0, 8, 0, 5), "published_at": None, "published_on": date(2026, 2, 2),
               "post_id": "day"}  # fmt: skip
    found = posting_times(example_tables(posts=[*grid(3), untimed]), YEAR, TODAY)
    assert "engagement.untimed_left_out" in found[0].remarks
    assert sum(one.n for one in found) == 63


def test_weeks_alternate_between_the_two_most_probable_times():
    tables = example_tables(posts=grid(5, better_on_tuesday_evening))
    times = posting_times(tables, YEAR, TODAY)
    weeks = alternating_schedule(times, date(2026, 11, 4), weeks=4)
    assert weeks["variant"].tolist() == ["A", "B", "A", "B"]
    assert weeks["week"].dt.date.tolist()[:2] == [date(2026, 11, 9), date(2026, 11, 16)]
    assert (weeks.loc[0, "weekday"], weeks.loc[0, "daypart"]) == (1, "evening")
    assert (weeks.loc[1, "weekday"], weeks.loc[1, "daypart"]) == (
        times[1].details["weekday"], times[1].details["daypart"],
    )  # fmt: skip


def test_a_schedule_from_margins_tries_two_weekdays_and_none_from_nothing():
    margins = posting_times(example_tables(posts=grid(3)[:59]), YEAR, TODAY)
    weeks = alternating_schedule(margins, date(2026, 11, 2), weeks=2)
    assert weeks["week"].dt.date.tolist() == [date(2026, 11, 2), date(2026, 11, 9)]
    assert weeks["weekday"].nunique() == 2
    assert weeks["daypart"].nunique() == 1
    assert alternating_schedule(posting_times(example_tables(), YEAR, TODAY), TODAY).empty
