"""Old Facebook Page Insights export "Post data", which Facebook offered until about 2023.

Page > Insights > Export Data > Post data. The .xls is SpreadsheetML XML with seven sheets, the CSV
holds only the first of them. Under its header stands a second one with definitions. Last seen:
September 2020.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Choice, Count, Identifier, Text, Timestamp
from readers.dates import parse_moment
from readers.meta_names import PACIFIC
from readers.sheet import Document, Sheet
from readers.spreadsheet import GridSheet
from readers.tabular_export import Extract, Field, TabularExport, header_key

FORMATS = {
    "Photo": "photo",
    "Link": "link",
    "Video": "video",
    "SharedVideo": "video",
    "Status": "text",
}
KEY_METRICS = TabularExport(
    fields=(
        Field("post_id", ("Post ID",), Identifier(), identifies=True),
        Field("permalink", ("Permalink",), Text()),
        Field("caption", ("Post Message",), Text()),
        Field("format", ("Type",), Choice(FORMATS, other="other")),
        # No zone is stated; the hours of the posts fit Meta's Pacific clock, as in its newer files.
        Field(
            "published_at",
            ("Posted",),
            Timestamp("%Y-%m-%dT%H:%M:%S.000", "%-m/%-d/%Y %-H:%M", zone=PACIFIC),
            required=True,
        ),
        Field("reach", ("Lifetime Post Total Reach",), Count(), identifies=True),
        Field("reach_organic", ("Lifetime Post organic reach",), Count()),
        Field("reach_paid", ("Lifetime Post Paid Reach",), Count()),
        Field("views", ("Lifetime Post Total Impressions",), Count(), identifies=True),
        Field("engaged_accounts", ("Lifetime Engaged Users",), Count()),
        Field(
            "clicks",
            (
                "Lifetime Matched Audience Targeting Consumptions on Post",
                "Lifetime Post Consumptions",
            ),
            Count(),
        ),
        Field("length_ms", ("Lifetime Video length",), Count()),
    ),
)
STORIES = TabularExport(
    fields=(
        Field("post_id", ("Post ID",), Identifier(), identifies=True),
        Field("shares", ("share",), Count()),
        Field("likes", ("like",), Count()),
        Field("comments", ("comment",), Count()),
    ),
)
_STORIES_SHEET = "lifetime post stories by act"
_PAGE_LEVEL = {"date", "lifetime total likes"}
_PAGE_IN_NAME = re.compile(r"Facebook Insights Data Export \(Post Level\) - (.+) - 20[0-9]{2}-")
_DAY_IN_NAME = re.compile(r"(?<![0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class OldPageInsights:
    """The reader; stateless."""

    name: str = "meta_old_page_insights"
    platform: str = "facebook"

    def recognises(self, document: Document) -> bool:
        """By the lifetime reach and impressions of posts, or the page-level sister file."""
        return KEY_METRICS.recognises(document) or _is_page_level(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Posts with their lifetime counters; the page-level file is refused."""
        if not KEY_METRICS.recognises(document):
            problem = Problem("old_page_level", value=document.raw.name)
            return ReadResult(self.name, self.platform, problems=(problem,))
        extract = KEY_METRICS.read(_without_definitions(document))
        stories = _stories(document)
        problems = _problems(extract) + _problems(stories)
        if not isinstance(extract, Extract) or problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        frame = extract.frame
        if isinstance(stories, Extract):
            frame = _with_stories(frame, stories)
        account = _page(document.raw.name) or answers.get("account", "").strip()
        frame["account_id"] = account
        as_of, notes = _as_of(document.raw.name, answers["received_on"], frame["published_at"])
        posts = _posts(frame, as_of)
        above = int((frame["reach"] > frame["views"]).fillna(False).sum())
        notes += [Note("reach_above_views", above)] if above else []
        questions = () if account else (Question("account", detail=document.raw.name),)
        return ReadResult(
            self.name, self.platform, account or None, {"posts": posts}, (), tuple(notes), questions
        )


def _page(name: str) -> str:
    """The page in a name as Facebook gave it; "" in any other name. Post ids hold only its number.

    >>> _page("Facebook Insights Data Export (Post Level) - Koperasi Contoh - 2020-12-31.xls")
    'Koperasi Contoh'
    """
    match = _PAGE_IN_NAME.match(name)
    return match[1].strip() if match else ""


def _is_page_level(document: Document) -> bool:
    return any(
        {header_key(cell) for cell in row} >= _PAGE_LEVEL
        for sheet in document.sheets
        for row in sheet.head[:1]
    )


def _without_definitions(document: Document) -> Document:
    """The sheet of posts with its second header row, the definitions, blanked."""
    sheets: list[Sheet] = []
    for sheet in document.sheets:
        header_row = KEY_METRICS.header_row(sheet)
        if header_row is not None:
            rows = [list(row) for row in sheet.rows()]
            for definitions in rows[header_row : header_row + 1]:
                if not "".join(definitions[:1]).strip():
                    definitions.clear()
            sheets.append(GridSheet(sheet.name, rows, sheet.is_spreadsheet))
    return Document(document.raw, tuple(sheets))


def _stories(document: Document) -> Extract | tuple[Problem, ...] | None:
    """Reactions by kind, every one counted, not the people; None in a CSV, which has one sheet."""
    found = [s for s in document.sheets if s.name.casefold().startswith(_STORIES_SHEET)]
    part = Document(document.raw, tuple(found[:1]))
    return STORIES.read(part) if STORIES.recognises(part) else None


def _problems(extract: Extract | tuple[Problem, ...] | None) -> list[Problem]:
    if isinstance(extract, tuple):
        return list(extract)
    return [Problem("no_rows")] if extract is not None and extract.frame.empty else []


def _with_stories(frame: pd.DataFrame, stories: Extract) -> pd.DataFrame:
    """The posts with their likes, comments and shares; in that sheet a blank cell means none."""
    counts = stories.frame.drop(columns="source_row").set_index("post_id").fillna(0)
    return frame.join(counts[~counts.index.duplicated()], on="post_id")


def _as_of(name: str, received_on: str, published_at: pd.Series) -> tuple[pd.Timestamp, list[Note]]:
    """The day in the file's name when it can be true, else the day the file came in."""
    match = _DAY_IN_NAME.search(name)
    day = parse_moment(match[0], "%Y-%m-%d") if match else None
    received, latest = pd.Timestamp(received_on), published_at.max()
    if day is not None and latest.normalize() - pd.Timedelta(days=1) <= day <= received:
        return pd.Timestamp(day), []
    return received, [Note("as_of_received", detail=received_on)]


def _posts(frame: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    version = frame["views"].notna().map({True: "impressions", False: None})
    posts = frame.assign(metric_version=version)
    if "length_ms" in frame:
        posts["duration_seconds"] = frame["length_ms"] / 1000
    if "reach_paid" in frame:
        posts["is_boosted"] = frame["reach_paid"] > 0
    return canonical_frame("posts", posts, platform="facebook", as_of=as_of)


READER = OldPageInsights()
