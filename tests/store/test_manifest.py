"""The manifest database: its schema, its durability, and several hands at once."""

import threading

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from store import Store, StoreError
from store.manifest import METADATA
from tests.store.invented_files import COOP, NOON, Keeper, days


def test_the_migrations_lead_to_the_declared_schema(store):
    with store._manifest.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_opening_again_changes_nothing(keeper, open_store):
    keeper.keep(days(reach_1d=[1]))
    assert open_store().tables(COOP)["account_days"]["reach_1d"].tolist() == [1]


def test_a_store_of_a_later_release_is_left_alone(store, open_store):
    with store._manifest.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError) as refusal:
        open_store()
    assert (refusal.value.problem.code, refusal.value.problem.value) == ("newer_store", "9999")


def test_a_write_that_fails_leaves_nothing(store, keeper):
    keeper.keep(days(reach_1d=[1]))
    with pytest.raises(ZeroDivisionError), store._manifest.writing() as connection:
        connection.execute(sa.text("UPDATE coops SET head = 'x'"))
        1 / 0  # noqa: B018
    assert store.position(COOP) == 1


def test_sqlite_is_set_to_survive_a_power_cut(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/new/folder/manifest.db", str(tmp_path / "files"))
    with store._manifest.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }
    store.close()


def at_once(*acts):
    """Run every act in a thread of its own, from the same moment; what they return."""
    start, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index):
        start.wait()
        try:
            results[index] = acts[index]()
        except Exception as error:
            results[index] = error

    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_the_same_file_kept_by_two_at_once_is_one_import(store, open_store):
    other = open_store()
    for round_ in range(10):
        content = f"round {round_}".encode()
        both = at_once(
            lambda c=content: Keeper(store).keep(days(reach_1d=[1]), "a.csv", c),
            lambda c=content: Keeper(other).keep(days(reach_1d=[1]), "a.csv", c),
        )
        assert sorted(one.is_new for one in both) == [False, True]
        assert both[0].import_id == both[1].import_id
    assert len(store.imports(COOP)) == store.position(COOP) == 10


def test_several_writers_and_readers_at_once_lose_nothing(store, open_store):
    other = open_store()

    def write(keeper, first):
        for number in range(first, first + 8):
            keeper.keep(days(reach_1d=[number]), f"{number}.csv", f"{number}".encode())

    def read():
        return [len(store.tables(COOP)["account_days"]) for _ in range(8)]

    results = at_once(
        lambda: write(Keeper(store), 0),
        lambda: write(Keeper(other), 100),
        read,
        read,
    )
    assert [r for r in results if isinstance(r, Exception)] == []
    assert store.position(COOP) == len(store.imports(COOP)) == 16


def test_of_two_who_undo_at_once_one_is_refused(store, keeper, open_store):
    one = keeper.keep(days(reach_1d=[1]))
    other = open_store()
    results = at_once(
        lambda: store.undo_import(one.import_id, by="a", at=NOON),
        lambda: other.undo_import(one.import_id, by="b", at=NOON),
    )
    assert [type(r).__name__ for r in results if isinstance(r, Exception)] == ["StoreError"]
    assert store.position(COOP) == 2


def test_two_who_open_a_new_store_at_once_both_get_it(database, folder):
    both = at_once(*[lambda: Store.open(database, str(folder))] * 2)
    assert [type(one) for one in both] == [Store, Store]
    for one in both:
        one.close()


def test_new_stores_opened_at_once_do_not_disturb_each_other(tmp_path):
    def open_store(number):
        return Store.open(f"sqlite:///{tmp_path}/{number}.db", str(tmp_path / "files"))

    stores = at_once(*[lambda n=n: open_store(n) for n in range(6)])
    assert [type(one) for one in stores] == [Store] * 6
    for one in stores:
        assert one.coops() == []
        one.close()


def test_a_busy_or_read_only_or_full_or_absent_database_is_a_clear_refusal(tmp_path):
    address = f"sqlite:///{tmp_path / 'manifest.db'}"
    store = Store.open(address, str(tmp_path / "files"))
    store.create_coop(COOP, "Koperasi", by="a", at=NOON)
    with store._manifest.writing():
        with store._manifest.reading() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=1")
        with pytest.raises(StoreError, match="busy_store"):
            store.create_coop("lain", "Lain", by="a", at=NOON)
    store.close()
    with store._manifest.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(StoreError, match="read_only_store"):
        store.create_coop("lain", "Lain", by="a", at=NOON)
    store.close()
    with store._manifest.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")  # as large as it is, and no larger
    with pytest.raises(StoreError, match="no_space"):
        store.create_coop("lain", "Lain" * 10_000, by="a", at=NOON)
    assert [coop.coop_id for coop in store.coops()] == [COOP]
    store.close()
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreError, match="unreachable_store"):
        Store.open(f"sqlite:///{tmp_path / 'folder.db'}", str(tmp_path / "files"))
    with pytest.raises(StoreError, match="unreachable_store"):
        Store.open("postgresql://jejak@127.0.0.1:1/none", str(tmp_path / "files"))
