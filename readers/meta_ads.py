"""Report of Meta Ads Manager or Ads Reporting: money spent per campaign, ad set, ad or breakdown.

Ads Manager > Reports > Export table data, CSV or XLSX (Pengelola Iklan > Laporan > Ekspor data
tabel). Last seen: July 2026, in English and Indonesian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.columns import Count, Date, Kind, Number, Text
from readers.delimited_text import TextSheet
from readers.meta_ads_rows import (
    account_totals,
    amount_problems,
    dimensions,
    spend_rows,
    total_rows,
    windows,
)
from readers.meta_names import open_questions
from readers.sheet import Document, Sheet
from readers.tabular_export import Extract, Field, TabularExport, header_key

PLATFORM = "meta_ads"
# Custom metrics have free names that may hold "(IDR)" too, so the whole header must match.
_SPENT = re.compile(r"(?:amount spent|jumlah yang dibelanjakan)(?: \(([a-z]{3})\))?")
_STARTS = ("Reporting starts", "Awal pelaporan", "Laporan mulai")
_DAY = Date("%Y-%m-%d")
_TEXTS = {
    "account_name": ("Account name", "Nama akun"),
    "campaign": ("Campaign name", "Nama kampanye"),
    "ad_set": ("Ad set name", "Nama set iklan"),
    "ad": ("Ad name", "Nama iklan", "Ads", "Iklan"),
    "month": ("Month", "Bulan"),
    "week": ("Week", "Minggu"),
    "objective": ("Objective", "Tujuan"),
    "age": ("Age", "Usia"),
    "gender": ("Gender", "Jenis kelamin"),
    "region": ("Region", "Wilayah"),
    "country": ("Country", "Negara"),
    "publisher": ("Platform",),
    "placement": ("Placement", "Penempatan"),
    "currency": ("Currency", "Mata uang"),
}
_COUNTS = {
    "impressions": ("Impressions", "Impresi"),
    "reach": ("Reach", "Jangkauan"),
    "clicks": ("Clicks (all)", "Klik (semua)"),
    "follows": ("Instagram follows", "Pengikut Instagram"),
}


@dataclass(frozen=True)
class MetaAds:
    """The reader; stateless."""

    name: str = "meta_ads"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the money column, written in full, beside the columns of the reporting range."""
        export = _export(document)
        return export is not None and export.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Spend by row, and the account's own total apart; the question `account` if unnamed."""
        export = _export(document)
        extract = export.read(document) if export else ()
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        problems = _problems(extract)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        accounts = _accounts(extract.frame, answers.get("account", "").strip())
        frame = windows(extract.frame).assign(
            platform=PLATFORM, currency=_currency(extract), account_id=accounts
        )
        tables, notes = _tables(frame)
        named = accounts[accounts != ""].unique()
        questions = open_questions(
            answers,
            platform=False,
            account=bool((accounts == "").any()),
            detail=document.raw.name,
        )
        account = str(named[0]) if len(named) == 1 else None
        return ReadResult(
            self.name, self.platform, account, tables, (), notes, questions, extract.headers
        )


def _tables(frame: pd.DataFrame) -> tuple[dict[str, pd.DataFrame], tuple[Note, ...]]:
    """The spend and, where the report has it, the account's total; with what was done to rows."""
    is_total = total_rows(frame)
    spend, added = spend_rows(frame[~is_total])
    tables = {"ad_spend": spend}
    # A report without any dimension is a summary: its only row is the spend and the total in one.
    totals = account_totals(frame[is_total] if dimensions(frame) else frame)
    if len(totals):
        tables["ad_totals"] = totals
    counted = {"ad_total_row": int(is_total.sum()), "same_name_rows": added}
    return tables, tuple(Note(code, count) for code, count in counted.items() if count)


def _spent_headers(sheet: Sheet) -> Iterator[str]:
    """The headers of money spent, as written, in the row that also has the reporting range."""
    ranges = {header_key(header) for header in _STARTS}
    for row in sheet.head:
        if ranges & {header_key(cell) for cell in row}:
            yield from (cell for cell in row if _SPENT.fullmatch(header_key(cell)))


def _export(document: Document) -> TabularExport | None:
    """The format with this file's own money header, which carries the currency."""
    for sheet in document.sheets:
        headers = tuple(_spent_headers(sheet))
        if headers:
            # Excel with Indonesian settings writes semicolons, 1.617.715 and 33454,2.
            local = isinstance(sheet, TextSheet) and sheet.delimiter == ";"
            count: Kind = Count(thousands=".") if local else Count()
            amount: Kind = Number(decimal=",", thousands=".") if local else Number()
            spent = Field("amount", headers, amount, identifies=True)
            return TabularExport((*_fields(count), spent))
    return None


def _fields(count: Kind) -> Iterator[Field]:
    yield Field("start", _STARTS, _DAY, identifies=True)
    yield Field("last", ("Reporting ends", "Akhir pelaporan"), _DAY, required=True)
    yield Field("day", ("Day", "Hari"), _DAY)
    for name, headers in _TEXTS.items():
        yield Field(name, headers, Text())
    for name, headers in _COUNTS.items():
        yield Field(name, headers, count)


def _problems(extract: Extract) -> list[Problem]:
    """An empty report, a sum of money without its currency, rows that nothing tells apart."""
    frame, header = extract.frame, extract.headers["amount"]
    if frame.empty:
        return [Problem("no_rows", sheet=extract.sheet.name or None)]
    if _currency(extract).isna().any():
        return [Problem("no_currency", extract.header_row, header, expected="Amount spent (IDR)")]
    problems = []
    names = dimensions(frame)
    divisions = [name for name in names if name not in {"campaign", "ad_set", "ad"}]
    blank = frame[divisions].isna().any(axis="columns") & frame[names].notna().any(axis="columns")
    for row in frame[blank].itertuples():
        name = next(d for d in divisions if pd.isna(getattr(row, d)))
        problems.append(Problem("blank_breakdown", int(str(row.source_row)), extract.headers[name]))
    if not names and len(frame) > 1:
        problems.append(Problem("unknown_breakdown", extract.header_row, value=str(len(frame))))
    return problems or amount_problems(frame, _currency(extract), header)


def _currency(extract: Extract) -> pd.Series:
    """ISO code of every row's money: from the header, else from the column of currencies."""
    frame = extract.frame
    match = _SPENT.fullmatch(header_key(extract.headers["amount"]))
    if match and match[1]:
        return pd.Series(match[1].upper(), index=frame.index, dtype="str")
    if "currency" in frame:
        only = frame["currency"].dropna().unique()
        return frame["currency"].fillna(only[0]) if len(only) == 1 else frame["currency"]
    return pd.Series(pd.NA, index=frame.index, dtype="str")


def _accounts(frame: pd.DataFrame, answer: str) -> pd.Series:
    """The ad account of each row by its name; a total row belongs to the file's only account.

    The account's number is not used: nobody would type it for the files that name no account.
    """
    if "account_name" not in frame:
        return pd.Series(answer, index=frame.index, dtype="str")
    names = frame["account_name"].str.strip()
    only = names.dropna().unique()
    return names.fillna(str(only[0]) if len(only) == 1 else answer)


READER = MetaAds()
