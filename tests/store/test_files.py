"""Bytes at rest: found by their hash, whole or not at all, and never silently changed."""

import os
import shutil
from collections import namedtuple

import pytest

from canonical.raw_file import RawFile
from store import Store, StoreDamage, StoreError
from store.files import Files
from tests.browser import free_port
from tests.store.invented_files import COOP, NOON, Keeper, days

Usage = namedtuple("Usage", "total used free")


def files_in(folder):
    return sorted(p for p in folder.rglob("*") if p.is_file())


def flip_a_bit(path, at=40):
    content = bytearray(path.read_bytes())
    content[at % len(content)] ^= 1
    path.write_bytes(content)


@pytest.fixture
def database(tmp_path):
    """Files are the same whatever the database; SQLite is enough here."""
    return f"sqlite:///{tmp_path / 'manifest.db'}"


def test_every_file_lies_in_the_folder_of_its_coop_under_its_hash(keeper, folder):
    one = keeper.keep(days(reach_1d=[1]), content=b"raw")
    assert {str(p.relative_to(folder)) for p in files_in(folder)} == {
        f"coop_id={COOP}/raw/{one.sha256}.zst",
        f"coop_id={COOP}/account_days/{one.tables['account_days'].sha256}.parquet",
    }


def test_the_same_rows_give_the_same_file(keeper, folder):
    keeper.keep(days(reach_1d=[1, 2]))
    keeper.keep(days(reach_1d=[1, 2]), "other.csv", b"other bytes, same rows")
    assert len(list(folder.rglob("*.parquet"))) == 1
    assert len(list(folder.rglob("*.zst"))) == 2


@pytest.mark.parametrize("at", [0, 40, 300, -1])
def test_one_changed_bit_is_found_on_reading(store, keeper, folder, at):
    keeper.keep(days(reach_1d=[1]))
    (parquet,) = folder.rglob("*.parquet")
    flip_a_bit(parquet, at)
    with pytest.raises(StoreDamage) as damage:
        store.tables(COOP)
    assert damage.value.problem.code == "damaged_file"
    assert parquet.name in damage.value.problem.value
    assert [p.code for p in store.verify(COOP)] == ["damaged_file"]


def test_a_changed_raw_file_is_found_on_reading(store, keeper, folder):
    one = keeper.keep(days(reach_1d=[1]), content=b"raw bytes")
    (raw,) = folder.rglob("*.zst")
    flip_a_bit(raw)
    with pytest.raises(StoreDamage, match=one.sha256):
        store.raw_file(one.import_id)
    assert [p.value for p in store.verify(COOP)] == [f"coop_id={COOP}/raw/{one.sha256}.zst"]


def test_a_missing_file_is_damage_and_only_where_it_counts(store, keeper, folder):
    one = keeper.keep(days(reach_1d=[1]))
    position = store.position(COOP)
    assert store.verify(COOP) == []
    store.undo_import(one.import_id, by="a", at=NOON)
    for file in files_in(folder):
        file.unlink()
    assert len(store.tables(COOP)["account_days"]) == 0
    assert store.verify(COOP) == []
    with pytest.raises(StoreDamage) as damage:
        store.tables(COOP, as_of=position)
    assert damage.value.problem.code == "missing_file"


def test_keeping_a_file_again_heals_it(store, keeper, folder):
    one = keeper.keep(days(reach_1d=[1]), "a.csv", b"raw")
    store.undo_import(one.import_id, by="a", at=NOON)
    for file in files_in(folder):
        flip_a_bit(file)
    keeper.keep(days(reach_1d=[1]), "a.csv", b"raw")
    assert store.verify(COOP) == []
    assert store.raw_file(one.import_id) == RawFile("a.csv", b"raw")


def test_an_almost_full_disk_refuses_before_anything_is_written(store, keeper, folder, monkeypatch):
    needed = 3 * len(b"raw") + 200_000_000
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, needed - 1))
    with pytest.raises(StoreError) as refusal:
        keeper.keep(days(reach_1d=[1]), content=b"raw")
    problem = refusal.value.problem
    assert (problem.code, problem.value, problem.expected) == ("no_space", "201 MB", "201 MB")
    assert files_in(folder) == []
    assert store.imports(COOP) == []
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, needed))
    assert keeper.keep(days(reach_1d=[1]), content=b"raw").in_force


def test_a_disk_that_fills_up_meanwhile_leaves_nothing_half(store, keeper, folder, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    keeper.keep(days(reach_1d=[1]))
    before = files_in(folder)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="no_space"):
        keeper.keep(days(reach_1d=[2]))
    assert files_in(folder) == before
    assert store.tables(COOP)["account_days"]["reach_1d"].tolist() == [1]


def test_sweep_takes_only_old_files_that_nothing_refers_to(store, keeper, folder):
    one = keeper.keep(days(reach_1d=[1]))
    store.undo_import(one.import_id, by="a", at=NOON)  # undone is still referred to
    kept = files_in(folder)
    for name, age_days in (("old", 8), ("young", 6)):
        orphan = folder / f"coop_id={COOP}" / "raw" / f"{name}.part"
        orphan.write_bytes(b"left by a cut import")
        born = orphan.stat().st_mtime - age_days * 86_400
        os.utime(orphan, (born, born))
    for file in kept:
        os.utime(file, (0, 0))
    assert store.sweep() == [f"coop_id={COOP}/raw/old.part"]
    assert [p.name for p in files_in(folder) if p not in kept] == ["young.part"]


def test_a_bucket_works_as_a_folder_does(database):
    store = Store.open(database, "memory://jejak-test")
    store.create_coop(COOP, "Koperasi", by="a", at=NOON)
    one = Keeper(store).keep(days(reach_1d=[1]), "a.csv", b"raw")
    assert store.tables(COOP)["account_days"]["reach_1d"].tolist() == [1]
    assert store.raw_file(one.import_id) == RawFile("a.csv", b"raw")
    assert store.verify(COOP) == []
    assert store.sweep(older_than_days=0) == []
    store._files._system.pipe_file("/jejak-test/coop_id=kopma/raw/orphan", b"x")
    assert store.sweep(older_than_days=-1) == ["coop_id=kopma/raw/orphan"]
    store.close()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("s4://bucket/jejak", "Protocol not known"),
        ("ftp://127.0.0.1:{port}/jejak", "refused"),  # its server is down
    ],
)
def test_files_that_cannot_be_reached_say_why(database, address, why):
    with pytest.raises(StoreError, match="unreachable_store") as refusal:
        Store.open(database, address.format(port=free_port()))
    assert why in refusal.value.problem.value


def test_one_lost_file_of_a_bucket_is_not_a_lost_bucket(database):
    store = Store.open(database, "memory://jejak-lost")
    store.create_coop(COOP, "Kopma", by="ani", at=NOON)
    kept = Keeper(store).keep(days(reach_1d=[1]))
    Files("memory://jejak-lost").delete([f"coop_id={COOP}/raw/{kept.sha256}.zst"])
    with pytest.raises(StoreDamage, match="missing_file"):
        store.raw_file(kept.import_id)
