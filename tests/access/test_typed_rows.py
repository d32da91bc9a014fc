import json
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from access.session import SAMPLE_COOP
from access.typed_rows import keep_typed, typed_file, typed_result

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
EVENT = {
    "event_id": "rat-1",
    "name": "RAT",
    "kind": "rat",
    "start": date(2026, 2, 14),
    "end": date(2026, 2, 15),
}


def profile(**settings):
    return [{"setting": name, "value": value} for name, value in settings.items()]


def test_what_was_typed_can_be_read_back_as_it_was_typed():
    raw = typed_file("events", [EVENT])
    assert raw.name == "events.json"
    assert json.loads(raw.content)["rows"][0]["start"] == "2026-02-14"


def test_typed_rows_have_canonical_types_and_count_from_one():
    result = typed_result("events", [EVENT, {**EVENT, "event_id": "rat-2"}])
    frame = result.tables["events"]
    assert result.is_ready
    assert list(frame["source_row"]) == [1, 2]
    assert frame["start"].iloc[0] == pd.Timestamp("2026-02-14")


def test_a_row_that_lacks_its_key_is_named_and_nothing_is_kept():
    result = typed_result("events", [EVENT, {**EVENT, "event_id": "x", "name": None}])
    assert result.tables == {}
    assert [(p.code, p.row, p.column) for p in result.problems] == [("required_cell", 2, "name")]


def test_settings_are_imports_the_last_word_wins_and_undo_brings_the_first_back(session_now):
    keep_typed(session_now(), "coop_profile", profile(name="Kopwan", members="120"), at=NOON)
    second = keep_typed(session_now(), "coop_profile", profile(name="Kopwan Melati"), at=NOON)
    assert session_now().profile.said == {"name": "Kopwan Melati", "members": "120"}
    keep_typed(session_now(), "coop_profile", profile(name="Kopwan"), at=NOON)
    assert session_now().coop_name == "Kopwan"
    session_now().store.undo_import(second.import_id, by="manager", at=NOON)
    assert session_now().coop_name == "Kopwan"


def test_an_emptied_setting_is_unknown_again(session_now):
    keep_typed(session_now(), "coop_profile", profile(target_public="40000"), at=NOON)
    assert session_now().profile.number("target_public") == 40_000
    keep_typed(session_now(), "coop_profile", profile(target_public=None), at=NOON)
    assert session_now().profile.number("target_public") is None


@pytest.mark.parametrize("refused", [{"coop": SAMPLE_COOP}, {"role": "reader"}])
def test_nobody_writes_on_the_sample_nor_as_a_reader(session_now, refused):
    with pytest.raises(PermissionError):
        keep_typed(session_now(**refused), "coop_profile", profile(name="x"), at=NOON)
    assert session_now().position == 0
