"""How a fill-in table of our own template is declared: tab, columns, what must be filled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from readers.coop_template_values import Written, choice, open_choice
from readers.coop_template_words import Words
from readers.tabular_export import Field, TabularExport
from readers.text_columns import Identifier


@dataclass(frozen=True)
class TemplateColumn:
    """One column: its canonical name, its headers (the first is printed), how it is written.

    `default` stands for a blank cell of a column that need not be filled; `offers` are the words
    of the drop-down list. Of a column that `identifies` the header must stand, cells may be blank.
    """

    name: str
    headers: tuple[str, ...]
    written: Written | Identifier
    required: bool = False
    default: str | None = None
    offers: Words | None = None
    identifies: bool = False


def listed(
    name: str,
    headers: tuple[str, ...],
    spellings: Words,
    *,
    required: bool = False,
    default: str | None = None,
) -> TemplateColumn:
    """A column that holds words of a list only."""
    return TemplateColumn(
        name, headers, choice(spellings), required=required, default=default, offers=spellings
    )


def open_list(
    name: str, headers: tuple[str, ...], spellings: Words, *, required: bool = False
) -> TemplateColumn:
    """A column that offers words and takes others too."""
    return TemplateColumn(
        name, headers, open_choice(spellings), required=required, offers=spellings
    )


@dataclass(frozen=True)
class TemplateTable:
    """One table; without a number of its own a row is named by the columns of `identity`."""

    table: str
    tab: str
    columns: tuple[TemplateColumn, ...]
    number: str | None = None
    identity: tuple[str, ...] = ()

    @cached_property
    def export(self) -> TabularExport:
        """The table as a format that can be recognised and read."""
        fields = tuple(
            Field(
                column.name,
                column.headers,
                column.written,
                identifies=column.required or column.identifies,
            )
            for column in self.columns
        )
        return TabularExport(fields, short_rows="fill")
