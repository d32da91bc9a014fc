"""Several imports become one table: what wins, and that order inside a file does not matter."""

import numpy as np
import pandas as pd

from canonical.read_result import ReadResult
from canonical.tables import TABLES
from store.merge import Part, Stack, to_pandas
from store.table_file import to_arrow
from tests.store.invented_files import costs, days, plan_rows, posts


def merged(*results: ReadResult) -> pd.DataFrame:
    ((name, _), *_) = results[0].tables.items()
    table = TABLES[name]
    parts = [Part(n, to_arrow(table, one.tables[name])) for n, one in enumerate(results, start=1)]
    return to_pandas(table, Stack(table, parts).merged(), "kopma")


def shuffled(result: ReadResult, seed: int) -> ReadResult:
    order = np.random.default_rng(seed)
    tables = {name: f.sample(frac=1, random_state=order) for name, f in result.tables.items()}
    return ReadResult(result.reader, tables=tables)


def test_each_column_takes_the_last_value_that_is_there():
    frame = merged(
        days(reach_1d=[10, 20, 30], views=[1, 2, 3]),
        days(reach_1d=[11, None, 31]),
        days("2026-10-02", followers_total=[500, 501]),
    )
    assert frame["reach_1d"].tolist() == [11, 20, 31]
    assert frame["views"].tolist() == [1, 2, 3]
    assert frame["followers_total"].tolist() == [pd.NA, 500, 501]
    assert frame["import_id"].tolist() == [2, 3, 3]
    assert frame["source_row"].tolist() == [2, 2, 3]


def test_zero_is_a_value_and_empty_is_not():
    assert merged(days(reach_1d=[5, 5]), days(reach_1d=[0, None]))["reach_1d"].tolist() == [0, 5]


def test_of_a_key_twice_in_one_file_the_lower_row_wins():
    twice = pd.concat([days(reach_1d=[1]).tables["account_days"]] * 2)
    twice = twice.assign(reach_1d=pd.array([7, 8], dtype="Int64"), source_row=[9, 4])
    assert merged(ReadResult("days", tables={"account_days": twice}))["reach_1d"].tolist() == [7]


def test_the_order_of_rows_in_a_file_does_not_matter():
    files = [days(reach_1d=list(range(40))), days("2026-10-20", reach_1d=[None, *range(30)])]
    expected = merged(*files)
    for seed in range(5):
        pd.testing.assert_frame_equal(merged(*[shuffled(f, seed) for f in files]), expected)


def test_snapshots_of_a_post_stay_apart():
    frame = merged(posts("2026-10-08", p1=100, p2=50), posts("2026-11-08", p1=180))
    assert frame[["post_id", "views"]].to_numpy().tolist() == [["p1", 100], ["p2", 50], ["p1", 180]]


def test_keys_that_look_alike_stay_apart():
    frame = merged(days(account="1", reach_1d=[1]), days(account="01", reach_1d=[2]))
    assert frame["account_id"].tolist() == ["1", "01"]


def test_a_typed_row_is_a_whole_statement_about_the_columns_of_its_file():
    noted = costs(("B1", 100), ("B2", 200), note=("str", ["lunas", "lunas"]))
    emptied = costs(("B1", 150), note=("str", [None]))
    silent = costs(("B2", 250))
    frame = merged(noted, emptied, silent)
    assert frame["amount_idr"].tolist() == [150, 250]
    assert frame["note"].isna().tolist() == [True, False]  # emptied, and not spoken of


def test_a_removed_row_is_gone_and_begins_anew_when_said_again():
    noted = costs(("B1", 100), ("B2", 200), note=("str", ["lunas", "lunas"]))
    gone = costs(("B1", 100, True))
    assert merged(noted, gone)["cost_id"].tolist() == ["B2"]
    back = merged(noted, gone, costs(("B1", 120)))
    assert back["cost_id"].tolist() == ["B1", "B2"]
    assert back["amount_idr"].tolist() == [120, 200]
    assert back["note"].isna().tolist() == [True, False]


def test_the_plan_keeps_a_removed_row_until_it_is_said_again():
    said = plan_rows(("R1", "Panen"), ("R2", "Rapat"), pillar=("str", ["Produk", "Kegiatan"]))
    gone = plan_rows(("R2", "Rapat"), removed=("boolean", [True]))
    frame = merged(said, gone)
    assert frame["plan_id"].tolist() == ["R1", "R2"]
    assert frame["removed"].tolist() == [pd.NA, True]
    assert frame["pillar"].tolist() == ["Produk", "Kegiatan"]  # not spoken of: as it was
    assert frame["import_id"].tolist() == [1, 2]
    again = merged(said, gone, plan_rows(("R2", "Rapat")))
    assert again["removed"].tolist() == [pd.NA, pd.NA]
    assert again["pillar"].tolist() == ["Produk", "Kegiatan"]
    only = merged(gone, plan_rows(("R1", "Panen")))  # a later sheet is silent about R2
    assert only["removed"].tolist() == [True, pd.NA]


def test_only_the_plan_keeps_removed_rows():
    assert [name for name, table in TABLES.items() if table.keeps_removed] == ["plan"]


def test_removing_everything_leaves_an_empty_table_with_its_types():
    frame = merged(costs(("B1", 100, True)))
    assert len(frame) == 0
    assert frame["amount_idr"].dtype == "Int64"
