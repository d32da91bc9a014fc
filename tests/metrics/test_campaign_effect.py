"""The effect of a campaign: worked examples, simulated weeks, and the rules of not knowing."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from metrics.campaign_effect import campaign_effect, campaign_weeks
from metrics.difference_in_differences import (
    difference_in_differences,
    effect_range,
    lag_one,
    placebo_rank,
    trend_before,
)
from metrics.example_tables import example_tables
from metrics.interrupted_series import step_in_counts
from metrics.period import Period
from metrics.predicted_gap import gap_beyond_prediction

START = date(2026, 7, 1)
THIRD = Period(START, date(2026, 10, 1))
TODAY = date(2026, 11, 21)


def test_difference_in_differences_of_the_worked_example():
    # 200 -> 260 against 180 -> 205: naive +60, less the control's +25.
    effect = (260 - 200) - (205 - 180)
    seen = effect_range(effect, deviation=18, autocorrelation=0.2, before=12, after=4)
    assert seen.value == 35
    assert round(seen.error, 2) == 12.73
    assert (round(seen.low, 1), round(seen.high, 1)) == (6.6, 63.4)
    assert round(seen.smallest_visible, 1) == 39.5
    small = effect_range(20, deviation=18, autocorrelation=0.2, before=12, after=4)
    assert (round(small.low, 1), round(small.high, 1)) == (-8.4, 48.4)


def test_difference_in_differences_from_weeks_by_hand():
    treated = np.array([10, 12, 10, 12, 10, 12, 10, 12, 20, 22, 24.0])
    control = np.array([5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6.0])
    seen = difference_in_differences(treated, control, 8)
    # D: 5 7 5 7 5 7 5 7 | 14 16 18; alternating, so the autocorrelation is held at 0.
    assert seen.value == 10
    assert lag_one(treated[:8]) < 0
    assert seen.error == pytest.approx((8 / 7) ** 0.5 * (1 / 8 + 1 / 3) ** 0.5)


def test_the_interval_holds_no_effect_nineteen_times_in_twenty():
    chance = np.random.default_rng(8)
    held = 0
    for _ in range(600):
        weeks = chance.normal(100, 10, size=(2, 24))
        seen = difference_in_differences(weeks[0], weeks[1], 18)
        held += seen.low <= 0 <= seen.high
    assert 0.93 <= held / 600 <= 0.99


def test_the_smallest_visible_effect_is_seen_four_times_in_five():
    chance = np.random.default_rng(9)
    error = 10 * (1 / 20 + 1 / 6) ** 0.5
    visible = effect_range(0, deviation=10, autocorrelation=0, before=20, after=6).smallest_visible
    assert visible == pytest.approx((2.1009 + 0.8621) * error, rel=1e-3)
    seen = 0
    for _ in range(600):
        weeks = chance.normal(0, 10, size=26)
        weeks[20:] += visible
        seen += difference_in_differences(weeks, np.zeros(26), 20).low > 0
    assert 0.72 <= seen / 600 <= 0.86


def test_a_trend_before_the_start_is_seen():
    time = np.arange(16, dtype=float)
    noise = np.tile([1.0, -1.0], 8)
    slope = trend_before(100 + 5 * time + noise, np.full(16, 90.0), 12)
    assert slope.is_significant
    assert slope.value == pytest.approx(5, abs=0.2)
    assert not trend_before(100 + noise, np.full(16, 90.0), 12).is_significant
    assert trend_before(np.full(16, 7.0), np.full(16, 7.0), 12).value == 0


def test_placebo_rank_by_hand():
    quiet = np.array([1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 50, 50, 50.0])
    # False starts 3 to 7 of ten weeks before; none is as large as the true effect.
    assert placebo_rank(quiet, np.zeros(13), 10) == pytest.approx(1 / 6)
    assert placebo_rank(quiet[4:], np.zeros(9), 6) is None


def test_a_step_on_a_trend_by_hand():
    time = np.arange(12)
    counts = 100 * np.exp(0.02 * time) * np.where(time >= 8, 1.5, 1.0)
    step = step_in_counts(counts, 8)
    assert step.ratio == pytest.approx(1.5)
    low, high = step_in_counts(counts + np.tile([4.0, -4.0], 6), 8).interval()
    assert low < 1.5 < high
    assert step_in_counts(np.zeros(12), 8) is None


def test_counts_that_never_vary_have_no_step_and_no_crash():
    step = step_in_counts(np.full(16, 1_750.0), 12)
    assert step.ratio == pytest.approx(1)
    assert step.dispersion == pytest.approx(0, abs=1e-9)


def test_a_rising_series_without_step_shows_none_where_the_naive_ratio_does():
    chance = np.random.default_rng(6)
    held, naive = 0, 0.0
    for _ in range(200):
        mean = 200 * np.exp(0.03 * np.arange(30))
        counts = chance.poisson(mean).astype(float)
        step = step_in_counts(counts, 22)
        low, high = step.interval()
        held += low <= 1 <= high
        naive = counts[22:].mean() / counts[:22].mean()
    assert held / 200 >= 0.93
    assert naive > 1.5


def test_people_at_risk_and_the_season_are_told_from_the_step():
    month = np.arange(1, 60)
    people = np.where(month > 30, 2_000.0, 1_000.0)
    season = 0.1 * np.sin(2 * np.pi * month / 12) + 0.05 * np.cos(4 * np.pi * month / 12)
    counts = people * np.exp(-2 + 0.004 * month + season) * np.where(month > 36, 0.9, 1.0)
    step = step_in_counts(counts, 36, at_risk=people, pairs=2, cycle=12)
    assert step.ratio == pytest.approx(0.9, abs=1e-6)
    assert step.freedom == 59 - 7
    assert abs(step_in_counts(counts, 36, at_risk=people).ratio - 0.9) > 0.005


def test_overdispersed_counts_are_told_from_poisson():
    chance = np.random.default_rng(1)
    calm = step_in_counts(chance.poisson(100, size=200).astype(float), 150)
    wild = step_in_counts(chance.negative_binomial(20, 20 / 120, size=200).astype(float), 150)
    # Variance over mean: 1 and 1 + 100/20 = 6.
    assert calm.dispersion == pytest.approx(1, abs=0.25)
    assert wild.dispersion == pytest.approx(6, abs=1.5)


def test_waves_of_the_year_are_no_step():
    time = np.arange(1, 61)
    counts = np.round(500 * np.exp(0.3 * np.sin(2 * np.pi * time / 12)))
    assert step_in_counts(counts, 45).ratio != pytest.approx(1, abs=0.01)
    assert step_in_counts(counts, 45, pairs=1, cycle=12).ratio == pytest.approx(1, abs=0.01)
    doubled = step_in_counts(counts * 2, 45, at_risk=np.full(60, 2.0), pairs=1, cycle=12)
    assert doubled.ratio == pytest.approx(1, abs=0.01)


def test_the_gap_by_hand_and_repeatable():
    control = np.array([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110.0])
    treated = 5 + 2 * control
    treated[8:] += 30
    gap = gap_beyond_prediction(treated, control, 8)
    assert gap.total == pytest.approx(90)
    assert gap.predicted[8:].tolist() == pytest.approx([185, 205, 225])
    noisy = treated + np.tile([3.0, -3.0, 1.0], 4)[:11]
    first, again = (gap_beyond_prediction(noisy, control, 8) for _ in range(2))
    assert (first.low, first.high) == (again.low, again.high)
    assert first.low < first.total < first.high


@pytest.mark.parametrize("autocorrelation", [0.0, 0.3])
def test_the_range_of_the_gap_holds_no_effect_nine_times_in_ten(autocorrelation):
    chance = np.random.default_rng(10)
    held = 0
    for _ in range(200):
        noise = chance.normal(0, 10, size=30)
        for week in range(1, 30):
            noise[week] += autocorrelation * noise[week - 1]
        control = chance.normal(100, 20, size=30)
        gap = gap_beyond_prediction(50 + control + noise, control, 26)
        held += gap.low <= 0 <= gap.high
    assert held / 200 >= 0.88


def campaign(**values):
    event = {
        "event_id": "K1", "name": "Ayo Gabung", "kind": "campaign", "platform": "instagram",
        "start": pd.Timestamp(START), "end": pd.Timestamp(START + timedelta(days=42)),
    }  # fmt: skip
    return event | values


def days(platform, weekly, *, first_week=-12, account="a"):
    """Every day of week k has a seventh of that week's views."""
    return [
        {"platform": platform, "account_id": account, "views": int(views),
         "date": pd.Timestamp(START) + pd.Timedelta(days=7 * (first_week + week) + day)}
        for week, views in enumerate(np.asarray(weekly) // 7) for day in range(7)
    ]  # fmt: skip


NOISE = np.array([7, -7, 14, -14, 0, 7, -7, 21, -21, 0, 14, -14, 7, -7, 0, 14, -14, 0])


def weeks(lift=0, slope=0):
    treated = 700 + NOISE * 2 + slope * np.arange(18)
    treated[12:] += lift
    return days("instagram", treated) + days("facebook", 350 + NOISE[::-1])


def effects(rows, *events, period=THIRD):
    tables = example_tables(account_days=rows, events=[campaign(), *events])
    return {
        one.metric: one
        for one in campaign_effect(tables, period, TODAY)
        if one.details["kind"] == "K1"
    }


def test_a_clear_campaign_is_said_to_raise():
    found = effects(weeks(lift=210))
    effect = found["campaign_effect"]
    assert effect.details["weeks_before"] == 12
    assert effect.details["weeks_after"] == 6
    assert effect.value == pytest.approx(210, abs=15)
    assert (effect.verdict, effect.remarks) == ("up", ("effect.control_left_alone",))
    assert effect.details["placebo_rank"] == pytest.approx(1 / 5)
    assert found["campaign_step"].verdict == "up"
    assert found["campaign_gap"].value == pytest.approx(6 * 210, abs=120)
    assert found["campaign_gap"].verdict == "up"
    assert effect.basis[0].platforms == ("instagram", "facebook")


def test_an_interval_over_zero_is_not_known():
    effect = effects(weeks(lift=7))["campaign_effect"]
    assert effect.verdict == "uncertain"
    assert effect.remarks[0] == "effect.within_ordinary"
    assert effect.details["doubts"] == 1


def event(kind, first, last, **values):
    return {
        "event_id": kind,
        "name": kind,
        "kind": kind,
        "start": pd.Timestamp(first),
        "end": pd.Timestamp(last),
    } | values


def test_what_stands_against_a_claim_silences_it():
    lift = weeks(lift=210)
    other = event("campaign", "2026-05-20", "2026-05-25", event_id="K2", platform="facebook")
    purge = event("purge", "2026-06-10", "2026-06-11", platform="instagram")
    changed = event("definition_change", "2026-06-10", "2026-06-11", platform="instagram")
    for extra, code in (
        (other, "effect.campaigns_overlap"),
        (purge, "effect.season_inside"),
        (changed, "effect.definition_changed"),
    ):
        effect = effects(lift, extra)["campaign_effect"]
        assert effect.verdict == "uncertain"
        assert code in effect.remarks
        assert effect.low > 0


def test_a_season_that_the_control_shares_is_no_doubt_but_one_without_control_is():
    found = effects(weeks(lift=210), event("rat", "2026-06-10", "2026-06-12"))
    assert found["campaign_effect"].verdict == "up"
    assert found["campaign_step"].verdict == "uncertain"
    assert "effect.season_inside" in found["campaign_step"].remarks


def test_lebaran_inside_the_weeks_is_known_without_an_event():
    # Twelve weeks before 1 April 2026 hold Lebaran of 21 March.
    shift = pd.Timestamp("2026-04-01") - pd.Timestamp(START)
    rows = [{**row, "date": row["date"] + shift} for row in weeks(lift=210)]
    moved = campaign(start=pd.Timestamp("2026-04-01"), end=pd.Timestamp("2026-05-13"))
    tables = example_tables(account_days=rows, events=[moved])
    period = Period.month(2026, 4)
    found = {one.metric: one for one in campaign_effect(tables, period, TODAY)}
    assert "effect.season_inside" in found["campaign_step"].remarks
    assert "effect.season_inside" not in found["campaign_effect"].remarks


def test_channels_that_ran_apart_before_are_not_compared():
    effect = effects(weeks(lift=210, slope=14))["campaign_effect"]
    assert "effect.trend_before" in effect.remarks
    assert effect.verdict == "uncertain"


def test_too_few_weeks_and_no_control_give_no_number():
    short = [
        row for row in weeks(lift=210) if row["date"] >= pd.Timestamp(START) - pd.Timedelta(weeks=7)
    ]
    for figure in effects(short).values():
        assert (figure.value, figure.reason) == (None, "effect.too_few_weeks")
    alone = [row for row in weeks(lift=210) if row["platform"] == "instagram"]
    found = effects(alone)
    assert found["campaign_effect"].reason == found["campaign_gap"].reason == "effect.no_control"
    assert found["campaign_step"].is_known
    assert found["campaign_step"].remarks == ("effect.no_control_used",)
    silent = effects(days("instagram", np.zeros(18)))
    assert silent["campaign_step"].reason == "effect.no_views"
    assert {one.reason for one in effects([]).values()} == {"effect.too_few_weeks"}


def test_a_hole_ends_the_row_of_weeks():
    hole = pd.Timestamp(START) - pd.Timedelta(days=7 * 9)
    rows = [row for row in weeks(lift=210) if row["date"] != hole]
    assert effects(rows)["campaign_effect"].details["weeks_before"] == 8


def test_a_campaign_of_all_channels_has_no_control():
    tables = example_tables(account_days=weeks(210), events=[campaign(platform=None)])
    found = {one.metric: one for one in campaign_effect(tables, THIRD, TODAY)}
    assert found["campaign_effect"].reason == "effect.no_control"


def test_the_weeks_of_the_chart():
    tables = example_tables(account_days=weeks(lift=210), events=[campaign()])
    frame = campaign_weeks(tables, "K1", THIRD, TODAY)
    assert frame["is_after"].sum() == 6
    assert frame["start"].iloc[12] == pd.Timestamp(START)
    assert (frame["low"] <= frame["high"]).all()
    assert (frame.loc[frame["is_after"], "treated"] > frame.loc[frame["is_after"], "high"]).all()
    assert campaign_weeks(tables, "other", THIRD, TODAY).empty


def test_order_of_rows_changes_nothing():
    rows = weeks(lift=70)
    first = effects(rows)["campaign_effect"]
    assert effects(rows[::-1])["campaign_effect"] == first


def test_only_campaigns_of_the_chosen_channels_are_shown():
    tables = example_tables(account_days=weeks(lift=210), events=[campaign()])
    assert campaign_effect(tables, THIRD, TODAY, platforms=["tiktok"]) == []
    assert len(campaign_effect(tables, THIRD, TODAY, platforms=["instagram"])) == 3
    short = [row for row in weeks() if row["date"] >= pd.Timestamp(START) - pd.Timedelta(weeks=3)]
    frame = campaign_weeks(
        example_tables(account_days=short, events=[campaign()]), "K1", THIRD, TODAY
    )
    assert frame["predicted"].isna().all()
