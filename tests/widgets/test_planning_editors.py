"""What people type on the plan and presence pages becomes exactly the rows they meant."""

from datetime import UTC, datetime

import pandas as pd

from canonical.tables import TABLES
from i18n import Translator
from metrics.example_tables import example_tables
from metrics.figure import Figure
from widgets.channel_editor import with_todays_lines
from widgets.editor_cells import kept_cell, shown_cells
from widgets.match_editor import NO_ROW, corrections, on_screen
from widgets.table_editor import Sheet, changes
from widgets.table_editor import on_screen as sheet_on_screen
from widgets.time_cells import state_of, time_cells

AT = datetime(2026, 4, 15, 5, tzinfo=UTC)
PLAN = Sheet("plan", ("planned_at", "platform", "title", "person_shown"), {})
CHANNELS = Sheet("channels", ("channel", "checked_on", "exists", "complete"), {})


def column(table, name):
    return TABLES[table].column(name)


def test_a_moment_is_typed_on_the_clock_of_the_co_op_and_kept_in_utc():
    planned = column("plan", "planned_at")
    moment = pd.Series([pd.Timestamp(2026, 3, 1, 20), pd.NaT]).astype("datetime64[us]")
    shown = shown_cells(moment, planned, "Asia/Jayapura", as_day=False)
    assert shown[0] == pd.Timestamp(2026, 3, 2, 5)
    assert pd.isna(shown[1])
    assert kept_cell(shown[0], planned, "Asia/Jayapura") == moment[0]


def test_a_flag_has_three_states_and_a_share_is_percent():
    exists, complete = column("channels", "exists"), column("channels", "complete")
    flags = pd.Series([True, False, None], dtype="boolean")
    shown = shown_cells(flags, exists, "Asia/Jakarta", as_day=False)
    assert [shown[0], shown[1], bool(pd.isna(shown[2]))] == ["yes", "no", True]
    assert [kept_cell(word, exists, "") for word in ("yes", "no", None)] == [True, False, None]
    percent = shown_cells(
        pd.Series([0.83], dtype="Float64"), complete, "Asia/Jakarta", as_day=False
    )
    assert percent[0] == 83
    assert kept_cell(83, complete, "") == 0.83


def test_an_untouched_sheet_of_moments_and_flags_has_no_change():
    row = {
        "plan_id": "R1", "planned_at": pd.Timestamp(2026, 3, 1, 3, 30), "platform": "x",
        "title": "Judul", "person_shown": True,
    }  # fmt: skip
    shown = sheet_on_screen(PLAN, example_tables(plan=[row])["plan"])
    assert changes(PLAN, shown, shown.copy()) == []


def test_a_new_row_never_takes_a_number_that_is_used_outside_the_shown_month():
    sheet = Sheet("plan", PLAN.columns, {}, taken=frozenset({"20260501-1"}))
    shown = sheet_on_screen(sheet, example_tables()["plan"])
    new = pd.DataFrame(
        [{"planned_at": pd.Timestamp(2026, 5, 1, 12), "platform": "x", "title": "Baru"}]
    )
    (row,) = changes(sheet, shown, pd.concat([shown, new]))
    assert (row["plan_id"], row["planned_at"]) == ("20260501-2", pd.Timestamp(2026, 5, 1, 5))


def matches(**changed):
    row = {
        "platform": "x", "post_id": "1", "published": pd.Timestamp(2026, 3, 1), "caption": "a\nb",
        "plan_id": "R1", "kind": "similar", "score": 0.8, "purpose": None,
    } | changed  # fmt: skip
    return pd.DataFrame([row]).astype({"plan_id": "str", "purpose": "str"})


def test_a_person_may_deny_a_match_and_say_a_purpose():
    found = matches()
    before = on_screen(found, Translator("id"))
    assert (before.loc[0, "row"], before.loc[0, "caption"]) == ("R1", "a b")
    nothing = example_tables()["plan_matches"]
    assert corrections(found, before, before.copy(), nothing, at=AT) == []
    after = before.assign(row=NO_ROW, purpose="tanggap isu")
    (row,) = corrections(found, before, after, nothing, at=AT)
    assert row == {
        "platform": "x", "post_id": "1", "plan_id": "", "purpose": "tanggap isu",
        "decided_at": pd.Timestamp(2026, 4, 15, 5),
    }  # fmt: skip


def test_choosing_another_row_keeps_the_moment_at_which_the_purpose_was_said():
    found = matches(plan_id=None, kind="none", purpose="isu pupuk")
    said = pd.Timestamp(2026, 3, 1, 9)
    choice = {"platform": "x", "post_id": "1", "purpose": "isu pupuk", "decided_at": said}
    choices = example_tables(plan_matches=[choice])["plan_matches"]
    before = on_screen(found, Translator("id"))
    (row,) = corrections(found, before, before.assign(row="R2"), choices, at=AT)
    assert (row["plan_id"], row["purpose"], row["decided_at"]) == ("R2", "isu pupuk", said)


def test_saying_a_purpose_does_not_turn_a_found_match_into_a_persons_choice():
    found = matches()
    before = on_screen(found, Translator("id"))
    after = before.assign(purpose="isu")
    (row,) = corrections(found, before, after, example_tables()["plan_matches"], at=AT)
    assert row["plan_id"] is None


def test_todays_lines_are_one_a_channel_and_unfilled_ones_are_not_kept():
    today = pd.Timestamp(2026, 4, 15)
    checks = example_tables(
        channels=[
            {"channel": "whatsapp", "checked_on": pd.Timestamp(2026, 1, 5), "exists": True},
            {"channel": "x", "checked_on": today, "exists": False},
        ]
    )["channels"]
    lines = with_todays_lines(checks, today)
    of_today = lines[lines["checked_on"] == today]["channel"]
    assert sorted(of_today) == sorted(
        ["website", "email", "x", "tiktok", "facebook", "instagram", "youtube", "whatsapp"]
    )
    shown = sheet_on_screen(CHANNELS, lines)
    assert changes(CHANNELS, shown, shown.copy()) == []
    shown_after = shown.copy()
    shown_after.loc[shown_after["channel"] == "facebook", "exists"] = "yes"
    (row,) = changes(CHANNELS, shown, shown_after)
    assert (row["channel"], row["checked_on"], row["exists"]) == ("facebook", today, True)


def cell(low, high, value=1.1):
    return Figure(
        "posting_time", value, "ratio", low=low, high=high, n=5,
        details={"weekday": 0.0, "daypart": "evening"},
    )  # fmt: skip


def test_only_a_time_whose_whole_range_is_on_one_side_has_a_colour():
    assert state_of(cell(1.01, 1.3)) == "above"
    assert state_of(cell(0.7, 0.99, 0.9)) == "below"
    assert state_of(cell(0.99, 1.3)) == "unsure"
    assert state_of(cell(None, None, 1.0)) == "unsure"
    assert state_of(None) == "few"


def test_the_grid_has_all_cells_and_says_n_in_each():
    grid = time_cells([cell(1.01, 1.3)], Translator("id"))
    assert len(grid) == 35
    monday = grid[(grid["state"] == "above")].iloc[0]
    assert (monday["weekday"], monday["said"], monday["n"]) == ("Senin", "▲ ×1,1", "n = 5")
    assert set(grid[grid["state"] == "few"]["said"]) == {"–"}
