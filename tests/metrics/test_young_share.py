"""Young people in the audience: what the bands allow to say, and not more."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from metrics.age_bands import AgeRange, age_ranges, band_of, young_part
from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.young_engagement import young_engagement
from metrics.young_share import (
    young_against_local,
    young_members,
    young_share,
    young_share_by_snapshot,
)

YEAR = Period.book_year(2026)
WORKED = {
    "13-17": 0.06,
    "18-24": 0.24,
    "25-34": 0.34,
    "35-44": 0.20,
    "45-54": 0.10,
    "55-64": 0.04,
    "65+": 0.02,
}


def ages(shares, day="2026-06-30", base="followers", dimension="age", **values):
    return [
        {"platform": "instagram", "as_of": pd.Timestamp(day), "base": base, "dimension": dimension,
         "band": band, "share": share} | values
        for band, share in shares.items()
    ]  # fmt: skip


def by_definition(rows, function=young_share, **more):
    return {
        one.details["definition"]: one
        for one in function(example_tables(audience=rows, **more), YEAR)
    }


def test_young_shares_of_the_worked_example():
    found = by_definition(ages(WORKED))
    exact, gen_z, pemuda = found["age_18_34"], found["gen_z"], found["pemuda"]
    assert round(100 * exact.value, 1) == 58.0
    assert (exact.low, exact.high, exact.method) == (None, None, "members.whole_bands")
    assert round(100 * gen_z.value, 1) == 45.8
    assert (round(100 * gen_z.low), round(100 * gen_z.high)) == (24, 64)
    assert round(100 * pemuda.value, 1) == 46.8
    assert (round(100 * pemuda.low), round(100 * pemuda.high)) == (24, 64)
    assert gen_z.remarks == ("members.ages_drift",)


def test_gen_z_grows_older_every_year():
    assert [age_ranges(date(year, 1, 1))[1] for year in (2026, 2031)] == [
        AgeRange("gen_z", 14, 29), AgeRange("gen_z", 19, 34),
    ]  # fmt: skip
    later = by_definition(
        ages(WORKED, day="2031-06-30"), function=lambda t, _: young_share(t, Period.book_year(2031))
    )
    # 19 to 34: six of the seven ages 18 to 24, and all of 25 to 34.
    assert later["gen_z"].value == pytest.approx(0.24 * 6 / 7 + 0.34)


def test_women_and_men_are_added_and_ages_alone_go_first():
    halves = {
        f"{band} {who}": share / 2 for band, share in WORKED.items() for who in ("women", "men")
    }
    rows = ages(halves, dimension="age_gender")
    assert by_definition(rows)["age_18_34"].value == pytest.approx(0.58)
    both = [*rows, *ages(WORKED)]
    assert by_definition(both)["age_18_34"].value == pytest.approx(0.58)


def test_hidden_bands_leave_bounds_alone():
    shown = {band: share for band, share in WORKED.items() if band not in ("13-17", "65+")}
    figure = by_definition(ages(shown))["age_18_34"]
    assert (figure.value, figure.reason) == (None, "members.bands_hidden")
    assert (round(figure.low, 2), round(figure.high, 2)) == (0.58, 0.66)


def test_bands_that_contradict_each_other_give_nothing():
    assert (
        by_definition(ages({"18-24": 0.7, "25-34": 0.5}))["age_18_34"].reason
        == "members.bands_contradict"
    )
    assert young_part({(18, 34): 0.5, (18, 24): 0.2}, AgeRange("a", 18, 34)) is None
    assert young_part({}, AgeRange("a", 18, 34)) is None
    assert band_of("34-18") is None


def test_the_bounds_always_hold_the_truth():
    chance = np.random.default_rng(4)
    for _ in range(200):
        people = chance.choice(np.arange(13, 80), size=400, p=chance.dirichlet(np.ones(67)))
        bands = [(13, 17), (18, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 110)]
        shares = {b: float(((people >= b[0]) & (people <= b[1])).mean()) for b in bands}
        for group in age_ranges(date(2026, 1, 1)):
            part = young_part(shares, group)
            truth = ((people >= group.first) & (people <= group.last)).mean()
            assert part.low - 1e-9 <= truth <= part.high + 1e-9
            assert part.low - 1e-9 <= part.value <= part.high + 1e-9
            assert not part.is_exact or part.value == pytest.approx(truth)


def test_only_the_last_snapshot_counts_and_the_chart_shows_all():
    rows = [
        *ages(WORKED),
        *ages({"18-24": 0.5, "35-44": 0.5}, day="2026-01-31"),
        *ages(WORKED, day="2027-01-31"),
    ]
    assert by_definition(rows)["age_18_34"].as_of == date(2026, 6, 30)
    frame = young_share_by_snapshot(example_tables(audience=rows), YEAR)
    own = frame[frame["definition"].eq("age_18_34")]
    assert own["value"].tolist() == pytest.approx([0.5, 0.58])
    second_half = Period(date(2026, 6, 1), date(2026, 12, 31))
    earlier = young_share_by_snapshot(example_tables(audience=rows), second_half)
    assert len(earlier) == 6


def test_against_the_local_population():
    said = [
        {"setting": "local_share_18_34", "value": "0.29"},
        {"setting": "local_share_gen_z", "value": "28"},
    ]
    found = by_definition(ages(WORKED), young_against_local, coop_profile=said)
    assert found["age_18_34"].value == pytest.approx(2.0)
    assert found["gen_z"].reason == "members.no_local_share"  # 28 is no part of 1
    assert found["pemuda"].reason == "members.no_local_share"
    half = by_definition(
        ages(WORKED),
        young_against_local,
        coop_profile=[{"setting": "local_share_pemuda", "value": "0.4"}],
    )
    assert half["pemuda"].low == pytest.approx(0.6)
    assert half["pemuda"].high == pytest.approx(1.6)


def test_young_members_beside_the_audience():
    rows = [
        {"as_of": pd.Timestamp("2026-06-30"), "band": b, "members": n}
        for b, n in (("18-34", 30), ("35-54", 50), ("55+", 20))
    ]
    found = {
        one.details["kind"]: one for one in young_members(example_tables(member_ages=rows), YEAR)
    }
    assert found["age_18_34"].value == pytest.approx(0.3)
    # 16 to 30 has 13 of the 17 ages from 18 to 34.
    assert found["pemuda"].value == pytest.approx(0.3 * 13 / 17)
    few = [{"as_of": pd.Timestamp("2026-06-30"), "band": "18-34", "members": 4}]
    assert (
        young_members(example_tables(member_ages=few), YEAR)[0].reason == "members.too_few_members"
    )
    assert young_members(example_tables(), YEAR)[0].reason == "members.no_member_ages"


def test_young_engagement_compares_viewers_with_followers():
    viewers = {"18-24": 0.45, "25-34": 0.42, "35-44": 0.13}
    (figure,) = young_engagement(
        example_tables(audience=[*ages(WORKED), *ages(viewers, base="viewers")]), YEAR
    )
    assert figure.value == pytest.approx(0.87 / 0.58)
    far = [*ages(WORKED), *ages(viewers, base="viewers", day="2026-01-31")]
    for rows in (ages(WORKED), far):
        (figure,) = young_engagement(example_tables(audience=rows), YEAR)
        assert (figure.value, figure.reason) == (None, "members.one_base_only")


def test_what_is_no_age_or_no_number_does_not_count():
    rows = [*ages(WORKED), *ages({"unknown": 0.3, "35+": None})]
    assert by_definition(rows)["age_18_34"].value == pytest.approx(0.58)
    said = [{"setting": "local_share_18_34", "value": "sepertiga"}]
    found = by_definition(ages(WORKED), young_against_local, coop_profile=said)
    assert found["age_18_34"].reason == "members.no_local_share"
    twice = young_share_by_snapshot(
        example_tables(audience=ages({"18-24": 0.9, "25-34": 0.9})), YEAR
    )
    assert twice.empty
