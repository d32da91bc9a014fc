"""How much of the plan appeared, on time, without a plan, in balance, at what cost, how ready."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest

from metrics.example_tables import example_tables
from metrics.objective_resources import objective_resources
from metrics.period import Period
from metrics.plan_balance import plan_balance, plan_shares
from metrics.plan_overview import plan_overview
from metrics.plan_realisation import plan_on_time, plan_realisation, plan_rows
from metrics.readiness import busiest_owner, readiness
from metrics.unplanned_posts import unplanned_posts

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 20)


def post(number, day=2, **more):
    return {"platform": "instagram", "post_id": str(number), "caption": f"Unggahan {number}",
            "published_at": f"2026-03-{day:02} 05:00", "as_of": date(2026, 4, 10),
            **more}  # fmt: skip


def row(number, day=2, **more):
    return {"plan_id": f"R{number}", "planned_at": f"2026-03-{day:02} 05:00",
            "title": f"Rencana {number}", "platform": "instagram", "created_at": "2026-02-20",
            **more}  # fmt: skip


def worked():
    """32 rows due; 20 posts on time, 6 by their number five days later, 6 never; 9 more posts."""
    plan = [row(n, 2 + n % 20) for n in range(32)]
    posts = [post(n, 2 + n % 20, plan_id=f"R{n}") for n in range(20)]
    posts += [post(n, 7 + n % 20, plan_id=f"R{n}") for n in range(20, 26)]
    posts += [post(100 + n, 3 + n) for n in range(9)]
    return example_tables(plan=plan, posts=posts)


def by_kind(figures):
    return {figure.details["kind"]: figure for figure in figures}


def test_worked_example_of_realisation_and_time():
    realised = plan_realisation(worked(), MARCH, TODAY)
    assert (realised.details["matched"], realised.n) == (26, 32)
    assert realised.value == 0.8125
    printed = (Decimal("100") * Decimal(realised.value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert str(printed) == "81.3"
    on_time = plan_on_time(worked(), MARCH, TODAY)
    assert (on_time.details["on_time"], on_time.n) == (20, 26)
    assert round(100 * on_time.value, 1) == 76.9
    assert on_time.remarks == ()


def test_worked_example_of_unplanned_posts():
    figure = by_kind(unplanned_posts(worked(), MARCH, TODAY))[""]
    assert (figure.details["count"], figure.n) == (9, 35)
    assert round(100 * figure.value, 1) == 25.7
    assert (round(100 * figure.low, 1), round(100 * figure.high, 1)) == (14.2, 42.1)


def test_cancelled_deleted_late_and_unknown_rows():
    plan = [
        row(1, 2),
        row(2, 3, status="cancelled", cancel_reason="Hujan"),
        row(3, 4, status="cancelled", cancel_reason=" "),  # no reason: it stays
        row(4, 5, removed=True),  # silently deleted: it stays
        row(5, 6, platform="email"),  # no posts of e-mail are known
        row(6, 7, created_at="2026-03-07 09:00"),  # written when the post was out
        row(7, 30),
        row(8, 20),
    ]
    posts = [post(1, 2, plan_id="R1", as_of=date(2026, 3, 25)), post(6, 7, plan_id="R6")]
    tables = example_tables(plan=plan, posts=posts)
    states = plan_rows(tables, MARCH, date(2026, 3, 31)).set_index("plan_id")["state"]
    assert states.to_dict() == {
        "R1": "done", "R2": "cancelled", "R3": "missed", "R4": "missed", "R5": "unknown",
        "R6": "after_the_fact", "R7": "not_yet", "R8": "missed",
    }  # fmt: skip
    figure = plan_realisation(tables, MARCH, date(2026, 3, 31))
    assert (figure.value, figure.n, figure.n_expected) == (1 / 4, 4, 7)
    assert set(figure.remarks) == {
        "plan.deleted_rows_stay", "plan.written_afterwards", "plan.posts_not_known",
        "plan.not_yet_due",
    }  # fmt: skip


def test_deleting_rows_before_their_day_or_after_it_changes_no_figure():
    gone = {"removed": True, "removed_at": "2026-03-09 20:00"}  # 10 March, 03.00 in Jakarta
    plan = [row(n, 2 + n, pillar="Edukasi" if n % 2 else "Produk") for n in range(12)]
    posts = [post(n, 2 + n, plan_id=f"R{n}", pillar="Edukasi") for n in range(9)]
    shrunk = [one | (gone if n in (0, 9, 10, 11) else {}) for n, one in enumerate(plan)]
    whole = plan_overview(example_tables(plan=plan, posts=posts), MARCH, TODAY)
    after = plan_overview(example_tables(plan=shrunk, posts=posts), MARCH, TODAY)
    # Rows 9 to 11 never came, row 0 did: 9 of 12, not 8 of 8.
    assert (after.realisation.value, after.realisation.n) == (0.75, 12)
    assert after.realisation.remarks == ("plan.deleted_rows_stay",)
    assert after.realisation.details["deleted"] == 4
    assert [one.value for one in after.figures] == [one.value for one in whole.figures]
    # Planned 6 of 12 for each pillar, published 9 of 9 of one: 100 x (1 - (0,5 + 0,5) / 2).
    assert by_kind(after.balance)["pillar"].value == 50.0
    told = after.rows.set_index("plan_id")
    assert told["is_deleted"].sum() == 4
    assert set(told["deleted"].dropna()) == {pd.Timestamp("2026-03-10 03:00")}
    assert told.loc["R0", "state"] == "done"


def test_a_deleted_row_is_not_due_before_its_time():
    plan = [row(1, 2), row(2, 20, removed=True, removed_at="2026-03-05 05:00")]
    posts = [post(1, 2, plan_id="R1", as_of=date(2026, 4, 10))]
    tables = example_tables(plan=plan, posts=posts)
    early = plan_realisation(tables, MARCH, date(2026, 3, 10))
    assert (early.value, early.n, early.details["not_yet"]) == (1.0, 1, 1)
    assert early.remarks == ("plan.deleted_rows_stay", "plan.not_yet_due")
    assert plan_realisation(tables, MARCH, TODAY).value == 0.5


def test_a_row_cancelled_with_a_reason_and_deleted_leaves_the_plan():
    gone = row(2, 3, status="cancelled", cancel_reason="Hujan", removed=True)
    tables = example_tables(plan=[row(1, 2), gone], posts=[post(1, 2, plan_id="R1")])
    figure = plan_realisation(tables, MARCH, TODAY)
    assert (figure.value, figure.n, figure.remarks) == (1.0, 1, ())


def test_posts_exported_too_early_say_nothing_of_later_rows():
    posts = [post(1, 2, plan_id="R1", as_of=date(2026, 3, 10))]
    tables = example_tables(plan=[row(1, 2), row(2, 20)], posts=posts)
    figure = plan_realisation(tables, MARCH, TODAY)
    assert (figure.value, figure.n, figure.details["unknown"]) == (1.0, 1, 1)


def test_a_cancelled_row_that_appeared_is_done():
    plan = [row(1, 2, status="cancelled", cancel_reason="Hujan")]
    tables = example_tables(plan=plan, posts=[post(1, 2, plan_id="R1")])
    assert plan_rows(tables, MARCH, TODAY)["state"].to_list() == ["done"]


def test_of_several_posts_of_a_row_the_nearest_counts():
    posts = [post(1, 9, plan_id="R1"), post(2, 3, plan_id="R1")]
    tables = example_tables(plan=[row(1, 2)], posts=posts)
    rows = plan_rows(tables, MARCH, TODAY)
    assert (rows["post_id"].to_list(), rows["hours_off"].to_list()) == (["2"], [24.0])


def test_without_plan_or_posts_there_is_no_figure():
    empty = example_tables()
    assert plan_realisation(empty, MARCH, TODAY).reason == "plan.no_plan"
    assert plan_on_time(empty, MARCH, TODAY).reason == "plan.no_plan"
    assert {f.reason for f in unplanned_posts(empty, MARCH, TODAY)} == {"plan.no_posts"}
    only_posts = example_tables(posts=[post(1)])
    assert {f.reason for f in unplanned_posts(only_posts, MARCH, TODAY)} == {"plan.no_plan"}
    only_plan = example_tables(plan=[row(1)])
    assert plan_realisation(only_plan, MARCH, TODAY).reason == "plan.nothing_due"
    assert plan_on_time(only_plan, MARCH, TODAY).reason == "plan.nothing_matched"


def test_matches_by_likeness_alone_are_always_on_time_and_say_so():
    posts = [post(1, 3, caption="Rencana 1")]
    figure = plan_on_time(example_tables(plan=[row(1)], posts=posts), MARCH, TODAY)
    assert (figure.value, figure.remarks) == (1.0, ("plan.likeness_is_always_near",))


def test_a_good_answer_to_a_topic_is_unplanned_and_not_blind():
    def said(number, decided):
        return {"platform": "instagram", "post_id": str(number), "plan_id": "",
                "purpose": "Tanggap isu", "decided_at": decided}  # fmt: skip

    posts = [post(n, 2, plan_id="R1") if n == 1 else post(n, 2) for n in range(1, 6)]
    posts[4]["objective"] = "Anggota baru"
    choices = [
        said(2, "2026-03-03 05:00"),  # exactly 24 hours
        said(3, "2026-03-03 05:01"),
        said(4, None),
    ]
    tables = example_tables(plan=[row(1)], posts=[*posts, post(6, 2)], plan_matches=choices)
    counts = {
        k: f.details["count"] for k, f in by_kind(unplanned_posts(tables, MARCH, TODAY)).items()
    }
    assert counts == {"": 5, "quick": 1, "late_purpose": 3, "no_purpose": 1}
    all_of_them = by_kind(unplanned_posts(tables, MARCH, TODAY))[""]
    assert (all_of_them.low, all_of_them.high) == (None, None)  # six posts are no rate
    assert "plan.few_posts" in all_of_them.remarks
    assert "plan.quick_posts_are_unplanned_too" in all_of_them.remarks


def test_a_plan_uploaded_afterwards_makes_nothing_planned():
    plan = [row(n, 2 + n, created_at="2026-04-01") for n in range(3)]
    posts = [post(n, 2 + n, plan_id=f"R{n}") for n in range(3)]
    tables = example_tables(plan=plan, posts=posts)
    figure = by_kind(unplanned_posts(tables, MARCH, TODAY))[""]
    assert figure.value == 1.0
    assert "plan.written_afterwards" in figure.remarks
    assert plan_realisation(tables, MARCH, TODAY).reason == "plan.nothing_due"
    undated = example_tables(plan=[row(0, 2, created_at=None)], posts=posts[:1])
    figure = by_kind(unplanned_posts(undated, MARCH, TODAY))[""]
    assert figure.value == 0.0
    assert "plan.created_unknown" in figure.remarks


def balanced():
    """Planned 6, 6, 4, 4 of 20; published 11, 2, 4, 3 of 20."""
    names = ("Edukasi", "Layanan", "Produk", "Kisah")
    planned = [name for name, count in zip(names, (6, 6, 4, 4), strict=True) for _ in range(count)]
    shown = [name for name, count in zip(names, (11, 2, 4, 3), strict=True) for _ in range(count)]
    plan = [row(n, 2, pillar=name) for n, name in enumerate(planned)]
    return example_tables(
        plan=plan, posts=[post(n, 9, pillar=name) for n, name in enumerate(shown)]
    )


def test_worked_example_of_balance():
    figure = by_kind(plan_balance(balanced(), MARCH, TODAY))["pillar"]
    assert round(figure.value, 1) == 75.0
    assert round(figure.details["jsd_bit"], 5) == 0.06725
    shares = plan_shares(balanced(), MARCH, TODAY, by="pillar").set_index("category")
    assert shares["planned"].round(2).to_dict() == {
        "Edukasi": 0.3, "Layanan": 0.3, "Kisah": 0.2, "Produk": 0.2,
    }  # fmt: skip
    assert shares["published"].round(2).to_dict() == {
        "Edukasi": 0.55, "Layanan": 0.1, "Kisah": 0.15, "Produk": 0.2,
    }  # fmt: skip


def test_balance_is_silent_with_few_and_the_untagged_are_counted_apart():
    figure = by_kind(plan_balance(balanced(), MARCH, TODAY))["objective"]
    assert (figure.reason, figure.n, figure.n_expected) == ("plan.too_few_planned", 0, 8)
    assert figure.details["untagged"] == 20
    only_shown = example_tables(posts=[post(n, pillar="Edukasi") for n in range(9)])
    shares = plan_shares(only_shown, MARCH, TODAY, by="pillar")
    assert shares["planned"].isna().all()  # published only: q without p
    assert shares["published"].to_list() == [1.0]
    plan = [row(n, pillar="Edukasi") for n in range(8)]
    few = example_tables(plan=plan, posts=[post(n, pillar="Edukasi") for n in range(7)])
    assert by_kind(plan_balance(few, MARCH, TODAY))["pillar"].reason == "plan.too_few_tagged"
    nine = example_tables(
        plan=plan, posts=[post(n, pillar="Edukasi") for n in range(8)] + [post(9)]
    )
    figure = by_kind(plan_balance(nine, MARCH, TODAY))["pillar"]
    assert (figure.value, figure.n, figure.n_expected) == (100.0, 8, 9)
    assert figure.remarks == ("plan.posts_without_label",)


def cost(number, amount, **more):
    return {"cost_id": str(number), "date": "2026-03-10", "category": "content",
            "amount_idr": amount, **more}  # fmt: skip


def test_result_against_cost_by_purpose():
    counts = {"likes": 10, "comments": 0, "shares": 0, "saves": 0, "reach": 500}
    posts = [post(n, 9, objective="Anggota baru", **counts) for n in range(6)]
    posts += [post(10 + n, 9, objective="Produk", **counts) for n in range(2)]
    posts.append(post(20, 9, **(counts | {"likes": 20, "reach": 900})))
    costs = [
        cost(1, 600_000, objective="Anggota baru", hours=10),
        cost(2, 1_400_000),  # untagged: the largest
        cost(3, 0, objective="Produk", hours=30),
    ]
    found = by_kind(objective_resources(example_tables(posts=posts, costs=costs), MARCH, TODAY))
    assert list(found) == ["none", "Anggota baru", "Produk"]
    # 60 of 100 interactions for 600 of 2.000 thousand rupiah
    assert found["Anggota baru"].value == pytest.approx(0.6 / 0.3)
    assert found["Anggota baru"].details["hours_share"] == 0.25
    assert found["none"].value == pytest.approx(0.2 / 0.7)
    assert found["none"].details["median_reach"] == 900
    assert found["Produk"].reason == "plan.no_cost"  # free work is not free
    assert found["Produk"].details["result_share"] == 0.2
    filtered = objective_resources(
        example_tables(posts=posts, costs=costs), MARCH, TODAY, platforms=["instagram"]
    )
    assert "plan.costs_of_all_channels" in filtered[0].remarks


def test_a_purpose_without_posts_or_a_month_with_few_gives_no_ratio():
    counts = {"likes": 10, "comments": 0, "shares": 0, "saves": 0}
    posts = [post(n, 9, **counts) for n in range(8)]
    costs = [cost(1, 500_000, objective="Anggota baru")]
    found = by_kind(objective_resources(example_tables(posts=posts, costs=costs), MARCH, TODAY))
    assert found["Anggota baru"].reason == "plan.no_posts_of_purpose"
    few = objective_resources(example_tables(posts=posts[:7], costs=costs), MARCH, TODAY)
    assert {figure.reason for figure in few} == {"plan.too_few_results"}
    assert objective_resources(example_tables(), MARCH, TODAY) == []


def test_the_four_foundations():
    plan = [
        row(1, 2, pillar="Edukasi", objective="Anggota baru", person_shown=True, owner="Admin"),
        row(2, 3, pillar="Edukasi", person_shown=False, owner="Admin"),
        row(3, 4, objective=" ", owner="Humas"),
    ]
    posts = [post(n, n + 1, plan_id=f"R{n}") for n in (1, 2, 3)] + [post(4, 9)]
    profile = [{"setting": "big_narrative", "value": "Petani muda pulang"},
               {"setting": "hours_per_week", "value": "8"}]  # fmt: skip
    costs = [cost(1, 0, hours=31)]
    tables = example_tables(plan=plan, posts=posts, coop_profile=profile, costs=costs)
    found = by_kind(readiness(tables, MARCH, TODAY))
    assert {kind: figure.value for kind, figure in found.items()} == {
        "strategy": 1 / 4,
        "narrative": 2 / 4,
        "personification": 1 / 2,
        "resources": pytest.approx(7 / 8),  # 31 hours in 31 days are 7 a week
    }
    assert found["narrative"].details["narrative_written"] == "yes"
    assert (found["personification"].n, found["personification"].n_expected) == (2, 4)
    busiest = busiest_owner(tables, MARCH, TODAY)
    assert (busiest.value, busiest.n, busiest.n_expected) == (2 / 3, 3, 4)
    assert (busiest.details["owner"], busiest.remarks) == ("Admin", ("plan.one_or_two_persons",))


def test_what_the_foundations_lack_is_said():
    tables = example_tables(
        posts=[post(1)], coop_profile=[{"setting": "hours_per_week", "value": "banyak"}]
    )
    found = by_kind(readiness(tables, MARCH, TODAY))
    assert found["narrative"].remarks == ("plan.narrative_not_written",)
    assert found["personification"].reason == "plan.no_face_known"
    assert found["resources"].reason == "plan.no_hours_booked"
    assert busiest_owner(tables, MARCH, TODAY).reason == "plan.no_owner"
    booked = example_tables(posts=[post(1)], costs=[cost(1, 0, hours=31)])
    assert by_kind(readiness(booked, MARCH, TODAY))["resources"].reason == "plan.no_hours_planned"
    empty = by_kind(readiness(example_tables(), MARCH, TODAY))
    assert empty["strategy"].reason == empty["personification"].reason == "plan.no_posts"
    assert busiest_owner(example_tables(), MARCH, TODAY).reason == "plan.no_posts"


def test_overview_holds_every_figure_and_the_order_of_rows_plays_no_part():
    tables = worked()
    found = plan_overview(tables, MARCH, TODAY, platforms=("instagram",))
    assert found.realisation in found.figures
    assert len(found.matches) == 35
    shuffled = {name: frame.sample(frac=1, random_state=5) for name, frame in tables.items()}
    again = plan_overview(shuffled, MARCH, TODAY, platforms=("instagram",))
    assert again.figures == found.figures
    pd.testing.assert_frame_equal(again.rows, found.rows)
