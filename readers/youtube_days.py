"""YouTube days: the channel's numbers of each day, in whatever metrics were chosen.

YouTube Studio > Analytics > Advanced mode > Export current view: Totals.csv, or Table data.csv of
the view "Date". Last seen: March 2025. Days are days of Los Angeles. `Chart data.csv` holds only
the top rows of a breakdown, never the whole channel: it is recognised and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Text
from readers.sheet import Document, trim
from readers.tabular_export import Extract, Field, TabularExport, header_key
from readers.youtube_columns import (
    DATE_HEADERS,
    DIMENSION_HEADERS,
    METRICS,
    is_metric,
    short_row_problems,
    without_total_rows,
)
from readers.youtube_zip_name import account_of

EXPORT = TabularExport(
    fields=(Field("date", DATE_HEADERS, Text(), identifies=True), *METRICS),
    short_rows="fill",
    final_newline=True,
)
DAY_ZONE = "America/Los_Angeles"
_CANONICAL = {
    "subscribers": "net_follows",
    "subscribers_gained": "follows_gained",
    "subscribers_lost": "follows_lost",
    "unique_viewers": "reach_1d",
}
_KEPT = frozenset(
    {"views", "watch_seconds", "impressions", "likes", "comments", "shares", *_CANONICAL.values()}
)
_DATE_KEYS = {header_key(header) for header in DATE_HEADERS}
_DIMENSION_KEYS = {header_key(h) for headers in DIMENSION_HEADERS.values() for h in headers}
_COARSE = re.compile(r"\d{4}(?:-\d{2})?")


@dataclass(frozen=True)
class YouTubeDays:
    """The reader; stateless."""

    name: str = "youtube_days"
    platform: str = "youtube"

    def recognises(self, document: Document) -> bool:
        """A date first, then either a breakdown of YouTube's or nothing but its metrics."""
        if len(document.sheets) != 1 or not document.sheets[0].head:
            return False
        headers = trim(document.sheets[0].head[0])
        if len(headers) < 2 or header_key(headers[0]) not in _DATE_KEYS:
            return False
        return _is_chart(headers) or all(is_metric(header) for header in headers[1:])

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a day; nothing but a note for a chart."""
        rows = document.sheets[0].rows()
        if _is_chart(trim(rows[0])):
            note = Note("chart_top_rows", len([row for row in rows[1:] if row]))
            return ReadResult(self.name, self.platform, notes=(note,))
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame, notes = without_total_rows(extract.frame, "date")
        problems = _problems(frame, extract)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        account, questions = account_of(document.raw, answers)
        table = self._table(frame, account)
        return ReadResult(
            self.name,
            self.platform,
            account or None,
            tables={"account_days": table},
            notes=tuple(notes),
            questions=questions,
        )

    def _table(self, frame: pd.DataFrame, account: str) -> pd.DataFrame:
        days = frame.rename(columns=_CANONICAL)
        days["date"] = pd.to_datetime(days["date"], format="%Y-%m-%d")
        if "watch_hours" in days:
            days["watch_seconds"] = days["watch_hours"] * 3600
        constants = {"platform": self.platform, "account_id": account, "day_zone": DAY_ZONE}
        if "views" in days:
            constants["metric_version"] = "views"
        return canonical_frame("account_days", days, **constants)


def _is_chart(headers: list[str]) -> bool:
    return len(headers) > 2 and header_key(headers[1]) in _DIMENSION_KEYS


def _problems(frame: pd.DataFrame, extract: Extract) -> list[Problem]:
    """Why these are no days of a channel: no known metric, no rows, other steps than days."""
    names = {"watch_seconds" if name == "watch_hours" else name for name in extract.headers}
    if not {_CANONICAL.get(name, name) for name in names} & _KEPT:
        found = ", ".join(trim(extract.sheet.head[0])[1:])
        return [Problem("no_known_metric", row=1, value=found)]
    short = short_row_problems(frame, extract)
    if frame.empty or short:
        return short or [Problem("no_rows")]
    header = extract.headers["date"]
    labels = frame["date"].fillna("")
    if labels.str.fullmatch(_COARSE).any() or _is_weekly(labels):
        return [Problem("not_daily", int(frame["source_row"].iloc[0]), header, labels.iloc[0])]
    days = pd.to_datetime(labels, format="%Y-%m-%d", errors="coerce")
    bad = frame.loc[days.isna(), ["source_row", "date"]]
    return [
        Problem("unreadable_date", int(row), header, "" if pd.isna(label) else label, "YYYY-MM-DD")
        for row, label in bad.itertuples(index=False)
    ]


def _is_weekly(labels: pd.Series) -> bool:
    days = pd.to_datetime(labels, format="%Y-%m-%d", errors="coerce").sort_values()
    steps = days.diff().dropna()
    return len(steps) > 0 and bool((steps >= pd.Timedelta(days=7)).all())


READER = YouTubeDays()
