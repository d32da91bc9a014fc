import pandas as pd

from metrics.example_tables import example_tables
from widgets.profile_form import changed_rows, complaint, spread
from widgets.table_editor import Sheet, changes, on_screen

EVENTS = Sheet("events", ("name", "kind", "start", "end", "platform"), {}, last_day="end")


def events(*rows):
    return example_tables(
        events=[
            {
                "event_id": event_id,
                "name": name,
                "kind": "rat",
                "start": pd.Timestamp(2026, 2, 14),
                "end": pd.Timestamp(2026, 2, 15),
            }
            for event_id, name in rows
        ]
    )["events"]


def test_people_see_the_last_day_and_nothing_changed_is_nothing_to_keep():
    shown = on_screen(EVENTS, events(("a", "RAT")))
    assert shown["end"].iloc[0] == pd.Timestamp(2026, 2, 14)
    assert list(changes(EVENTS, shown, shown)) == []


def test_a_changed_row_a_removed_row_and_a_new_row():
    before = on_screen(EVENTS, events(("a", "RAT"), ("b", "Bazar")))
    after = before.copy()
    after.loc[0, "name"] = "RAT 2025"
    after = after.drop(index=1)
    new = {"name": "Pameran", "kind": "other", "start": pd.Timestamp(2026, 5, 1)}
    after = pd.concat([after, pd.DataFrame([new | {"end": pd.Timestamp(2026, 5, 2)}])])
    gone, changed, added = changes(EVENTS, before, after)
    assert (gone["event_id"], gone["removed"]) == ("b", True)
    assert (changed["event_id"], changed["name"]) == ("a", "RAT 2025")
    assert (added["event_id"], added["end"]) == ("20260501-1", pd.Timestamp(2026, 5, 3))


def test_new_rows_never_take_the_number_of_another():
    before = on_screen(EVENTS, events(("20260214-1", "RAT")))
    new = before.assign(event_id=None, name="Bazar")
    rows = changes(EVENTS, before, pd.concat([before, new, new], ignore_index=True))
    assert [row["event_id"] for row in rows] == ["20260214-2", "20260214-3"]


def test_an_empty_line_of_the_sheet_is_no_row():
    before = on_screen(EVENTS, events())
    empty = pd.DataFrame([dict.fromkeys(before.columns)])
    assert list(changes(EVENTS, before, empty)) == []


def test_the_three_parts_of_comparability_are_one_setting():
    kept = spread({"comparability": "0.5,0.75,1"})
    typed = {name: kept[name] for name in kept if name.startswith("comparability_")}
    assert changed_rows(kept, typed) == []
    rows = changed_rows(kept, typed | {"comparability_high": "0.9"})
    assert rows == [{"setting": "comparability", "value": "0.5,0.75,0.9"}]
    emptied = changed_rows(kept, dict.fromkeys(typed, ""))
    assert emptied == [{"setting": "comparability", "value": None}]


def test_low_above_base_is_named():
    assert complaint([{"setting": "comparability", "value": "0.5,0.75,1"}]) == ""
    assert complaint([{"setting": "comparability", "value": "0.8,0.75,1"}]) == "comparability_order"
    assert complaint([{"setting": "name", "value": "1,2"}]) == ""
