"""Young followers, incidents over soon, eight returns with their evidence, second reader."""

from datetime import date

import pandas as pd
import pytest

from metrics.example_tables import example_tables
from metrics.figure import Figure
from metrics.period import Period
from metrics.recovered_incidents import recovered_incidents
from metrics.reputation_overview import indicators_of, reputation_overview
from metrics.reputation_setup import COMPONENTS, INDICATORS
from metrics.second_reader import second_queue
from metrics.summary_overview import Return, summary_overview
from metrics.young_followers import young_followers

OCTOBER = Period.month(2026, 10)
TODAY = date(2026, 11, 12)


def ages(platform, young, base="followers"):
    return [
        {
            "platform": platform,
            "account_id": "kop",
            "as_of": pd.Timestamp(2026, 10, 20),
            "base": base,
            "dimension": "age",
            "band": band,
            "share": share,
        }
        for band, share in (("18-34", young), ("35-64", 1 - young))
    ]


def followers(platform, total, day=31):
    return {
        "platform": platform,
        "account_id": "kop",
        "date": pd.Timestamp(2026, 10, day),
        "followers_total": total,
    }


def local(share):
    return [{"setting": "local_share_18_34", "value": share}]


def test_the_young_of_two_accounts_are_weighted_by_their_followers():
    tables = example_tables(
        audience=[*ages("instagram", 0.6), *ages("facebook", 0.2)],
        account_days=[followers("instagram", 1_000), followers("facebook", 3_000)],
        coop_profile=local("0.25"),
    )
    share, against = young_followers(tables, OCTOBER)
    # (0.6 x 1,000 + 0.2 x 3,000) / 4,000 = 0.3; 0.3 / 0.25 = 1.2
    assert share.value == pytest.approx(0.3)
    assert (share.low, share.high) == (0.2, 0.6)
    assert (share.n, share.n_expected) == (2, 2)
    assert against.value == pytest.approx(1.2)
    assert (against.low, against.high) == (pytest.approx(0.8), pytest.approx(2.4))


def test_an_account_without_ages_is_missing_and_not_old():
    tables = example_tables(
        audience=ages("instagram", 0.6),
        account_days=[followers("instagram", 1_000), followers("tiktok", 9_000)],
    )
    share, against = young_followers(tables, OCTOBER)
    assert (share.value, share.n, share.n_expected) == (0.6, 1, 2)
    assert (against.value, against.reason) == (None, "members.no_local_share")


def test_viewers_are_no_followers_and_an_old_count_is_none():
    tables = example_tables(
        audience=ages("youtube", 0.5, base="viewers"), account_days=[followers("youtube", 100)]
    )
    assert young_followers(tables, OCTOBER)[0].reason == "members.no_counted_followers"
    nothing = young_followers(example_tables(), OCTOBER)[0]
    assert (nothing.reason, nothing.n_expected) == ("members.no_follower_ages", 0)


def mentions_about(start, *, bad_days):
    """Eight mentions a day from four weeks before: 6 good, 2 neutral; 8 bad in the bad days."""
    found = []
    for number in range(28 + 30):
        day = pd.Timestamp(start) + pd.Timedelta(days=number - 28)
        is_bad = 28 <= number < 28 + bad_days
        tones = ["negative"] * 8 if is_bad else ["positive"] * 6 + ["neutral"] * 2
        for place, tone in enumerate(tones):
            found.append(
                {
                    "mention_id": f"{start}-{number}-{place}",
                    "at": day + pd.Timedelta(hours=5),
                    "tone": tone,
                    "text": tone,
                }
            )
    return found


def incident(number, start):
    return {"incident_id": number, "name": number, "started_on": pd.Timestamp(start)}


def test_an_incident_is_over_soon_or_not():
    tables = example_tables(
        incidents=[incident("A", "2026-03-01"), incident("B", "2026-08-01")],
        mentions=[
            *mentions_about("2026-03-01", bad_days=2),
            *mentions_about("2026-08-01", bad_days=12),
        ],
    )
    figure = recovered_incidents(tables, OCTOBER, TODAY)
    # Two bad days leave a 7-day window 7 days later, twelve only on day 18: one of two.
    assert (figure.value, figure.n, figure.n_expected) == (0.5, 2, 2)
    assert figure.low < 0.1
    assert figure.high > 0.9


def test_no_incident_is_no_proof_of_recovering():
    figure = recovered_incidents(example_tables(), OCTOBER, TODAY)
    assert (figure.value, figure.reason) == (None, "good_name.no_incident")
    fresh = example_tables(incidents=[incident("A", "2026-10-30")])
    assert recovered_incidents(fresh, OCTOBER, TODAY).reason == "good_name.no_decided_incident"


def test_every_indicator_has_its_figure_in_its_unit_and_a_missing_one_its_reason():
    found = indicators_of(example_tables(), OCTOBER, TODAY)
    assert set(found) == set(INDICATORS)
    assert all(one.unit == INDICATORS[name].unit for name, one in found.items())
    assert all(one.value is None and one.reason for one in found.values())


def test_an_index_of_nothing_is_none_with_eight_components():
    overview = reputation_overview(example_tables(), OCTOBER, TODAY)
    assert overview.index.reason == "reputation.too_little_coverage"
    assert [one.details["kind"] for one in overview.components] == list(COMPONENTS)
    assert overview.contributions == ()
    assert overview.story.code == "still"
    assert overview.compared == Period.month(2026, 9)


@pytest.mark.parametrize(
    ("figure", "evidence"),
    [
        (Figure("a", 1, "share"), "measured"),
        (Figure("a", 1, "share", is_estimate=True), "estimated"),
        (Figure.missing("a", "share", "r", low=0.2), "estimated"),
        (Figure.missing("a", "share", "r"), "none"),
    ],
)
def test_evidence_is_measured_estimated_or_none(figure, evidence):
    assert Return("reach", figure).evidence == evidence


def test_the_summary_has_eight_returns_in_order_and_each_figure_once():
    overview = summary_overview(example_tables(), OCTOBER, TODAY)
    assert tuple(one.name for one in overview.returns) == COMPONENTS
    assert all(one.evidence == "none" for one in overview.returns)
    metrics = [one.metric for one in overview.figures]
    assert metrics.count("cash_saved") == 1
    assert len(overview.figures) == 5 + 6


def test_a_known_figure_stands_for_a_return_before_an_unknown_one():
    threads = [
        {
            "thread_id": f"t{k}",
            "first_in_at": pd.Timestamp(2026, 10, 5),
            "first_reply_at": pd.Timestamp(2026, 10, 5, 1),
        }
        for k in range(10)
    ]
    overview = summary_overview(example_tables(messages=threads), OCTOBER, TODAY)
    (members,) = (one for one in overview.returns if one.name == "members")
    # No survey was made: the ten answered messages are the evidence.
    assert (members.figure.metric, members.figure.value) == ("answered_in_a_day", 1.0)


def test_the_second_reader_gets_a_tenth_and_at_least_thirty():
    def tables(labelled, by_both):
        rows = [
            {
                "mention_id": f"m{k}",
                "at": pd.Timestamp(2026, 10, 2),
                "tone": "neutral",
                "tone_second": "neutral" if k < by_both else None,
            }
            for k in range(labelled)
        ]
        return example_tables(mentions=rows)

    assert len(second_queue(tables(100, 0), OCTOBER, limit=99)) == 30
    assert len(second_queue(tables(500, 30), OCTOBER, limit=99)) == 20
    assert len(second_queue(tables(500, 50), OCTOBER, limit=99)) == 0
    assert "tone" not in second_queue(tables(100, 0), OCTOBER)
