"""Google Search Console, Performance: days of the search page, and its lists of one window.

Search Console > Performance > Search results > Export (Performa > Hasil penelusuran > Ekspor): a
zip of csv files, or an xlsx with one sheet for each. Last seen: January 2026. Days are Pacific
days. The lists hold at most 1,000 rows and no dates; their sum is not the sum of the days, because
Google leaves rare queries out. CTR is not kept: it is clicks through impressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.reporting_window import Window, asked_window
from readers.search_console_columns import (
    CHART,
    LISTS,
    band_codes,
    is_comparison,
    other_search_type,
    table_problems,
    with_local_numbers,
)
from readers.search_console_filters import Filters, filters_of
from readers.search_console_property import property_name
from readers.sheet import Document
from readers.tabular_export import Extract

PLATFORM = "website"
SOURCE = "search_console"
DAY_ZONE = "America/Los_Angeles"
MOST_ROWS = 1_000


@dataclass(frozen=True)
class SearchConsole:
    """The reader of one csv of the zip, or of the whole workbook; stateless."""

    name: str = "website_search_console"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By a day or the name of a list beside clicks and impressions, or by the filters."""
        exports = [CHART, *LISTS.values()]
        return (
            any(export.recognises(document) for export in exports)
            or filters_of(document) is not None
            or is_comparison(document)
            or other_search_type(document)
        )

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Days and lists; a list alone asks for its window, a file alone for its site."""
        refusal = _refusal(document)
        if refusal is not None:
            return ReadResult(self.name, self.platform, problems=(refusal,))
        extracts: dict[str, Extract] = {}
        problems: list[Problem] = []
        for kind, export in {"": CHART, **LISTS}.items():
            if export.recognises(document):
                found = with_local_numbers(export, document).read(document)
                if isinstance(found, Extract):
                    extracts[kind] = found
                    problems += table_problems(found, is_chart=not kind)
                else:
                    problems += found
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        return self._result(document, extracts, answers)

    def _result(
        self, document: Document, extracts: Mapping[str, Extract], answers: Mapping[str, str]
    ) -> ReadResult:
        filled = {kind: one.frame for kind, one in extracts.items() if len(one.frame)}
        if not filled:
            code = "no_rows_in_list" if extracts else "filters_only"
            return ReadResult(self.name, self.platform, notes=(Note(code),))
        site = answers.get("account", "").strip() or property_name(document.raw)
        questions = () if site else (Question("account", detail=document.raw.name),)
        lists = {kind: frame for kind, frame in filled.items() if kind}
        found, asked = _window(document, filled, answers) if lists else (None, ())
        constants = {"platform": PLATFORM, "source": SOURCE, "account_id": site or ""}
        tables = {}
        if "" in filled:
            tables["web_days"] = canonical_frame(
                "web_days", filled[""], day_zone=DAY_ZONE, **constants
            )
        if lists and found is not None:
            tables["web_windows"] = _windows(lists, found, constants)
        full = [Note("top_rows_only", len(f)) for f in lists.values() if len(f) >= MOST_ROWS]
        return ReadResult(
            self.name,
            self.platform,
            site,
            tables,
            notes=tuple(full),
            questions=(*questions, *asked),
        )


def _refusal(document: Document) -> Problem | None:
    """Why the numbers of this export do not stand for the whole site in Google Search."""
    if is_comparison(document):
        return Problem("comparison_export", value=document.raw.name)
    chosen = filters_of(document) or Filters()
    if chosen.narrowing:
        return Problem("filtered_export", value=", ".join(chosen.narrowing))
    if other_search_type(document):
        return Problem("not_web_search", value=document.raw.container or document.raw.name)
    return None


def _window(
    document: Document, frames: Mapping[str, pd.DataFrame], answers: Mapping[str, str]
) -> tuple[Window | None, tuple[Question, ...]]:
    """The days that the filters name, else those of the chart beside the lists, else the answer."""
    chosen = filters_of(document)
    if chosen is not None and chosen.window is not None:
        return chosen.window, ()
    if "" in frames:
        days = frames[""]["date"]
        return Window(days.min(), days.max() + pd.Timedelta(days=1)), ()
    return asked_window(answers, detail=document.raw.container or document.raw.name)


def _windows(
    lists: Mapping[str, pd.DataFrame], found: Window, constants: Mapping[str, object]
) -> pd.DataFrame:
    parts = [
        canonical_frame(
            "web_windows",
            frame.assign(band=band_codes(frame["band"], kind)),
            start=found.start,
            end=found.end,
            dimension=kind,
            **constants,
        )
        for kind, frame in lists.items()
    ]
    return pd.concat(parts, ignore_index=True)


READER = SearchConsole()
