"""The small lines, the returns and the formulas that are written out: the same as the long way."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import bisect
from statsmodels.stats.proportion import proportion_confint

from metrics.account_readings import account_readings
from metrics.bisection import sign_change
from metrics.channels_in_use import channels_in_use
from metrics.eight_returns import RETURNS, all_evidence, leading_evidence
from metrics.example_tables import example_tables
from metrics.follower_growth import net_growth_total
from metrics.headlines import months_before, small_lines, target_public
from metrics.period import Period
from metrics.proportion_interval import wilson_ends
from metrics.reach_across_platforms import reach_across_platforms

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def two_accounts():
    days = pd.date_range("2025-11-20", "2026-03-31")
    rows = [
        {
            "platform": platform,
            "account_id": "kop",
            "date": day,
            "reach_1d": 100 + (7 * place + start) % 60,
            "followers_total": start + place * step if place % 9 else None,
            "follows_gained": step + 1,
            "follows_lost": 1,
        }
        for platform, start, step in (("instagram", 500, 3), ("tiktok", 900, 1))
        for place, day in enumerate(days)
    ]
    windows = [{"platform": "instagram", "account_id": "kop", "start": "2026-01-01",
                "end": "2026-02-01", "reach": 1_900}]  # fmt: skip
    said = [{"setting": "target_public", "value": "40000"}]
    return example_tables(account_days=rows, account_windows=windows, coop_profile=said)


def test_a_small_line_holds_the_figures_of_its_months():
    tables = two_accounts()
    months = months_before(MARCH)
    lines = small_lines(tables, Period(months[0].start, MARCH.end))
    for month, reach, growth in zip(months, lines["reach"], lines["growth"], strict=True):
        alone = reach_across_platforms(tables, month, target_public(tables)).value
        assert reach == (month.start, alone)
        assert growth == (month.start, net_growth_total(tables, month).value)
    # Only January was reported as a month; March gained 3 and 1 followers a day for 31 days.
    assert lines["growth"][-1] == (MARCH.start, 31 * (3 + 1))
    assert [value for _, value in lines["reach"][:8]] == [None] * 8


def test_days_and_longer_windows_are_read_apart():
    tables = two_accounts()
    january = Period.month(2026, 1)
    instagram, tiktok = account_readings(tables, january)
    assert len(instagram.windows) == 31 + 1
    # From 20 November on, and the four weeks after January in which a longer window may end.
    assert len(tiktok.daily) == 11 + 31 + 31 + 28
    assert tiktok.history == ()
    assert [(one.start, one.days) for one in instagram.history] == [(january.start, 31)]


def test_channels_in_use_are_those_of_posts_days_and_the_coops_word():
    posts = [
        # Half past eleven in the evening in Jakarta, and midnight: already April.
        {"platform": "facebook", "published_at": pd.Timestamp("2026-03-31 16:30")},
        {"platform": "x", "published_at": pd.Timestamp("2026-03-31 17:00")},
        {"platform": "threads", "published_on": date(2026, 3, 31)},
    ]
    checks = [{"channel": "whatsapp", "checked_on": "2026-01-05", "exists": True}]
    tables = {**two_accounts(), **{
        name: frame for name, frame in example_tables(posts=posts, channels=checks).items()
        if name in ("posts", "channels")
    }}  # fmt: skip
    found = ("facebook", "instagram", "threads", "tiktok", "whatsapp")
    assert channels_in_use(tables, MARCH) == found
    assert channels_in_use(tables, Period.month(2026, 4)) == ("whatsapp", "x")
    assert channels_in_use(tables, MARCH, platforms=("x", "tiktok")) == ("tiktok",)


def test_the_figure_of_a_tile_is_among_the_evidence_of_the_report():
    tables = two_accounts()
    leading = leading_evidence(tables, MARCH, TODAY)
    every = all_evidence(tables, MARCH, TODAY)
    assert set(leading) == set(every) == set(RETURNS) - {"reach", "cost"}
    assert all(figure in every[name] for name, figure in leading.items())


@given(st.integers(0, 4_000), st.integers(1, 4_000))
def test_wilson_is_that_of_statsmodels(yes, more):
    of = yes + more
    assert wilson_ends(yes, of) == proportion_confint(yes, of, alpha=0.05, method="wilson")


@given(st.floats(0.5, 900))
def test_a_sign_change_is_that_of_scipy(root):
    def function(x):
        return x**3 - root

    assert sign_change(function, 0.0, 1_000.0) == bisect(function, 0.0, 1_000.0, xtol=1e-12)


def test_the_first_page_needs_neither_scipy_nor_statsmodels():
    # A second of a cold server; a process of its own, since others here have loaded them.
    asked = """
import sys
from datetime import date
import pages.summary
from metrics.eight_returns import leading_evidence
from metrics.example_tables import example_tables
from metrics.headlines import headlines, small_lines
from metrics.period import Period

rows = [{"platform": name, "date": f"2026-{month:02}-{day:02}", "reach_1d": 90 + day,
         "followers_total": 30 * month + day}
        for name in ("instagram", "tiktok") for month in (1, 2, 3) for day in range(1, 29)]
windows = [{"platform": "tiktok", "start": "2026-01-01", "end": "2026-01-08", "reach": 300}]
surveys = [{"respondent_id": str(k), "survey_on": "2026-01-05", "item": "saw_30d",
            "yes": k % 2 == 0} for k in range(20)]
tables = example_tables(account_days=rows, account_windows=windows, member_survey=surveys)
for period in (Period(date(2026, 1, 1), date(2026, 1, 29)), Period.month(2026, 2)):
    headlines(tables, period, date(2026, 3, 5))
    small_lines(tables, period)
    leading_evidence(tables, period, date(2026, 3, 5))
print(sorted({name.split(".")[0] for name in sys.modules} & {"scipy", "statsmodels"}))
"""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
