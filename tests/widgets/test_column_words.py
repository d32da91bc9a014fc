from canonical.tables import TABLES
from i18n.translator import catalogue


def test_every_table_and_column_has_its_word():
    """The preview, the trace and the history name them; a new column needs its word."""
    known = catalogue("id")
    columns = {column.name for table in TABLES.values() for column in table.columns}
    assert [name for name in TABLES if f"table.{name}" not in known] == []
    assert sorted(name for name in columns if f"column.{name}" not in known) == []
