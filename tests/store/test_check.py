"""`python -m store.check`: every hash, every seal, and what nothing refers to."""

import os
from contextlib import closing

import pytest

from access.settings import local_urls
from store import Store
from store.check import main
from tests.store.invented_files import COOP, NOON, Keeper, days

OTHER = "kopwan"


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Two co-ops; the second one's import is undone."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for name in ("DATABASE_URL", "FILES_URL"):
        monkeypatch.setenv(name, "")
    with closing(Store.open(*local_urls(tmp_path))) as store:
        for coop in (COOP, OTHER):
            store.create_coop(coop, coop, by="ani", at=NOON)
        Keeper(store, COOP).keep(days(reach_1d=[1]))
        undone = Keeper(store, OTHER).keep(days(reach_1d=[2]))
        store.undo_import(undone.import_id, by="ani", at=NOON)
    return tmp_path


@pytest.mark.usefixtures("data")
def test_a_sound_store(capsys):
    assert main([]) == 0
    assert capsys.readouterr().out == "co-ops 2, damaged 0\n"


def test_damage_is_named_also_where_it_does_not_count_now(data, capsys):
    (raw,) = (data / "files" / f"coop_id={OTHER}" / "raw").iterdir()
    raw.unlink()
    assert main([]) == 1
    told = capsys.readouterr()
    assert told.err == f"missing_file: coop_id={OTHER}/raw/{raw.name}\n"
    assert told.out == "co-ops 2, damaged 1\n"


def test_leftovers_are_listed_and_deleted_only_on_request(data, capsys):
    orphan = data / "files" / f"coop_id={COOP}" / "raw" / "cut.part"
    orphan.write_bytes(b"left by a cut import")
    os.utime(orphan, (0, 0))
    assert main([]) == 0
    assert f"left over: coop_id={COOP}/raw/cut.part" in capsys.readouterr().out
    assert orphan.exists()
    assert main(["--sweep"]) == 0
    assert f"deleted: coop_id={COOP}/raw/cut.part" in capsys.readouterr().out
    assert not orphan.exists()
    assert main([]) == 0


def test_a_mistyped_folder_is_not_a_sound_store(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "mistyped"))
    assert main([]) == 2
    assert "mistyped" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
