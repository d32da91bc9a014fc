"""The tables of Search Console in English and Indonesian, and the shapes that look like them.

Words to beware of: here `Tayangan` are impressions.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from canonical.problem import Problem
from readers.columns import Count, Date, Kind, Number, Text
from readers.country_names import country_codes
from readers.delimited_text import TextSheet
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport, header_key

_CLICKS = ("Clicks", "Klik")
_IMPRESSIONS = ("Impressions", "Tayangan")
_METRICS = (
    Field("clicks", _CLICKS, Count(), identifies=True),
    Field("impressions", _IMPRESSIONS, Count(), identifies=True),
    Field("position", ("Position", "Posisi"), Number(), identifies=True),
)
_DAY = ("Date", "Tanggal")
_NAMES = {
    "query": ("Top queries", "Kueri teratas"),
    "page": ("Top pages", "Halaman teratas"),
    "country": ("Country", "Negara"),
    "device": ("Device", "Perangkat"),
    "search_appearance": (
        "Search Appearance",
        "Tampilan penelusuran",
        "Tampilan di penelusuran",
        "Tampilan Hasil Penelusuran",
    ),
}
CHART = TabularExport((Field("date", _DAY, Date("%Y-%m-%d"), identifies=True), *_METRICS))
LISTS = {
    kind: TabularExport((Field("band", headers, Text(), identifies=True), *_METRICS))
    for kind, headers in _NAMES.items()
}
_FIRST_HEADERS = {header_key(h) for headers in (_DAY, *_NAMES.values()) for h in headers}
_DEVICES = {"seluler": "mobile", "ponsel": "mobile", "komputer": "desktop"}
_CLICK_RATE = {"ctr", "rkt"}


def is_comparison(document: Document) -> bool:
    """Whether each metric stands there twice, for two periods: `Last 3 months Clicks`."""
    for headers in _header_rows(document):
        if len(_periods(headers, _CLICKS) & _periods(headers, _IMPRESSIONS)) > 1:
            return True
    return False


def _periods(headers: list[str], metric: tuple[str, ...]) -> set[str]:
    """What stands before or after the metric in the headers that hold it and more."""
    words = [header_key(word) for word in metric]
    before = {h.removesuffix(f" {word}") for h in headers for word in words}
    after = {h.removeprefix(f"{word} ") for h in headers for word in words}
    return (before | after) - set(headers)


def other_search_type(document: Document) -> bool:
    """Whether this is Discover or News, whose exports have clicks but no position."""
    clicks, impressions = ({header_key(h) for h in names} for names in (_CLICKS, _IMPRESSIONS))
    position = {header_key(header) for header in ("Position", "Posisi")}
    for headers in _header_rows(document):
        there = set(headers)
        if there & clicks and there & impressions and there & _CLICK_RATE:
            return not there & position
    return False


def band_codes(bands: pd.Series, kind: str) -> pd.Series:
    """Countries and devices without the language of the file; all else as written."""
    if kind == "country":
        return country_codes(bands)
    if kind == "device":
        return bands.str.casefold().replace(_DEVICES).astype("str")
    return bands


def with_local_numbers(export: TabularExport, document: Document) -> TabularExport:
    """The same columns as Excel with Indonesian settings writes them: semicolons and 36,1."""
    sheet = document.sheets[0]
    if not isinstance(sheet, TextSheet) or sheet.delimiter != ";":
        return export
    count = Count(thousands=".")
    kinds: dict[str, Kind] = {"clicks": count, "impressions": count}
    kinds["position"] = Number(decimal=",", thousands=".")
    fields = tuple(replace(one, kind=kinds.get(one.name, one.kind)) for one in export.fields)
    return replace(export, fields=fields)


def table_problems(extract: Extract, *, is_chart: bool) -> list[Problem]:
    """A row without day or name, a chart by week or month."""
    name = "date" if is_chart else "band"
    header, sheet = extract.headers[name], extract.sheet.name or None
    missing = extract.frame.loc[extract.frame[name].isna(), "source_row"]
    problems = [Problem("required_cell", int(row), header, sheet=sheet) for row in missing]
    if is_chart and not problems:
        days = extract.frame["date"].sort_values()
        steps = days.diff().dropna()
        if len(steps) and bool((steps >= pd.Timedelta(days=7)).all()):
            row = int(extract.frame["source_row"].iloc[0])
            shown = str(days.iloc[0].date())
            problems.append(Problem("not_daily_chart", row, header, shown, sheet=sheet))
    return problems


def _header_rows(document: Document) -> list[list[str]]:
    """The first row of each sheet that begins like one of the tables."""
    rows = [[header_key(cell) for cell in sheet.head[0]] for sheet in document.sheets if sheet.head]
    return [row for row in rows if row and row[0] in _FIRST_HEADERS]
