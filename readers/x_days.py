"""Days of an X account: the overview of X Premium analytics, and the daily file to 2024.

X > Premium > Analytics > Overview > Download. Last seen: August 2025. No file of X holds the
number of followers; gained and lost stand only in the newer one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Date
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport
from readers.whole_decimals import WholeDecimal

OVERVIEW = TabularExport(
    fields=(
        Field("date", ("Date", "Tanggal"), Date("%a, %b %-d, %Y", "%a %b %d %Y"), identifies=True),
        Field("views", ("Impressions", "Impresi"), Count(), identifies=True),
        Field("interactions", ("Engagements", "Interaksi"), Count(), identifies=True),
        Field("posts_published", ("Create Post", "Buat postingan"), Count(), identifies=True),
        Field("likes", ("Likes", "Suka"), Count()),
        Field("saves", ("Bookmarks", "Markah"), Count()),
        Field("follows_gained", ("New follows", "Pengikut baru"), Count()),
        Field("follows_lost", ("Unfollows", "Berhenti mengikuti"), Count()),
        Field("comments", ("Replies", "Balasan"), Count()),
        Field("shares", ("Reposts", "Posting ulang"), Count()),
        Field("profile_visits", ("Profile visits", "Kunjungan profil"), Count()),
    ),
)
OLD = TabularExport(
    fields=(
        Field("date", ("Date",), Date("%Y-%m-%d"), identifies=True),
        Field("posts_published", ("Tweets published",), WholeDecimal(), identifies=True),
        Field("views", ("impressions",), WholeDecimal(), identifies=True),
        Field("interactions", ("engagements",), WholeDecimal()),
        Field("likes", ("likes", "favorites"), WholeDecimal()),
        Field("comments", ("replies",), WholeDecimal()),
        Field("shares", ("retweets",), WholeDecimal()),
        Field("profile_visits", ("user profile clicks",), WholeDecimal()),
        Field("link_clicks", ("url clicks",), WholeDecimal()),
        Field("follows_gained", ("follows",), WholeDecimal()),
    ),
)
_OLD_NAME = re.compile(r"tweet_activity_metrics_(\w+)_[0-9]{8}_[0-9]{8}_")


@dataclass(frozen=True)
class XDays:
    """The reader of one generation of the file; stateless."""

    name: str
    export: TabularExport
    day_zone: str | None
    platform: str = "x"

    def recognises(self, document: Document) -> bool:
        """By the day, its impressions and the posts made that day."""
        return self.export.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a day; asks for the account, which the file does not name."""
        extract = self.export.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        named = _OLD_NAME.search(document.raw.name)
        account = answers.get("account") or (named[1].lower() if named else None)
        days = _days(extract.frame, account, self.day_zone)
        return ReadResult(
            self.name,
            self.platform,
            account,
            tables={"account_days": days},
            questions=() if account else (Question("account"),),
        )


def _days(frame: pd.DataFrame, account: str | None, zone: str | None) -> pd.DataFrame:
    constants: dict[str, object] = {"platform": "x", "account_id": account or ""}
    if zone:
        constants["day_zone"] = zone
    return canonical_frame("account_days", frame, metric_version="impressions", **constants)


# The overview's days are those of the browser that downloaded it, which the file does not name.
READER = XDays("x_days", OVERVIEW, day_zone=None)
OLD_READER = XDays("x_old_days", OLD, day_zone="UTC")
