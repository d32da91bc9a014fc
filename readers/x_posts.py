"""Posts of X: the content file of X Premium analytics, and the tweet file of the years to 2024.

X > Premium > Analytics > Content > Download (Analitik > Konten > Unduh). Last seen: August 2026.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from canonical.problem import Note, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Text
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport
from readers.whole_decimals import WholeDecimal
from readers.x_status import own_handle, published_at, true_ids

CONTENT = TabularExport(
    fields=(
        Field("post_id", ("Post id", "ID Postingan"), Text(), identifies=True),
        Field("caption", ("Post text", "Teks postingan"), Text(), identifies=True),
        Field("permalink", ("Post Link", "Link", "Tautan postingan"), Text(), required=True),
        Field("views", ("Impressions", "Impresi"), Count(), identifies=True),
        Field("likes", ("Likes", "Suka"), Count()),
        Field("saves", ("Bookmarks", "Markah"), Count()),
        Field("follows", ("New follows", "Pengikut baru"), Count()),
        Field("comments", ("Replies", "Balasan"), Count()),
        Field("shares", ("Reposts", "Posting ulang"), Count()),
        Field("profile_visits", ("Profile visits", "Kunjungan profil"), Count()),
        Field("link_clicks", ("URL Clicks", "Klik URL"), Count()),
    ),
)


OLD = TabularExport(
    fields=(
        Field("post_id", ("Tweet id",), Text(), identifies=True),
        Field("permalink", ("Tweet permalink",), Text(), identifies=True),
        Field("caption", ("Tweet text",), Text(), identifies=True),
        Field("views", ("impressions",), WholeDecimal(), identifies=True),
        Field("likes", ("likes", "favorites"), WholeDecimal()),
        Field("comments", ("replies",), WholeDecimal()),
        Field("shares", ("retweets",), WholeDecimal()),
        Field("follows", ("follows",), WholeDecimal()),
        Field("profile_visits", ("user profile clicks",), WholeDecimal()),
        Field("link_clicks", ("url clicks",), WholeDecimal()),
        Field("promoted", ("promoted impressions",), WholeDecimal(null=frozenset({"-"}))),
    ),
)
_ANSWERED = r"^(?:@\w+(?:\s+|$))+"
_NAMED_DAYS = (
    re.compile(r"_[0-9]{4}-[0-9]{2}-[0-9]{2}_([0-9]{4})-([0-9]{2})-([0-9]{2})"),
    re.compile(r"_[0-9]{8}_([0-9]{4})([0-9]{2})([0-9]{2})_"),
)


@dataclass(frozen=True)
class XPosts:
    """The reader of one generation of the file; stateless."""

    name: str
    export: TabularExport
    platform: str = "x"

    def recognises(self, document: Document) -> bool:
        """By id, text and impressions of a post."""
        return self.export.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Posts and replies with lifetime counters; times come from the ids, exact and in UTC."""
        extract = self.export.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        ids, notes, problems = true_ids(extract.frame, extract.headers)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        handle = own_handle(extract.frame["permalink"]) or answers.get("account")
        as_of, as_of_notes = _as_of(document.raw.name, answers["received_on"])
        posts = _posts(extract.frame, ids, as_of, handle or "")
        replies = int((posts["format"] == "reply").sum())
        return ReadResult(
            self.name,
            self.platform,
            handle,
            headers=extract.headers,
            tables={"posts": posts},
            notes=(*notes, *as_of_notes, *([Note("replies", replies)] if replies else [])),
            questions=() if handle else (Question("account"),),
        )


def _posts(frame: pd.DataFrame, ids: pd.Series, as_of: pd.Timestamp, account: str) -> pd.DataFrame:
    """The canonical posts; a reply is kept without the names of those it answers."""
    reply = frame["caption"].str.startswith("@").fillna(False)
    captions = frame["caption"].str.replace(_ANSWERED, "", regex=True)
    filled = frame.assign(
        post_id=ids,
        as_of=as_of,
        published_at=published_at(ids),
        caption=captions.mask(captions == ""),
        format=pd.Series("text", index=frame.index, dtype="str").mask(reply, "reply"),
    )
    if "promoted" in frame:
        filled["is_boosted"] = frame["promoted"].fillna(0) > 0
    constants = {"platform": "x", "account_id": account, "metric_version": "impressions"}
    return canonical_frame("posts", filled, **constants)


def _as_of(name: str, received_on: str) -> tuple[pd.Timestamp, list[Note]]:
    """The last day in the file's name, else the day it came in."""
    received = pd.Timestamp(received_on).as_unit("us")
    for pattern in _NAMED_DAYS:
        match = pattern.search(name)
        if match:
            try:
                day = pd.Timestamp(date(*map(int, match.groups()))).as_unit("us")
            except ValueError:
                continue
            if day <= received:
                return day, []
    return received, [Note("as_of_received", detail=received_on)]


READER = XPosts("x_posts", CONTENT)
OLD_READER = XPosts("x_old_posts", OLD)
