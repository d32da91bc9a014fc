"""Report of TikTok Ads Manager by day: money spent per campaign, ad group or ad.

TikTok Ads Manager > Reporting > Custom report > dimension "By Day" > Export, XLSX or CSV. Last
seen: March 2024, in English. The columns are chosen by the person; days are the ad account's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.ad_spend_rows import LEVELS, added_by_name
from readers.columns import Count, Date, Kind, Number, Text
from readers.delimited_text import TextSheet
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport, header_key

PLATFORM = "tiktok_ads"
_NONE = frozenset({"-", "--"})
_DAY = Date("%Y-%m-%d", "%Y-%m-%d 00:00:00")
_MASKED = "<5"
# Google and Meta say "Cost", "Campaign" and "Clicks" too: one of these is TikTok's own.
_PROOFS = {
    *("clicks (destination)", "cpc (destination)", "ctr (destination)", "website url (ad level)"),
    *("2-second video views", "6-second video views", "cost per 1,000 people reached"),
    *("primary status", "secondary status", "average play time per video view"),
}


def _export(count: Kind, amount: Kind) -> TabularExport:
    return TabularExport(
        fields=(
            Field("account_name", ("Account name",), Text(null=_NONE)),
            Field("campaign", ("Campaign name",), Text(null=_NONE)),
            Field("ad_set", ("Ad group name",), Text(null=_NONE)),
            Field("ad", ("Ad name",), Text(null=_NONE)),
            Field("day", ("By Day", "Date", "Day"), Text(null=_NONE), required=True),
            Field("amount", ("Cost",), amount, identifies=True),
            Field("currency", ("Currency",), Text(null=_NONE)),
            Field("impressions", ("Impressions", "Impression"), count),
            Field("reach", ("Reach",), count),
            Field("clicks", ("Clicks (destination)", "Clicks"), count),
        ),
        excludes=("Currency code", "Reporting starts"),
    )


_COUNT_NULL = _NONE | {_MASKED}
_PLAIN = _export(Count(thousands=",", null=_COUNT_NULL), Number(thousands=",", null=_NONE))
# Excel with Indonesian settings writes semicolons, 1.617.715 and 33454,2.
_LOCAL = _export(
    Count(thousands=".", null=_COUNT_NULL), Number(decimal=",", thousands=".", null=_NONE)
)


@dataclass(frozen=True)
class TikTokAds:
    """The reader; stateless."""

    name: str = "tiktok_ads"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the cost beside a campaign, ad group or ad and a column that only TikTok has."""
        names = {header_key(h) for level in LEVELS for h in _headers(level)}
        for sheet in document.sheets:
            row = _PLAIN.header_row(sheet)
            keys = {header_key(cell) for cell in sheet.head[row - 1]} if row else set()
            if keys & names and keys & _PROOFS:
                return True
        return False

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Spend by day and name; the question `account` if the file names none."""
        sheet = document.sheets[0]
        local = isinstance(sheet, TextSheet) and sheet.delimiter == ";"
        extract = (_LOCAL if local else _PLAIN).read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame, notes = _without_totals(extract.frame)
        frame, problems = _with_days(frame, extract)
        problems += _problems(frame, extract)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        account = answers.get("account", "").strip()
        names = frame.get("account_name", pd.Series(None, index=frame.index, dtype="str"))
        frame = frame.assign(
            platform=PLATFORM,
            account_id=names.fillna(account),
            breakdown="",
            band="",
        )
        spend, added = added_by_name(frame)
        masked = _masked(extract)
        counted = {"same_name_rows": added, "below_threshold": masked}
        notes += [Note(code, count) for code, count in counted.items() if count]
        named = frame["account_id"].unique()
        unnamed = bool((frame["account_id"] == "").any())
        return ReadResult(
            self.name,
            self.platform,
            str(named[0]) if len(named) == 1 and not unnamed else None,
            {"ad_spend": spend},
            headers=extract.headers,
            notes=tuple(notes),
            questions=(Question("account", detail=document.raw.name),) if unnamed else (),
        )


def _headers(name: str) -> tuple[str, ...]:
    return next(field.headers for field in _PLAIN.fields if field.name == name)


def _without_totals(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Note]]:
    """The rows without "Total of 12 results": it has no day, and would count everything twice.

    The words stand in the first column, whichever that is, even in the one of days.
    """
    total = pd.Series(data=False, index=frame.index)
    for name in ("account_name", *LEVELS, "day"):
        if name in frame:
            words = frame[name].str.strip().str.casefold()
            total |= words.str.match(r"(?:grand )?total\b").fillna(False)
    total &= frame["day"].isna() | ~frame["day"].str[:4].str.isdigit().fillna(False)
    notes = [Note("total_row", int(total.sum()))] if total.any() else []
    return frame[~total].reset_index(drop=True), notes


def _with_days(frame: pd.DataFrame, extract: Extract) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows with `start` and `end` of their day."""
    cells = frame["day"].fillna("")
    parsed = _DAY.read(cells)
    problems = parsed.problems(
        cells,
        rows=frame["source_row"].to_numpy(),
        header=extract.headers["day"],
        sheet=extract.sheet.name,
    )
    start = parsed.column
    return frame.assign(start=start, end=start + pd.Timedelta(days=1)), problems


def _problems(frame: pd.DataFrame, extract: Extract) -> list[Problem]:
    """No row, a row without its day, money without a currency."""
    if frame.empty:
        return [Problem("no_rows", sheet=extract.sheet.name or None)]
    headers, sheet = extract.headers, extract.sheet.name or None
    problems = [
        Problem("missing_cell", int(row), headers["day"], sheet=sheet)
        for row in frame.loc[frame["start"].isna(), "source_row"]
    ]
    if "currency" not in frame:
        problems.append(
            Problem("no_currency", extract.header_row, headers["amount"], expected="Currency")
        )
        return problems
    bare = frame["currency"].isna() & frame["amount"].notna()
    return problems + [
        Problem("missing_cell", int(row), headers["currency"], sheet=sheet)
        for row in frame.loc[bare, "source_row"]
    ]


def _masked(extract: Extract) -> int:
    """How many counts TikTok hides because they are below five; they stay unknown."""
    table = extract.sheet.table(extract.header_row)
    columns = [
        position
        for position, header in enumerate(table.headers)
        if header in {extract.headers.get(name) for name in ("impressions", "reach", "clicks")}
    ]
    return int(sum((table.cells[position].str.strip() == _MASKED).sum() for position in columns))


READER = TikTokAds()
