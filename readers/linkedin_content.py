"""Content of a LinkedIn page: its days and its posts.

LinkedIn > Page > Analytics > Content > Export: a binary .xls of two tabs, whose first row is a
sentence and whose days are UTC. Last seen: January 2024. The names of the staff who posted are
never stored. LinkedIn counts how often a post was shown (impressions); its "Views" are only the
plays of videos and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Choice, Count, Date, Text
from readers.linkedin_account import account_of
from readers.linkedin_posts import with_post_ids
from readers.personal_data import left_out
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport

DAY_ZONE = "UTC"
_DATE = Date("%m/%d/%Y")
FORMATS = {
    "Video": "video",
    "Image": "photo",
    "Photo": "photo",
    "Multi-image": "carousel",
    "Document": "carousel",
    "Carousel": "carousel",
    "Article": "link",
    "Text": "text",
    "Live": "live",
}
DAYS = TabularExport(
    fields=(
        Field("date", ("Date",), _DATE, identifies=True),
        Field("impressions", ("Impressions (total)",), Count(), identifies=True),
        Field("reach_1d", ("Unique impressions (organic)",), Count(), identifies=True),
        Field("sponsored", ("Impressions (sponsored)",), Count()),
        Field("likes", ("Reactions (total)",), Count()),
        Field("comments", ("Comments (total)",), Count()),
        Field("shares", ("Reposts (total)", "Shares (total)"), Count()),
    ),
)
POSTS = TabularExport(
    fields=(
        Field("permalink", ("Post link", "Update link"), Text(), identifies=True),
        Field("caption", ("Post title", "Update title"), Text()),
        Field("created_on", ("Created date",), _DATE, identifies=True),
        Field("type", ("Post type", "Update type"), Text()),
        Field("format", ("Content Type",), Choice(FORMATS, other="other")),
        Field("impressions", ("Impressions",), Count(), identifies=True),
        Field("clicks", ("Clicks",), Count()),
        Field("likes", ("Likes", "Reactions"), Count()),
        Field("comments", ("Comments",), Count()),
        Field("shares", ("Reposts", "Shares"), Count()),
        Field("follows", ("Follows",), Count()),
    ),
)
_EXPORTED = re.compile(r"_content_([0-9]{10})(?:[0-9]{3})?(?![0-9])")


@dataclass(frozen=True)
class LinkedInContent:
    """The reader; stateless."""

    name: str = "linkedin_content"
    platform: str = "linkedin"

    def recognises(self, document: Document) -> bool:
        """By the tab of days or the tab of posts; a tab saved alone is enough."""
        return DAYS.recognises(document) or POSTS.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Days and posts; the page is asked, for no tab names it."""
        parts = [export.read(document) for export in (DAYS, POSTS) if export.recognises(document)]
        problems = [one for part in parts if isinstance(part, tuple) for one in part]
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        account, questions = account_of(document.raw.name, answers)
        tables: dict[str, pd.DataFrame] = {}
        notes: list[Note] = []
        for part in parts:
            if not isinstance(part, Extract) or part.frame.empty:
                continue
            if "date" in part.frame:
                tables["account_days"] = _days(part.frame, account, notes)
                continue
            frame = with_post_ids(part, problems, notes)
            last = tables["account_days"]["date"].max() if "account_days" in tables else None
            as_of = _as_of(document.raw.name, answers["received_on"], last, notes)
            tables["posts"] = _posts(frame, account, as_of)
            notes += left_out(part.sheet.head[part.header_row - 1])
        if problems or not tables:
            problems = problems or [Problem("no_rows")]
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        return ReadResult(
            self.name, self.platform, account or None, tables, (), tuple(notes), questions
        )


def _days(frame: pd.DataFrame, account: str, notes: list[Note]) -> pd.DataFrame:
    """One row a day. The reach is that of unpaid posts: LinkedIn gives none for paid ones."""
    paid = int((frame["sponsored"] > 0).fillna(False).sum()) if "sponsored" in frame else 0
    if paid:
        notes.append(Note("organic_reach_only", paid))
    return canonical_frame(
        "account_days",
        _with_views(frame),
        platform="linkedin",
        account_id=account,
        day_zone=DAY_ZONE,
    )


def _posts(frame: pd.DataFrame, account: str, as_of: pd.Timestamp) -> pd.DataFrame:
    posts = _with_views(frame)
    if "type" in frame:
        posts["is_boosted"] = (
            frame["type"].str.strip().str.casefold().map({"organic": False, "sponsored": True})
        )
    return canonical_frame("posts", posts, platform="linkedin", account_id=account, as_of=as_of)


def _with_views(frame: pd.DataFrame) -> pd.DataFrame:
    """Impressions under their own name, and as what every platform counts: times shown."""
    version = frame["impressions"].notna().map({True: "impressions", False: None})
    return frame.assign(views=frame["impressions"], metric_version=version)


def _as_of(
    name: str, received_on: str, last: pd.Timestamp | None, notes: list[Note]
) -> pd.Timestamp:
    """The moment of the export in the name, else the last day of the days, else the arrival."""
    received = pd.Timestamp(received_on).as_unit("us")
    match = _EXPORTED.search(name)
    if match:
        day = pd.Timestamp(datetime.fromtimestamp(int(match[1]), UTC).date()).as_unit("us")
        if (last is None or last <= day) and day <= received:
            return day
    if last is not None and last <= received:
        return last
    notes.append(Note("as_of_received", detail=received_on))
    return received


READER = LinkedInContent()
