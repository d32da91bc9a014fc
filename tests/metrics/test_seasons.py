"""Seasons: Lebaran by the official dates, the fair period, effects only where they can be told."""

from datetime import date, timedelta

import pytest

from metrics.period import Period
from metrics.season_effects import season_effects, weekly_gains
from metrics.seasons import lebaran_days, same_season_period

END = date(2026, 6, 1)
WEEKS = 120


def test_lebaran_by_the_official_holidays(make_tables):
    assert lebaran_days(make_tables(), 2024, 2026) == [
        date(2024, 4, 10),
        date(2025, 3, 31),
        date(2026, 3, 21),
    ]


def event(number, kind, start, days=1, **more):
    return {
        "event_id": str(number),
        "name": kind,
        "kind": kind,
        "start": start,
        "end": start + timedelta(days=days),
        **more,
    }


def test_the_co_ops_own_event_replaces_the_official_day(make_tables):
    own = make_tables(events=[event(1, "lebaran", date(2026, 3, 20))])
    assert lebaran_days(own, 2025, 2026) == [date(2025, 3, 31), date(2026, 3, 20)]


def test_a_lebaran_period_steps_back_by_the_hijri_year(make_tables):
    # 31 March 2025 to 21 March 2026 is 355 days.
    period = Period(date(2026, 3, 14), date(2026, 3, 28))
    assert same_season_period(make_tables(), period) == Period(date(2025, 3, 24), date(2025, 4, 7))


def test_a_period_far_from_lebaran_steps_back_by_a_year(make_tables):
    assert same_season_period(make_tables(), Period.month(2026, 9)) == Period.month(2025, 9)


def gains(factor_of_week):
    """120 whole weeks before the end, seven equal days each; the weekly gain is known exactly."""
    first = END - timedelta(weeks=WEEKS)
    return [
        {
            "platform": "instagram",
            "account_id": "kopmaju",
            "date": first + timedelta(days=7 * week + day),
            "follows_gained": factor_of_week(week),
        }
        for week in range(WEEKS)
        for day in range(7)
    ]


def start_of(week):
    return END - timedelta(weeks=WEEKS - week)


CAMPAIGNS = (20, 60, 100)
PERIOD = Period(date(2026, 5, 1), END)


def lively(week):
    """14 or 16 a day in turn; twice as many in the weeks of a campaign."""
    return (14 + 2 * (week % 2)) * (2 if week in CAMPAIGNS else 1)


def test_an_effect_that_is_there_is_found(make_tables):
    campaigns = [event(week, "campaign", start_of(week), days=7) for week in CAMPAIGNS]
    tables = make_tables(account_days=gains(lively), events=campaigns)
    (figure,) = season_effects(tables, PERIOD)
    # Campaign weeks are even weeks: 28 a day beside a mean of log(1 + 98) and log(1 + 112).
    assert figure.details == {"kind": "campaign", "weeks": WEEKS}
    assert figure.value == pytest.approx(197 / (99 * 113) ** 0.5, rel=0.01)
    assert figure.verdict == "up"
    assert figure.low > 1.5
    assert figure.n == 3


def test_one_event_is_no_pattern(make_tables):
    tables = make_tables(account_days=gains(lively), events=[event(1, "rat", start_of(50), days=1)])
    (figure,) = season_effects(tables, PERIOD)
    assert (figure.value, figure.reason, figure.n) == (None, "growth.too_few_events", 1)


def test_events_in_the_same_weeks_cannot_be_told_apart(make_tables):
    both = [
        event(f"{kind}{week}", kind, start_of(week), days=7)
        for week in (30, 80)
        for kind in ("ramadan", "campaign")
    ]
    figures = season_effects(make_tables(account_days=gains(lively), events=both), PERIOD)
    assert {figure.reason for figure in figures} == {"growth.events_overlap"}


def test_half_a_year_is_needed(make_tables):
    campaigns = [event(week, "campaign", start_of(week), days=7) for week in (100, 110)]
    rows = gains(lively)[-7 * 25 :]
    (figure,) = season_effects(make_tables(account_days=rows, events=campaigns), PERIOD)
    assert figure.reason == "growth.too_few_weeks"


def test_no_events_no_figures_and_no_gains_are_said(make_tables):
    assert season_effects(make_tables(account_days=gains(lively)), PERIOD) == []
    assert season_effects(make_tables(), PERIOD) == []


def test_a_week_with_a_hole_is_left_out(make_tables):
    rows = gains(lively)
    del rows[3]
    assert len(weekly_gains(make_tables(account_days=rows), PERIOD)) == WEEKS - 1


def test_platforms_choose_accounts_and_events(make_tables):
    campaigns = [
        event(week, "campaign", start_of(week), days=7, platform="tiktok") for week in CAMPAIGNS
    ]
    tables = make_tables(account_days=gains(lively), events=campaigns)
    assert len(season_effects(tables, PERIOD)) == 1
    assert season_effects(tables, PERIOD, ("instagram",)) == []


def test_gains_that_follow_the_events_exactly_have_no_width(make_tables):
    campaigns = [event(week, "campaign", start_of(week), days=7) for week in CAMPAIGNS]
    rows = gains(lambda week: 21 if week in CAMPAIGNS else 10)
    (figure,) = season_effects(make_tables(account_days=rows, events=campaigns), PERIOD)
    # log(1 + 147) - log(1 + 70): exactly 148 / 71 times.
    assert figure.value == pytest.approx(148 / 71)
    assert figure.high - figure.low == pytest.approx(0, abs=1e-6)
