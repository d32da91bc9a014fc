"""The columns of a Google Ads report in English and, as far as known, Indonesian."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readers.columns import Count, Date, Number, Text
from readers.parsed import Kind, Parsed
from readers.tabular_export import Field, TabularExport, header_key

NOTHING = frozenset({"--", "-"})
_DAY = Date("%Y-%m-%d", "%a, %b %-d, %Y", "%a, %-d %b %Y", "%b %-d, %Y", "%-d %b %Y")
_STEPS = {"week", "month", "quarter", "year", "minggu", "bulan", "kuartal", "tahun"}


@dataclass(frozen=True)
class EitherWay:
    """Numbers whose marks may be English or Indonesian: the one way that reads the whole column.

    Where both ways do and say different numbers, the column is bad: code `ambiguous_number`.

    >>> either = EitherWay(Number(thousands=","), Number(decimal=",", thousands="."))
    >>> either.read(pd.Series(["1.661.670,50", "9.380"], dtype="str")).column.tolist()
    [1661670.5, 9380.0]
    >>> either.read(pd.Series(["120", "9.380"], dtype="str")).bad.tolist()
    [False, True]
    """

    english: Kind
    indonesian: Kind

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the better way cannot read a cell, or the two ways differ."""
        one = self.english.read(cells, typed=typed)
        other = self.indonesian.read(cells, typed=typed)
        if one.bad.any() or other.bad.any():
            return one if one.bad.sum() < other.bad.sum() else other
        differ = (one.column != other.column).fillna(False).to_numpy(dtype=bool)
        return Parsed(one.column.mask(differ), differ, "ambiguous_number", one.expected)


def _export(*, indonesian: bool) -> TabularExport:
    """One language; the other's words are no part of it, so each file has one number format."""
    count: Kind = Count(thousands=",", null=NOTHING)
    amount: Kind = Number(thousands=",", null=NOTHING)
    if indonesian:
        count = EitherWay(count, Count(thousands=".", null=NOTHING))
        amount = EitherWay(amount, Number(decimal=",", thousands=".", null=NOTHING))
    here = 1 if indonesian else 0

    def named(name: str, words: tuple[str, str], kind: Kind, *, must: bool = False) -> Field:
        return Field(name, (words[here],), kind, identifies=must)

    return TabularExport(
        fields=(
            named("campaign", ("Campaign", "Kampanye"), Text(NOTHING), must=True),
            named("impressions", ("Impr.", "Tayangan"), count, must=True),
            named("amount", ("Cost", "Biaya"), amount, must=True),
            Field(
                "currency",
                (("Currency code", "Kode mata uang")[here],),
                Text(NOTHING),
                required=True,
            ),
            named("clicks", ("Clicks", "Klik"), count),
            named("reach", ("Unique users", "Pengguna unik"), count),
            named("ad_set", ("Ad group", "Grup iklan"), Text(NOTHING)),
            named("day", ("Day", "Hari"), _DAY),
        ),
        final_newline=True,
    )


EXPORTS = (_export(indonesian=False), _export(indonesian=True))
CARD = TabularExport(
    fields=(
        Field("day", ("Date", "Tanggal"), Text(), identifies=True),
        Field("impressions", ("Impressions", "Tayangan"), Text(), identifies=True),
        Field("price", ("Avg. CPC", "BPK rata-rata", "Rata-rata BPK"), Text(), identifies=True),
        Field("amount", ("Cost", "Biaya"), Text(), identifies=True),
    ),
)


def is_total(cell: str, *, of: str = "") -> bool:
    """Whether the first cell of a row says `Total: ...`; `of` asks for one kind of total.

    >>> is_total("Total: Performance Max"), is_total("Total: Search", of="account")
    (True, False)
    """
    word, colon, what = header_key(cell).partition(":")
    if word != "total" or not colon:
        return False
    return not of or what.strip() in {of, *(("akun",) if of == "account" else ())}


def steps(header: str) -> bool:
    """Whether the column divides the window into weeks, months or more."""
    return header_key(header) in _STEPS
