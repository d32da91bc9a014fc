"""What comes in, goes out and comes back; and what the store refuses."""

import pandas as pd
import pytest

from canonical.problem import Note, Question
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from canonical.tables import DTYPES, TABLES
from store import StoreError
from tests.store.invented_files import COOP, NOON, Keeper, costs, days


def reach(store, **options):
    return store.tables(COOP, **options)["account_days"]["reach_1d"].tolist()


def test_an_empty_store_has_every_table_with_every_column_and_type(store):
    tables = store.tables(COOP)
    assert list(tables) == list(TABLES)
    for name, frame in tables.items():
        assert len(frame) == 0
        assert list(frame.columns) == list(TABLES[name].column_names)
        for column in TABLES[name].columns:
            assert frame[column.name].dtype == DTYPES[column.kind]


def test_a_kept_row_comes_back_with_its_import_row_and_types(store, keeper):
    one = keeper.keep(days(reach_1d=[10, None]))
    frame = store.tables(COOP)["account_days"]
    assert frame["coop_id"].tolist() == [COOP, COOP]
    assert frame["import_id"].tolist() == [one.import_id] * 2
    assert frame["source_row"].tolist() == [2, 3]
    assert frame["date"].tolist() == [pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-02")]
    assert frame["reach_1d"].tolist() == [10, pd.NA]
    for column in TABLES["account_days"].columns:
        assert frame[column.name].dtype == DTYPES[column.kind]


def test_an_import_tells_who_when_what(store):
    tables, total = days(reach_1d=[10, 20]).tables, (Note("total_row", 1, "Total"),)
    result = ReadResult("days", "instagram", "kopma.id", tables, notes=total)
    raw = RawFile("Jangkauan.csv", b"isi", container="ekspor.zip")
    kept = store.add_import(COOP, raw, result, by="ani", at=NOON, answers={"account": "kopma.id"})
    (one,) = store.imports(COOP)
    assert one == kept
    assert (one.name, one.container, one.size, one.sha256) == (
        "Jangkauan.csv",
        "ekspor.zip",
        3,
        raw.sha256,
    )
    assert (one.reader, one.platform, one.account) == ("days", "instagram", "kopma.id")
    assert (one.made_by, one.made_at, one.in_force, one.rows) == ("ani", NOON, True, 2)
    assert one.answers == {"account": "kopma.id"}
    assert one.notes == (Note("total_row", 1, "Total"),)
    first, last = one.tables["account_days"].first, one.tables["account_days"].last
    assert (first.isoformat(), last.isoformat()) == ("2026-10-01", "2026-10-02")
    assert store.raw_file(one.import_id) == raw


def test_undo_takes_out_and_redo_brings_back_to_its_place(store, keeper):
    keeper.keep(days(reach_1d=[1]))
    second = keeper.keep(days(reach_1d=[2]))
    keeper.keep(days(reach_1d=[None, 3]))
    assert reach(store) == [2, 3]
    undone = store.undo_import(second.import_id, by="citra", at=NOON)
    assert (undone.in_force, undone.changed_by, undone.made_by) == (False, "citra", "budi")
    assert reach(store) == [1, 3]
    assert store.redo_import(second.import_id, by="citra", at=NOON).in_force
    assert reach(store) == [2, 3]


def test_a_view_of_the_past_never_changes(store, keeper):
    assert store.position(COOP) == 0
    first = keeper.keep(days(reach_1d=[1]))
    position = store.position(COOP)
    before = store.tables(COOP, as_of=position)
    keeper.keep(days(reach_1d=[2]))
    store.undo_import(first.import_id, by="citra", at=NOON)
    for name, frame in store.tables(COOP, as_of=position).items():
        pd.testing.assert_frame_equal(frame, before[name])
    assert reach(store, as_of=0) == []
    assert reach(store) == [2]
    assert store.position(COOP) == position + 2


def test_the_same_file_twice_changes_nothing(store, keeper):
    first = keeper.keep(days(reach_1d=[1]), "a.csv", b"same", answers={"received_on": "2026-11-01"})
    position = store.position(COOP)
    again = keeper.keep(days(reach_1d=[9]), "a.csv", b"same", answers={"received_on": "2026-11-21"})
    assert (again.import_id, again.is_new, again.made_at) == (first.import_id, False, first.made_at)
    assert store.position(COOP) == position
    assert store.find_duplicate(COOP, RawFile("a.csv", b"same")).import_id == first.import_id
    renamed = keeper.keep(days(reach_1d=[1]), "a (1).csv", b"same")
    assert not renamed.is_new


def test_the_same_bytes_can_mean_something_else(store, keeper):
    keeper.keep(days(reach_1d=[0]), "2025.csv", b"same")
    assert keeper.keep(days("2025-10-01", reach_1d=[0]), "2026.csv", b"same").is_new
    other = days(account="kopma.toko", reach_1d=[0])
    assert keeper.keep(other, "2025.csv", b"same", answers={"account": "kopma.toko"}).is_new
    assert len(store.tables(COOP)["account_days"]) == 3


def test_an_undone_file_that_comes_again_is_brought_back(store, keeper):
    first = keeper.keep(days(reach_1d=[1]), "a.csv", b"same")
    store.undo_import(first.import_id, by="citra", at=NOON)
    assert store.find_duplicate(COOP, RawFile("a.csv", b"same")) is None
    again = keeper.keep(days(reach_1d=[1]), "a.csv", b"same")
    assert (again.import_id, again.is_new, again.in_force) == (first.import_id, True, True)
    assert len(store.imports(COOP)) == 1


def test_an_undone_file_that_is_now_read_differently_is_a_new_import(store, keeper):
    first = keeper.keep(days(reach_1d=[1]), "a.csv", b"same")
    store.undo_import(first.import_id, by="citra", at=NOON)
    again = keeper.keep(days(reach_1d=[7]), "a.csv", b"same")
    assert again.import_id != first.import_id
    assert reach(store) == [7]


def test_what_people_type_counts_when_they_say_it_again(store, keeper):
    keeper.keep(costs(("B1", 100)), "biaya.csv", b"100")
    keeper.keep(costs(("B1", 200)), "biaya.csv", b"200")
    assert store.find_duplicate(COOP, RawFile("biaya.csv", b"100")) is None
    assert keeper.keep(costs(("B1", 100)), "biaya.csv", b"100").is_new
    assert store.tables(COOP)["costs"]["amount_idr"].tolist() == [100]
    assert not keeper.keep(costs(("B1", 100)), "biaya.csv", b"100").is_new


def test_coops_are_apart(store, keeper):
    store.create_coop("toko", "Koperasi Toko", by="dewi", at=NOON)
    mine = keeper.keep(days(reach_1d=[1]), "a.csv", b"same")
    theirs = Keeper(store, "toko").keep(days(reach_1d=[1]), "a.csv", b"same")
    assert theirs.import_id != mine.import_id
    store.undo_import(theirs.import_id, by="dewi", at=NOON)
    assert reach(store) == [1]
    assert [coop.coop_id for coop in store.coops()] == [COOP, "toko"]
    assert [one.import_id for one in store.imports("toko")] == [theirs.import_id]


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("unknown_coop", lambda store: store.tables("nobody")),
        ("unknown_coop", lambda store: Keeper(store, "nobody").keep(days(reach_1d=[1]))),
        ("unknown_import", lambda store: store.undo_import(99, by="a", at=NOON)),
        ("unknown_import", lambda store: store.raw_file(99)),
        ("not_undone", lambda store: store.redo_import(1, by="a", at=NOON)),
        ("coop_exists", lambda store: store.create_coop(COOP, "x", by="a", at=NOON)),
        ("bad_coop_id", lambda store: store.create_coop("../x", "x", by="a", at=NOON)),
        ("bad_coop_id", lambda store: store.create_coop("A B", "x", by="a", at=NOON)),
    ],
)
def test_refusals_have_a_code_and_change_nothing(store, keeper, code, act):
    keeper.keep(days(reach_1d=[1]))
    with pytest.raises(StoreError) as refusal:
        act(store)
    assert refusal.value.problem.code == code
    assert reach(store) == [1]
    assert store.position(COOP) == 1


def test_undoing_twice_is_refused(store, keeper):
    one = keeper.keep(days(reach_1d=[1]), "a.csv")
    store.undo_import(one.import_id, by="a", at=NOON)
    with pytest.raises(StoreError) as refusal:
        store.undo_import(one.import_id, by="a", at=NOON)
    assert (refusal.value.problem.code, refusal.value.problem.value) == ("already_undone", "a.csv")


def test_an_open_question_cannot_be_kept(keeper):
    open_result = days(reach_1d=[1])
    asked = ReadResult("days", tables=open_result.tables, questions=(Question("account"),))
    with pytest.raises(ValueError, match="open questions"):
        keeper.keep(asked)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda frame: frame.assign(reach=1),
        lambda frame: frame.drop(columns="date"),
        lambda frame: frame.drop(columns="source_row"),
        lambda frame: frame.assign(account_id=pd.Series([None], dtype="str")),
        lambda frame: frame.assign(reach_1d=[1.5]),
        lambda frame: frame.assign(date=frame["date"].dt.tz_localize("UTC")),
    ],
    ids=["unknown column", "no key", "no row", "empty key", "half a person", "zone"],
)
def test_a_frame_that_is_not_canonical_stays_out(store, keeper, spoil):
    frame = spoil(days(reach_1d=[1]).tables["account_days"])
    with pytest.raises((ValueError, TypeError)):
        keeper.keep(ReadResult("days", tables={"account_days": frame}))
    assert store.imports(COOP) == []


def test_a_moment_without_zone_is_refused(store, keeper):
    with pytest.raises(Exception, match="needs a zone"):
        keeper.keep(days(reach_1d=[1]), at=NOON.replace(tzinfo=None))
    assert store.imports(COOP) == []


def test_text_comes_back_as_it_was(store, keeper):
    texts = [
        "Rapat 🎉\nbaris dua",
        '"kutip", koma',
        "=1+1",
        "NA",
        "",
        "\x00 null",
        "ꦏꦺꦴꦥꦼꦫꦱꦶ",
        " tepi ",
    ]
    many = costs(*[(f"B{i}", i) for i in range(len(texts))], note=("str", texts))
    keeper.keep(many)
    assert store.tables(COOP)["costs"]["note"].tolist() == texts
