"""Posts find their rows of the plan: a person first, then the number, then channel, time, title."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.plan_assignment import assigned, candidates
from metrics.plan_matching import plan_matching
from metrics.posts_with_plan import posts_with_plan

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def post(number, at, caption, **more):
    """Moments in UTC: 05:00 is noon in Jakarta."""
    return {"platform": "instagram", "post_id": str(number), "published_at": f"2026-03-{at}",
            "caption": caption, "as_of": date(2026, 4, 10), **more}  # fmt: skip


def row(number, at, title, **more):
    return {"plan_id": number, "planned_at": f"2026-03-{at}", "title": title,
            "platform": "instagram", "created_at": "2026-02-20", **more}  # fmt: skip


def matching(posts, plan, **tables):
    found = plan_matching(example_tables(posts=posts, plan=plan, **tables), MARCH, TODAY)
    return found.set_index("post_id")


def test_same_channel_near_in_time_and_alike_in_title():
    plan = [row("R1", "02 05:00", "Jadwal jemput simpanan")]
    found = matching([post(1, "03 05:00", "Jadwal jemput simpanan ke dusun! #simpanan")], plan)
    one = found.loc["1"]
    assert (one["plan_id"], one["kind"], one["score"], one["hours_off"]) == ("R1", "similar", 1, 24)
    assert one["is_planned"]
    assert one["published"] == pd.Timestamp("2026-03-03 12:00")


@pytest.mark.parametrize(
    ("at", "caption", "platform"),
    [
        ("04 05:01", "Jadwal jemput simpanan", "instagram"),  # 48 hours and a minute later
        ("02 05:00", "Beras pulen panen minggu ini", "instagram"),
        ("02 05:00", "Jadwal jemput simpanan", "facebook"),
        ("02 05:00", None, "instagram"),
        ("02 05:00", "💪🧮", "instagram"),
    ],
)
def test_no_match(at, caption, platform):
    plan = [row("R1", "02 05:00", "Jadwal jemput simpanan")]
    found = matching([post(1, at, caption, platform=platform)], plan)
    assert found.loc["1", "kind"] == "none"
    assert pd.isna(found.loc["1", "plan_id"])
    assert not found.loc["1", "is_planned"]


def test_48_hours_are_still_in_time_and_likeness_of_exactly_06_is_enough():
    # 2 x 3 letters in common of 5 + 5: 0.6
    found = matching([post(1, "04 05:00", "abcxy")], [row("R1", "02 05:00", "abcde")])
    assert (found.loc["1", "kind"], found.loc["1", "score"]) == ("similar", 0.6)
    found = matching([post(1, "04 05:00", "abxyz")], [row("R1", "02 05:00", "abcde")])
    assert found.loc["1", "kind"] == "none"


def test_the_number_in_the_post_comes_before_likeness():
    plan = [row("R1", "02 05:00", "Satu"), row("R2", "20 05:00", "Dua")]
    found = matching([post(1, "02 05:00", "Satu", plan_id="R2")], plan)
    assert (found.loc["1", "plan_id"], found.loc["1", "kind"]) == ("R2", "plan_id")
    assert round(found.loc["1", "hours_off"]) == -18 * 24


def test_a_person_comes_before_everything():
    plan = [row("R1", "02 05:00", "Satu"), row("R2", "20 05:00", "Dua")]
    posts = [post(1, "02 05:00", "Satu", plan_id="R1"), post(2, "02 06:00", "Satu")]
    chosen = {"platform": "instagram", "post_id": "1", "plan_id": "R2"}
    found = matching(posts, plan, plan_matches=[chosen])
    assert found["plan_id"].to_dict() == {"1": "R2", "2": "R1"}
    assert found["kind"].to_dict() == {"1": "person", "2": "similar"}


def test_a_person_says_there_is_none():
    said = {"platform": "instagram", "post_id": "1", "plan_id": "", "purpose": "Gempa",
            "decided_at": "2026-03-02 09:00"}  # fmt: skip
    plan = [row("R1", "02 05:00", "Satu")]
    one = matching([post(1, "02 05:00", "Satu")], plan, plan_matches=[said]).loc["1"]
    assert (one["kind"], one["purpose"], one["purpose_hours"]) == ("person_none", "Gempa", 4)
    withdrawn = matching(
        [post(1, "02 05:00", "Satu")], plan, plan_matches=[said | {"removed": True}]
    )
    assert withdrawn.loc["1", "kind"] == "similar"


def test_a_choice_of_a_row_that_does_not_exist_is_no_choice():
    chosen = {"platform": "instagram", "post_id": "1", "plan_id": "R9"}
    found = matching([post(1, "02 05:00", "Satu")], [row("R1", "02 05:00", "Satu")],
                     plan_matches=[chosen])  # fmt: skip
    assert found.loc["1", "kind"] == "similar"


def test_equal_titles_go_to_the_nearer_row():
    plan = [row("R1", "02 05:00", "Panen melon"), row("R2", "03 05:00", "Panen melon")]
    posts = [post(1, "03 04:00", "Panen melon"), post(2, "02 06:00", "Panen melon")]
    assert matching(posts, plan)["plan_id"].to_dict() == {"1": "R2", "2": "R1"}


def test_all_pairs_together_and_not_the_first_best():
    # Post 1 fits both rows, post 2 only R1: alone, post 1 would take R1 and leave post 2 nothing.
    plan = [row("R1", "02 05:00", "abcdefgh"), row("R2", "02 05:00", "abcdefzz")]
    posts = [post(1, "02 05:00", "abcdefgh"), post(2, "02 05:00", "xbcdxfgh")]
    assert matching(posts, plan)["plan_id"].to_dict() == {"1": "R2", "2": "R1"}


def test_a_row_written_afterwards_is_no_plan():
    plan = [row("R1", "02 05:00", "Satu", created_at="2026-03-02 06:00")]
    one = matching([post(1, "02 05:00", "Satu")], plan).loc["1"]
    assert (one["plan_id"], one["is_planned"]) == ("R1", False)


def test_a_post_without_a_time_may_be_planned_on_its_day():
    # In Jakarta the row was written at midnight that begins the day of publication.
    plan = [row("R1", "02 05:00", "Satu", created_at="2026-03-01 17:00")]
    undated = post(1, "02", "Satu", published_at=None, published_on=date(2026, 3, 2))
    assert matching([undated], plan).loc["1", "is_planned"]
    plan[0]["created_at"] = "2026-03-02 17:00"
    assert not matching([undated], plan).loc["1", "is_planned"]


def test_answers_and_posts_of_others_are_nobodys_plan():
    posts = [
        post(1, "02 05:00", "Satu", format="reply"),
        post(2, "02 05:00", "Satu", is_collab=True),
    ]
    assert matching(posts, [row("R1", "02 05:00", "Satu")]).empty


def test_readings_of_one_post_are_one_row_and_the_last_known_word_counts():
    posts = [post(1, "02 05:00", "Satu", as_of=date(2026, 3, 9)), post(1, "02 05:00", None)]
    found = matching(posts, [row("R1", "02 05:00", "Satu")])
    assert len(found) == 1
    assert found.loc["1", "plan_id"] == "R1"


def test_period_today_and_platform_cut_the_rows_only():
    posts = [post(1, "02 05:00", "Satu"), post(2, "28 05:00", "Dua")]
    tables = example_tables(posts=posts, plan=[row("R1", "02 05:00", "Satu")])
    assert plan_matching(tables, MARCH, date(2026, 3, 2))["post_id"].to_list() == ["1"]
    assert plan_matching(tables, MARCH, TODAY, platforms=["tiktok"]).empty
    assert plan_matching(tables, MARCH, TODAY)["post_id"].to_list() == ["2", "1"]
    assert plan_matching(example_tables(), MARCH, TODAY).empty


titles = st.sampled_from(["Panen melon", "Panen melon madu", "Panen padi", "Rapat anggota"])
days = st.integers(1, 9)


@settings(max_examples=40, deadline=None)
@given(
    posts=st.lists(st.tuples(days, titles), max_size=7),
    plan=st.lists(st.tuples(days, titles), max_size=7),
    seed=st.integers(0, 99),
)
def test_one_to_one_and_the_order_of_rows_plays_no_part(posts, plan, seed):
    own = [post(n, f"{day:02} 05:00", title) for n, (day, title) in enumerate(posts)]
    rows = [row(f"R{n}", f"{day:02} 05:00", title) for n, (day, title) in enumerate(plan)]
    tables = example_tables(posts=own, plan=rows)
    found = plan_matching(tables, MARCH, TODAY)
    assert found["plan_id"].dropna().is_unique
    assert len(found) == len(own)
    shuffled = {name: frame.sample(frac=1, random_state=seed) for name, frame in tables.items()}
    pd.testing.assert_frame_equal(found, plan_matching(shuffled, MARCH, TODAY))


def test_pairs_have_the_greatest_sum():
    found = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.85, (2, 5): 0.7}
    assert sorted(assigned(found)) == [(0, 1), (1, 0), (2, 5)]
    assert list(assigned({})) == []
    empty = example_tables()
    plan, posts = empty["plan"].assign(planned=pd.NaT), empty["posts"].assign(published=pd.NaT)
    assert candidates(posts, plan) == {}


def test_posts_take_over_what_the_plan_says():
    plan = [row("R1", "02 05:00", "Satu", pillar="Edukasi", objective="Anggota baru",
                campaign_id="K1", audience="members", person_shown=True)]  # fmt: skip
    posts = [
        post(1, "02 05:00", "Satu", pillar="Produk"),
        post(1, "02 05:00", "Satu", as_of=date(2026, 4, 18)),
        post(2, "09 05:00", "Dua"),
        post(3, "09 05:00", "Tiga", format="reply", objective="Jawab", plan_id="R1"),
    ]
    said = {"platform": "instagram", "post_id": "2", "plan_id": "", "purpose": "Tanggap isu"}
    tables = example_tables(posts=posts, plan=plan, plan_matches=[said])
    found = posts_with_plan(tables, MARCH)
    assert list(found.columns) == [*tables["posts"].columns, "audience", "match"]
    assert (found.dtypes[tables["posts"].columns] == tables["posts"].dtypes).all()
    assert found["pillar"].to_list()[:2] == ["Produk", "Produk"]  # the post's own word comes first
    assert found["objective"].to_list() == ["Anggota baru", "Anggota baru", "Tanggap isu", "Jawab"]
    assert found["plan_id"].fillna("").to_list() == ["R1", "R1", "", "R1"]
    assert found["person_shown"].fillna(value=False).to_list() == [True, True, False, False]
    assert found["audience"].to_list()[:2] == ["members", "members"]
    assert found["match"].fillna("").to_list() == ["similar", "similar", "person_none", ""]
    assert posts_with_plan(example_tables(), MARCH).empty
