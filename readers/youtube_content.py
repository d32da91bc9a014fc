"""YouTube content: one row a video, with its counters in the chosen period.

YouTube Studio > Analytics > Advanced mode > Content > Export current view (Table data.csv).
Last seen: 2025. The counters are those of the period chosen in Studio, which only the zip's name
states: a video published before that period has more than the file says, so its counters are left
out. Export with the period "Lifetime" (Sejak awal) to have them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Date, Identifier, Number, Text
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport
from readers.youtube_columns import (
    DATE_HEADERS,
    DIMENSION_HEADERS,
    METRICS,
    short_row_problems,
    without_total_rows,
)
from readers.youtube_zip_name import account_of, as_of_day, zip_name

EXPORT = TabularExport(
    fields=(
        Field("post_id", DIMENSION_HEADERS["content"], Identifier(), identifies=True),
        Field("caption", ("Video title", "Judul video"), Text(), identifies=True),
        Field(
            "published_on",
            ("Video publish time", "Waktu publikasi video"),
            Date("%b %-d, %Y", "%-d %b %Y"),
            identifies=True,
        ),
        Field("duration_seconds", ("Duration", "Durasi"), Number()),
        Field("shown_in_feed", ("Shown in feed",), Count()),
        *METRICS,
    ),
    excludes=DATE_HEADERS,
    short_rows="fill",  # the last line of a capped table has one cell
    final_newline=True,
)
_COUNTERS = (
    "views",
    "watch_seconds",
    "follows",
    "impressions",
    "reach",
    "likes",
    "comments",
    "shares",
)
_LONGEST_SHORT_SECONDS = 180
_VIDEO_ID = r"[A-Za-z0-9_-]{11}"


@dataclass(frozen=True)
class YouTubeContent:
    """The reader; stateless."""

    name: str = "youtube_content"
    platform: str = "youtube"

    def recognises(self, document: Document) -> bool:
        """By content, title and publish time, in English or Indonesian, without a date."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Videos with the counters that are their lifetime's."""
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame, notes = without_total_rows(extract.frame, "post_id")
        problems = short_row_problems(frame, extract) or _id_problems(
            frame, extract.headers["post_id"]
        )
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        posts = _named_as_canonical(frame)
        as_of, as_of_notes = as_of_day(document.raw, answers)
        posts, period_notes = _lifetime_only(posts, zip_name(document.raw).start)
        account, questions = account_of(document.raw, answers)
        table = canonical_frame(
            "posts",
            posts,
            platform=self.platform,
            account_id=account,
            as_of=as_of,
            metric_version="views",
        )
        return ReadResult(
            self.name,
            self.platform,
            account or None,
            headers=extract.headers,
            tables={"posts": table},
            notes=(*notes, *as_of_notes, *period_notes),
            questions=questions,
        )


def _id_problems(frame: pd.DataFrame, header: str) -> list[Problem]:
    if frame.empty:
        return [Problem("no_rows")]
    strange = frame[~frame["post_id"].fillna("").str.fullmatch(_VIDEO_ID)]
    return [
        Problem("unreadable_video_id", int(row), header, None if pd.isna(text) else str(text))
        for row, text in strange[["source_row", "post_id"]].itertuples(index=False)
    ]


def _named_as_canonical(frame: pd.DataFrame) -> pd.DataFrame:
    posts = frame.rename(columns={"subscribers": "follows", "unique_viewers": "reach"})
    if "watch_hours" in posts:
        posts["watch_seconds"] = posts["watch_hours"] * 3600
    return posts.assign(
        format=_format(posts), permalink="https://www.youtube.com/watch?v=" + posts["post_id"]
    )


def _format(posts: pd.DataFrame) -> pd.Series:
    """Short where it was shown in the Shorts feed, long where it is too long for a Short."""
    kind = pd.Series("video", index=posts.index, dtype="str")
    if "duration_seconds" in posts:
        long = (posts["duration_seconds"] > _LONGEST_SHORT_SECONDS).fillna(False).astype(bool)
        kind = kind.mask(long, "video_long")
    if "shown_in_feed" in posts:
        kind = kind.mask((posts["shown_in_feed"] > 0).fillna(False).astype(bool), "video_short")
    return kind


def _lifetime_only(posts: pd.DataFrame, start: object) -> tuple[pd.DataFrame, list[Note]]:
    """Without the counters that cover only a part of a video's life."""
    if start is None:
        return posts, [Note("period_not_stated")]
    partial = ~(posts["published_on"] >= pd.Timestamp(str(start)))
    counters = [name for name in _COUNTERS if name in posts]
    posts = posts.assign(**{name: posts[name].mask(partial) for name in counters})
    return posts, [Note("partial_counters", int(partial.sum()))] if partial.any() else []


READER = YouTubeContent()
