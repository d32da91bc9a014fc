"""The ledger: any history equals a plain account of it, and a flipped bit is found."""

import sqlite3
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given, settings

from store import Store, StoreDamage, StoreError
from tests.store.invented_files import COOP, NOON, Keeper, days

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=4)
STEPS = st.one_of(
    st.tuples(st.just("keep"), VALUES, st.sampled_from(["reach_1d", "views"])),
    st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 8)),
)


def plain_account(files: list[tuple[list, str]], in_force: set[int]) -> dict:
    """Per day and column the last value said, written as simply as can be."""
    said: dict = {}
    for number, (values, column) in enumerate(files, start=1):
        if number in in_force:
            for day, value in enumerate(values, start=1):
                said.setdefault(day, {})
                if value is not None:
                    said[day][column] = value
    return said


def account_of(frame: pd.DataFrame) -> dict:
    columns = ("reach_1d", "views")
    return {
        row["date"].day: {c: row[c] for c in columns if not pd.isna(row[c])}
        for _, row in frame.iterrows()
    }


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(STEPS, max_size=12))
def test_any_history_equals_a_plain_account_of_it(steps):
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/manifest.db", f"{folder}/files")
        store.create_coop(COOP, "Koperasi", by="a", at=NOON)
        keeper, files, in_force, seen = Keeper(store), [], set(), {0: {}}
        for action, *what in steps:
            if action == "keep":
                values, column = what
                files.append((values, column))
                in_force.add(keeper.keep(days(**{column: values})).import_id)
            else:
                allowed = what[0] <= len(files) and (what[0] in in_force) == (action == "undo")
                turn = store.undo_import if action == "undo" else store.redo_import
                if not allowed:
                    with pytest.raises(StoreError):
                        turn(what[0], by="a", at=NOON)
                    continue
                turn(what[0], by="a", at=NOON)
                in_force ^= {what[0]}
            seen[store.position(COOP)] = plain_account(files, in_force)
        assert list(seen) == list(range(len(seen)))
        for position, expected in seen.items():
            tables = store.tables(COOP, as_of=position)
            assert account_of(tables["account_days"]) == expected
        assert account_of(store.tables(COOP)["account_days"]) == seen[store.position(COOP)]
        store.close()


TAMPERING = [
    "UPDATE events SET action = 'undo' WHERE position = 1",
    "UPDATE events SET position = 7 WHERE position = 3",
    "UPDATE events SET made_by = 'nobody' WHERE position = 1",
    "UPDATE events SET made_at = '2026-11-21T12:01:00.000001+00:00' WHERE position = 1",
    "UPDATE imports SET name = 'other.csv' WHERE import_id = 1",
    "UPDATE imports SET tables = '{}' WHERE import_id = 1",
    "UPDATE imports SET account = NULL WHERE import_id = 1",
    "UPDATE coops SET head = 'x'",
    "DELETE FROM events WHERE position = 3",
    "DELETE FROM events",
    "UPDATE events SET import_id = 2 WHERE position = 3",
]


@pytest.mark.parametrize("statement", TAMPERING)
def test_a_change_to_the_ledger_is_found(store, keeper, statement):
    first = keeper.keep(days(reach_1d=[1]))
    keeper.keep(days(reach_1d=[2]))
    store.undo_import(first.import_id, by="a", at=NOON)
    with store._manifest.writing() as connection:
        connection.execute(sa.text(statement))
    with pytest.raises(StoreDamage, match="damaged_ledger"):
        store.tables(COOP)
    assert [p.code for p in store.verify(COOP)] == ["damaged_ledger"]
    with pytest.raises(StoreDamage):  # nor is anything written onto a broken chain
        keeper.keep(days(reach_1d=[3]))


def test_no_bit_of_the_sqlite_file_changes_a_number_silently(tmp_path):
    path = tmp_path / "manifest.db"
    store = Store.open(f"sqlite:///{path}", str(tmp_path / "files"))
    store.create_coop(COOP, "Koperasi", by="a", at=NOON)
    keeper = Keeper(store)
    for number in range(6):
        keeper.keep(days(reach_1d=[number, None], views=[None, number]))
    store.undo_import(6, by="a", at=NOON)
    expected = store.tables(COOP)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    whole = path.read_bytes()
    loud = 0
    for place in range(0, len(whole), max(1, len(whole) // 200)):
        path.write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :]
        )
        loud += not _reads_the_same(path, tmp_path / "files", expected)
        for rest in tmp_path.glob("manifest.db-*"):
            rest.unlink()
    assert loud > 10  # the test does reach what is read


def _reads_the_same(path: Path, files: Path, expected) -> bool:
    """True when every number is right, False when the store refuses loudly; else it fails."""
    store = None
    try:
        store = Store.open(f"sqlite:///{path}", str(files))
        tables = store.tables(COOP)
    except (StoreError, sa.exc.DBAPIError):
        return False
    finally:
        if store:
            store.close()
    pd.testing.assert_frame_equal(tables["account_days"], expected["account_days"])
    return True


def test_what_another_process_writes_is_seen_at_once(store, open_store):
    other = open_store()
    assert (store.position(COOP), other.position(COOP)) == (0, 0)
    one = Keeper(other).keep(days(reach_1d=[1]))
    assert store.position(COOP) == 1
    assert [i.in_force for i in store.imports(COOP)] == [True]
    store.undo_import(one.import_id, by="a", at=NOON)
    assert [i.in_force for i in other.imports(COOP)] == [False]


def test_a_ledger_that_was_right_when_read_is_still_checked_by_verify(store, keeper):
    keeper.keep(days(reach_1d=[1]))
    assert len(store.imports(COOP)) == 1  # remembered from here on
    with store._manifest.writing() as connection:
        connection.execute(sa.text("UPDATE imports SET name = 'other.csv'"))
    assert [p.code for p in store.verify(COOP)] == ["damaged_ledger"]
    assert store.imports(COOP)[0].name == "1.csv"  # what was checked, not what was tampered with
