"""What a canonical table is: columns, types, keys, and over what its numbers may be added.

Every table has `coop_id` first in its key. `import_id` and `source_row` lead each row back to the
import and to the row of its file. Times are UTC without zone, days are the platform's own day
(`day_zone` says which), identifiers are text, unknown is null and never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "timestamp", "date", "count", "money", "number", "share", "flag"]
Over = Literal["days", "posts", "platforms"]

DTYPES: dict[Kind, str] = {
    "text": "str",
    "timestamp": "datetime64[us]",
    "date": "datetime64[us]",
    "count": "Int64",
    "money": "Int64",
    "number": "Float64",
    "share": "Float64",
    "flag": "boolean",
}

EVERYWHERE: frozenset[Over] = frozenset({"days", "posts", "platforms"})
NOWHERE: frozenset[Over] = frozenset()


@dataclass(frozen=True)
class Column:
    """One column: its kind, its meaning, and over what its numbers may be added.

    `additive` names the directions in which a sum means something; reach is additive nowhere
    because the same person can stand in every row. `signed` allows negative numbers.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    additive: frozenset[Over] = NOWHERE
    signed: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A canonical table; `key` without `coop_id`, which always comes first.

    With `keeps_removed` a typed row that was deleted stays among the rows, marked in `removed`.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    period_column: str | None
    keeps_removed: bool = False

    @property
    def column_names(self) -> tuple[str, ...]:
        """All columns of a kept row, in order."""
        return ("coop_id", *(c.name for c in self.columns), "import_id", "source_row")

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")

    @property
    def value_columns(self) -> tuple[str, ...]:
        """Columns outside the key: each is merged on its own when imports overlap."""
        return tuple(c.name for c in self.columns if c.name not in self.key)


def text(name: str, doc: str, *, required: bool = False, allowed: tuple[str, ...] = ()) -> Column:
    """A column of words or ids."""
    return Column(name, "text", doc, required=required, allowed=allowed)


def count(name: str, doc: str, *, signed: bool = False) -> Column:
    """A column of whole numbers that may be added in every direction."""
    return Column(name, "count", doc, additive=EVERYWHERE, signed=signed)


def unique(name: str, doc: str) -> Column:
    """A column that counts different people or accounts: never added."""
    return Column(name, "count", doc, additive=NOWHERE)


def removed() -> Column:
    """The mark of a typed row that a person deleted: the ledger never forgets, it covers."""
    return Column("removed", "flag", "true when a person deleted this typed row")
