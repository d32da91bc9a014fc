"""Google Ads, campaign report: money spent, times shown and clicks of each campaign.

Google Ads > Campaigns > Download > .csv or "csv for Excel" (Kampanye > Download). Last seen: April
2026, in English; the Indonesian words are expected, not seen. The window stands in the second line;
the rows `Total: ...` overlap one another and are never added. The file does not name its account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.google_ads_columns import CARD, EXPORTS, is_total, steps
from readers.reporting_window import Window, asked_window, written_window
from readers.sheet import Document, Sheet, trim
from readers.spreadsheet import GridSheet
from readers.tabular_export import Extract, TabularExport

PLATFORM = "google_ads"


@dataclass(frozen=True)
class GoogleAds:
    """The reader; stateless."""

    name: str = "google_ads_report"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the campaign beside times shown and cost; also the cards of the overview."""
        if len(document.sheets) != 1:
            return False
        return _export(document) is not None or CARD.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Spend by campaign, by day if there is one; the account's own total apart."""
        export = _export(document)
        if export is None:
            card = Problem("ads_overview_card", value=document.raw.name)
            return ReadResult(self.name, self.platform, problems=(card,))
        totals = _total_rows(document.sheets[0], export)
        extract = export.read(_only(document, export, leave_out=frozenset(totals)))
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        problems = _problems(extract)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        account = answers.get("account", "").strip()
        notes = (Note("ad_total_row", len(totals)),) if totals else ()
        named = Question("account", detail=document.raw.name)
        found, asked = _window(document, extract, answers)
        questions = (*(() if account else (named,)), *asked)
        if found is None and "day" not in extract.frame:
            return ReadResult(self.name, self.platform, account or None, questions=questions)
        tables = {"ad_spend": _spend(extract.frame, found, account)}
        own_total = [row for row, of_account in totals.items() if of_account]
        if own_total and found is not None:
            tables |= _account_total(document, export, own_total[0], found, account)
        return ReadResult(
            self.name, self.platform, account or None, tables, notes=notes, questions=questions
        )


def _export(document: Document) -> TabularExport | None:
    return next((export for export in EXPORTS if export.recognises(document)), None)


def _total_rows(sheet: Sheet, export: TabularExport) -> dict[int, bool]:
    """The rows of totals, and whether each is that of the whole account."""
    start = export.header_row(sheet) or 0
    rows = enumerate(sheet.rows()[start:], start=start + 1)
    return {n: is_total(row[0], of="account") for n, row in rows if row and is_total(row[0])}


def _only(
    document: Document,
    export: TabularExport,
    *,
    leave_out: frozenset[int] = frozenset(),
    keep: int | None = None,
) -> Document:
    """The document without those rows, or with that one row alone under the header."""
    sheet = document.sheets[0]
    header_row = export.header_row(sheet) or 0
    cells = [
        [] if number in leave_out or (keep and number > header_row and number != keep) else row
        for number, row in enumerate(sheet.rows(), start=1)
    ]
    if keep:  # "Total: Account" may stand in a column of days
        cells[keep - 1] = ["", *cells[keep - 1][1:]]
    grid = GridSheet(sheet.name, cells, sheet.is_spreadsheet, sheet.ends_with_newline)
    return Document(document.raw, (grid,))


def _problems(extract: Extract) -> list[Problem]:
    """No rows, no currency, other steps than days, rows that nothing tells apart."""
    frame, headers = extract.frame, extract.headers
    if frame.empty:
        return [Problem("no_rows")]
    written = trim(extract.sheet.head[extract.header_row - 1])
    coarse = [header for header in written if steps(header)]
    if coarse:
        return [Problem("ads_not_daily", extract.header_row, coarse[0])]
    problems = []
    for name in ("campaign", "currency", *(["day"] if "day" in frame else [])):
        missing = frame.loc[frame[name].isna(), "source_row"]
        problems += [Problem("required_cell", int(row), headers[name]) for row in missing]
    key = [name for name in ("campaign", "ad_set", "day") if name in frame]
    again = int(frame.duplicated(key).sum())
    if again and not problems:
        problems.append(Problem("unknown_breakdown", extract.header_row, value=str(len(frame))))
    return problems


def _window(
    document: Document, extract: Extract, answers: Mapping[str, str]
) -> tuple[Window | None, tuple[Question, ...]]:
    """The range in a line above the header, else the days of the rows, else the answer."""
    for row in document.sheets[0].head[: extract.header_row - 1]:
        found = written_window(", ".join(cell.strip() for cell in trim(row)))
        if found is not None:
            return found, ()
    if "day" in extract.frame:
        return None, ()
    return asked_window(answers, detail=document.raw.name)


def _spend(frame: pd.DataFrame, found: Window | None, account: str) -> pd.DataFrame:
    filled = frame.assign(ad_set=frame["ad_set"].fillna("") if "ad_set" in frame else "")
    if "day" in frame:
        filled = filled.assign(start=frame["day"], end=frame["day"] + pd.Timedelta(days=1))
    elif found is not None:
        filled = filled.assign(start=found.start, end=found.end)
    return canonical_frame(
        "ad_spend", filled, platform=PLATFORM, account_id=account, breakdown="", band="", ad=""
    )


def _account_total(
    document: Document, export: TabularExport, row: int, found: Window, account: str
) -> dict[str, pd.DataFrame]:
    """The row `Total: Account`; nothing when it cannot be read as a row of numbers."""
    extract = export.read(_only(document, export, keep=row))
    if not isinstance(extract, Extract) or extract.frame.empty:
        return {}
    total = canonical_frame(
        "ad_totals",
        extract.frame,
        platform=PLATFORM,
        account_id=account,
        start=found.start,
        end=found.end,
    )
    return {"ad_totals": total}


READER = GoogleAds()
