"""Whatever a canonical table looks like, the store keeps, merges, compares and traces it."""

import pandas as pd
import pytest

from canonical.tables import DTYPES, TABLES
from store import Store
from store.merge import is_typed
from tests.store.invented_files import COOP, NOON, Keeper, any_rows


@pytest.fixture
def database(tmp_path):
    """The tables are the same whatever the database; SQLite is enough here."""
    return f"sqlite:///{tmp_path / 'manifest.db'}"


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_it_goes_in_and_comes_out(store: Store, keeper: Keeper, table):
    result = any_rows(table, 3)
    one = keeper.keep(result)
    assert store.compare(COOP, result).changes_nothing
    kept = store.tables(COOP)[table.name]
    expected = result.tables[table.name].assign(coop_id=COOP, import_id=one.import_id)
    expected = expected.astype({"coop_id": "str"})[list(table.column_names)]
    pd.testing.assert_frame_equal(kept, expected)
    assert {c.name: str(kept[c.name].dtype) for c in table.columns} == {
        c.name: DTYPES[c.kind] for c in table.columns
    }


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_file_cut_short_with_smaller_numbers_is_told(store: Store, keeper: Keeper, table):
    keeper.keep(any_rows(table, 3, number=5))
    smaller = any_rows(table, 2, number=5 if "year" in table.key else 4)
    counts = store.compare(COOP, smaller).tables[table.name]
    has_numbers = any(c.kind in ("count", "money", "number", "share") for c in table.columns)
    assert counts.new == 0
    assert (counts.changed == 2) is (has_numbers and table.name != "rates")
    if is_typed(table):
        assert (counts.conflicts, counts.lowered) == (0, ())
    names = [c.name for c in table.columns if c.name not in table.key][:1]
    traced = store.trace(COOP, table.name, tuple(names))
    assert len(traced) == 3
    assert store.undo_import(1, by="a", at=NOON).in_force is False
