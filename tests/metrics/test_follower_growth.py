"""Net growth: every expected number is worked out in the test that states it."""

from datetime import date, timedelta
from math import sqrt

import pytest

from metrics.follower_growth import compound_monthly_rate, net_growth, net_growth_total
from metrics.growth_rate import daily_rate
from metrics.period import Period

MARCH = Period.month(2026, 3)


def totals(readings, platform="instagram", account_id="kopmaju", **more):
    return [
        {
            "platform": platform,
            "account_id": account_id,
            "date": date.fromisoformat(day),
            "followers_total": followers,
            **more,
        }
        for day, followers in readings
    ]


def churn(first, days, gained, lost, platform="facebook"):
    """Days on which the same pattern of gains and losses repeats."""
    return [
        {
            "platform": platform,
            "account_id": "kopmaju",
            "date": first + timedelta(days=n),
            "follows_gained": gained[n % len(gained)],
            "follows_lost": lost[n % len(lost)],
        }
        for n in range(days)
    ]


def test_growth_is_the_end_minus_the_start_and_the_rate_is_over_the_start(make_tables):
    tables = make_tables(account_days=totals([("2026-02-28", 4_120), ("2026-03-31", 4_386)]))
    (figure,) = net_growth(tables, MARCH)
    assert figure.value == 266
    assert round(figure.details["rate"] * 100, 3) == 6.456
    assert round(figure.details["daily_rate"] * 100, 4) == 0.2020
    assert figure.details["per_30_days"] == pytest.approx(266 / 31 * 30)
    assert figure.method == "growth.totals"
    assert figure.as_of == date(2026, 3, 31)
    assert figure.imports == (1,)


def test_without_a_history_there_is_no_range_and_no_verdict_of_rise(make_tables):
    tables = make_tables(account_days=totals([("2026-02-28", 4_120), ("2026-03-31", 4_386)]))
    (figure,) = net_growth(tables, MARCH)
    assert (figure.low, figure.high, figure.verdict) == (None, None, None)
    assert (figure.details["start"], figure.details["end"]) == (4_120, 4_386)
    assert "growth.range_unknown" in figure.remarks


def test_a_reading_up_to_three_days_away_counts_and_its_days_are_stated(make_tables):
    tables = make_tables(account_days=totals([("2026-02-25", 1_000), ("2026-04-03", 1_037)]))
    (figure,) = net_growth(tables, MARCH)
    assert figure.value == 37
    assert figure.details["days"] == 37
    assert figure.details["per_30_days"] == pytest.approx(30)
    assert "growth.other_days" in figure.remarks


def test_a_reading_four_days_away_is_no_reading(make_tables):
    tables = make_tables(account_days=totals([("2026-02-24", 1_000), ("2026-03-31", 1_037)]))
    (figure,) = net_growth(tables, MARCH)
    assert figure.value is None
    assert figure.reason == "growth.no_reading"


def test_of_two_equally_near_readings_the_earlier_is_taken(make_tables):
    rows = totals([("2026-02-27", 990), ("2026-03-01", 1_000), ("2026-03-31", 1_100)])
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    assert figure.details["start_on"] == "2026-02-27"
    assert figure.value == 110


def test_daily_nets_without_any_total_give_the_growth_but_no_rate(make_tables):
    rows = churn(MARCH.start, 31, gained=[10], lost=[4])
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    assert figure.value == 31 * 6
    assert figure.method == "growth.daily_net"
    assert figure.details["rate"] is None


def test_a_missing_day_is_not_a_zero(make_tables):
    rows = churn(MARCH.start, 31, gained=[10], lost=[4])
    del rows[11]
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    assert figure.value is None
    assert figure.reason == "growth.no_reading"


def test_gains_without_losses_are_no_net(make_tables):
    rows = [{**row, "follows_lost": None} for row in churn(MARCH.start, 31, [10], [4])]
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    assert figure.value is None


def test_the_range_follows_the_churn_and_its_dispersion(make_tables):
    # gains 12 and 2, losses 3 and 1: nets 9 and 1, mean churn 9, variance (31 days: 16 nines,
    # 15 ones) = 8^2 * 16 * 15 / 31 / 30 = 16.516; dispersion 16.516 / mean churn.
    rows = churn(MARCH.start, 31, gained=[12, 2], lost=[3, 1])
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    gained, lost = 16 * 12 + 15 * 2, 16 * 3 + 15 * 1
    assert (figure.details["gained"], figure.details["lost"]) == (gained, lost)
    variance = 64 * 16 * 15 / 31 / 30
    dispersion = variance / ((gained + lost) / 31)
    half = 1.959963984540054 * sqrt(dispersion * (gained + lost))
    assert figure.value == gained - lost
    assert figure.high - figure.value == pytest.approx(half)
    assert figure.verdict == "up"


def test_even_churn_has_the_dispersion_of_chance_at_least(make_tables):
    rows = churn(MARCH.start, 31, gained=[5], lost=[5])
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    assert figure.value == 0
    assert figure.high == pytest.approx(1.959963984540054 * sqrt(310))
    assert figure.verdict == "uncertain"


def test_small_accounts_have_no_rate(make_tables):
    tables = make_tables(account_days=totals([("2026-02-28", 99), ("2026-03-31", 120)]))
    (figure,) = net_growth(tables, MARCH)
    assert figure.value == 21
    assert figure.details["rate"] is None
    assert "growth.few_followers" in figure.remarks


def test_the_total_adds_follows_and_says_so(make_tables):
    rows = totals([("2026-02-28", 4_120), ("2026-03-31", 4_386)])
    rows += totals([("2026-02-28", 1_000), ("2026-03-31", 990)], platform="tiktok")
    figure = net_growth_total(make_tables(account_days=rows), MARCH)
    assert figure.value == 256
    assert figure.details["rate"] == pytest.approx(256 / 5_120)
    assert (figure.n, figure.n_expected) == (2, 2)
    assert "growth.follows_not_people" in figure.remarks


def test_an_account_without_reading_is_counted_as_missing_not_as_zero(make_tables):
    rows = totals([("2026-02-28", 4_120), ("2026-03-31", 4_386)])
    rows += totals([("2026-03-15", 1_000)], platform="tiktok")
    figure = net_growth_total(make_tables(account_days=rows), MARCH)
    assert (figure.value, figure.n, figure.n_expected) == (266, 1, 2)
    assert "growth.accounts_missing" in figure.remarks


def test_platforms_choose_the_accounts(make_tables):
    rows = totals([("2026-02-28", 4_120), ("2026-03-31", 4_386)])
    rows += totals([("2026-02-28", 1_000), ("2026-03-31", 990)], platform="tiktok")
    assert net_growth_total(make_tables(account_days=rows), MARCH, ("tiktok",)).value == -10


def test_no_account_is_a_reason(make_tables):
    figure = net_growth_total(make_tables(), MARCH)
    assert (figure.value, figure.reason) == (None, "growth.no_accounts")


def test_the_total_range_adds_the_ranges(make_tables):
    rows = churn(MARCH.start, 31, gained=[12, 2], lost=[3, 1])
    rows += churn(MARCH.start, 31, gained=[5], lost=[5], platform="tiktok")
    tables = make_tables(account_days=rows)
    total = net_growth_total(tables, MARCH)
    parts = net_growth(tables, MARCH)
    assert total.low == pytest.approx(sum(part.low for part in parts))
    assert total.high == pytest.approx(sum(part.high for part in parts))


def test_compound_rate_of_six_months():
    assert round(compound_monthly_rate(3_500, 4_386, 6) * 100, 4) == 3.8325
    assert compound_monthly_rate(0, 10, 6) is None
    assert round(daily_rate(4_120, 4_386, 31) * 100, 4) == 0.2020


def test_nets_without_churn_give_the_range_of_their_own_noise(make_tables):
    # Nets 9 and 1 in turn, 16 and 15 of them: variance 8^2 * 16 * 15 / 31 / 30 a day.
    rows = [
        {**row, "net_follows": net, "follows_gained": None, "follows_lost": None}
        for row, net in zip(churn(MARCH.start, 31, [0], [0]), [9, 1] * 15 + [9], strict=True)
    ]
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    variance = 64 * 16 * 15 / 31 / 30
    assert figure.high - figure.value == pytest.approx(1.959963984540054 * sqrt(31 * variance))
    assert "growth.range_of_daily_net" in figure.remarks


def test_an_unrecorded_step_inside_the_period_is_said(make_tables):
    rows = totals([("2026-02-28", 4_000), ("2026-03-31", 4_262)])
    rows += [{**row, "follows_lost": 0} for row in churn(MARCH.start, 30, [10], [0], "instagram")]
    rows[1].update(follows_gained=10, follows_lost=0)
    (figure,) = net_growth(make_tables(account_days=rows), MARCH)
    assert figure.value == 262
    assert "growth.unrecorded_change" in figure.remarks
