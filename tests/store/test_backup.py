"""A backup is a whole store, whatever happens while it is taken; what is damaged is named."""

import multiprocessing
import os
import shutil
import sys
from contextlib import closing

import pandas as pd
import pytest

from access.author_key import author_key
from access.settings import Settings, local_urls, read_settings
from store import Store, StoreDamage
from store.backup import back_up, main
from tests.store.invented_files import COOP, NOON, Keeper, days
from tests.store.killed_writer import write_until_killed


@pytest.fixture
def data(tmp_path):
    """A data folder as the app makes it, with two imports and a third one undone."""
    folder = tmp_path / "data"
    folder.mkdir()
    with closing(Store.open(*local_urls(folder))) as store:
        store.create_coop(COOP, "Koperasi", by="ani", at=NOON)
        keeper = Keeper(store)
        keeper.keep(days(reach_1d=[10, 20]))
        keeper.keep(days("2026-10-03", reach_1d=[30]))
        store.undo_import(keeper.keep(days(reach_1d=[99])).import_id, by="ani", at=NOON)
    return folder


@pytest.fixture
def command(data, monkeypatch):
    """`python -m store.backup` for that folder."""
    monkeypatch.setenv("DATA_DIR", str(data))
    for name in ("DATABASE_URL", "FILES_URL"):
        monkeypatch.setenv(name, "")
    return lambda target: main([str(target)])


def flip_a_bit(path):
    content = bytearray(path.read_bytes())
    content[40 % len(content)] ^= 1
    path.write_bytes(content)


def reach(store, position=None):
    return store.tables(COOP, as_of=position)["account_days"]["reach_1d"].tolist()


def test_a_backup_is_a_data_folder_of_its_own(command, data, tmp_path, capsys):
    target = tmp_path / "backups" / "2026-11-21"
    assert command(target) == 0
    assert capsys.readouterr().out == f"{target}: imports 3, files 6\n"
    shutil.rmtree(data)
    shutil.copytree(target, data)
    with closing(Store.open(*local_urls(data))) as restored:
        assert reach(restored) == [10, 20, 30]
        assert restored.verify(COOP, undone_too=True) == []
        assert restored.leftovers(older_than_days=-1) == []
        restored.redo_import(3, by="ani", at=NOON)
        assert reach(restored) == [99, 20, 30]


def test_the_secret_of_the_authors_goes_with_it(command, tmp_path):
    secret = author_key(read_settings())
    command(tmp_path / "copy")
    assert author_key(Settings(tmp_path / "copy")) == secret
    if os.name != "nt":
        assert (tmp_path / "copy" / "author.key").stat().st_mode & 0o077 == 0


def test_only_its_owner_may_look_into_a_backup(command, tmp_path):
    command(tmp_path / "copy")
    if os.name != "nt":
        assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the writer dies by SIGKILL")
def test_backups_taken_while_files_come_in_are_each_whole(data, tmp_path):
    start = multiprocessing.get_context("forkserver")
    hear, tell = start.Pipe(duplex=False)
    arguments = (*local_urls(data), COOP, tell, "", 0)
    writer = start.Process(target=write_until_killed, args=arguments)
    writer.start()
    try:
        sizes = []
        for number in range(8):
            for _ in range(4):
                hear.recv()  # four more imports or undos are done
            sizes.append(back_up(*local_urls(data), tmp_path / str(number)).imports)
    finally:
        writer.kill()
        writer.join()
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]
    with closing(Store.open(*local_urls(data))) as store:
        for number in range(8):
            with closing(Store.open(*local_urls(tmp_path / str(number)))) as copy:
                assert copy.verify(COOP, undone_too=True) == []
                position = copy.position(COOP)
                for name, table in store.tables(COOP, as_of=position).items():
                    pd.testing.assert_frame_equal(copy.tables(COOP)[name], table)


def test_a_flipped_byte_is_named_and_all_else_is_copied(command, data, tmp_path, capsys):
    first, *others = sorted((data / "files").rglob("*.parquet"))
    flip_a_bit(first)
    assert command(tmp_path / "copy") == 1
    told = capsys.readouterr()
    assert f"damaged_file: coop_id={COOP}/account_days/{first.name}" in told.err
    assert told.out.endswith("imports 3, files 5\n")
    copied = {path.name for path in (tmp_path / "copy").rglob("*.parquet")}
    assert copied == {path.name for path in others}


def test_a_byte_flipped_in_the_backup_is_found(command, tmp_path):
    command(tmp_path / "copy")
    for path in (tmp_path / "copy" / "files").rglob("*.zst"):
        flip_a_bit(path)
    with closing(Store.open(*local_urls(tmp_path / "copy"))) as copy:
        assert {p.code for p in copy.verify(COOP, undone_too=True)} == {"damaged_file"}
        assert len(copy.verify(COOP)) == 2  # of the two in force


def test_of_a_damaged_ledger_there_is_no_backup(command, data, tmp_path, capsys):
    with closing(Store.open(*local_urls(data))) as store, store._manifest.writing() as connection:
        connection.exec_driver_sql("UPDATE imports SET size = size + 1 WHERE import_id = 2")
    with pytest.raises(StoreDamage, match="damaged_ledger"):
        back_up(*local_urls(data), tmp_path / "copy")
    assert command(tmp_path / "copy") == 2
    assert "damaged_ledger" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_an_earlier_backup_is_never_touched(command, tmp_path, capsys):
    command(tmp_path / "copy")
    before = (tmp_path / "copy" / "manifest.db").read_bytes()
    assert command(tmp_path / "copy") == 2
    assert "exists" in capsys.readouterr().err
    assert (tmp_path / "copy" / "manifest.db").read_bytes() == before


def test_where_nothing_is_kept_nothing_is_made(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "mistyped"))
    assert main([str(tmp_path / "copy")]) == 2
    assert "mistyped" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_postgresql_manifest_is_left_to_pg_dump(tmp_path):
    with pytest.raises(ValueError, match="pg_dump"):
        back_up("postgresql://nobody@127.0.0.1/none", str(tmp_path), tmp_path / "copy")
